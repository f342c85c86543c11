import { and, isTrue, not, or, typeOf } from "../../../model/index.ts";
import type { CompareOperator, Expr } from "../../../model/index.ts";
import type { EvalExpr } from "../syntax.ts";
import { compare, equal, like } from "./comparisons.ts";
import { lowerFunction } from "./functions/index.ts";
import { fieldOf, refuse } from "./lowering.ts";
import type { Lowering } from "./lowering.ts";
import { filledIn, isGiven } from "./placeholders.ts";
import type { Rows } from "./rows.ts";
import {
  asNumber,
  asText,
  booleanLiteral,
  call,
  isNothing,
  isNumeric,
  looksNumeric,
  nothing,
  numberLiteral,
  textLiteral,
} from "./values.ts";

/** An expression of `eval` or `where` over rows. Comparisons with nothing are neither true nor false. */
export function lowerEval(expr: EvalExpr, rows: Rows, lowering: Lowering): Expr {
  const lower = (part: EvalExpr) => lowerEval(part, rows, lowering);
  const condition = (part: EvalExpr) => lowerCondition(part, rows, lowering);
  switch (expr.kind) {
    case "string":
      return (
        filledIn(expr.value, rows, lowering, expr.span) ?? {
          ...textLiteral(expr.value),
          origin: expr.span,
        }
      );
    case "number":
      return { ...numberLiteral(expr.value), origin: expr.span };
    case "field":
      if (isGiven(expr.name, lowering))
        return refuse(lowering, `'${expr.name}' outside of quotes`, expr.span);
      return fieldOf(expr.name, rows, lowering, expr.span);
    case "and":
      return and(expr.args.map(condition), expr.span);
    case "or":
      return or(expr.args.map(condition), expr.span);
    case "xor":
      return expr.args
        .map(condition)
        .reduce((a, b) => or([and([a, not(b)]), and([not(a), b])], expr.span));
    case "not":
      return not(condition(expr.arg), expr.span);
    case "minus":
      return arithmetic("subtract", numberLiteral(0), lower(expr.arg));
    case "in":
      return or(
        expr.values.map((value) => equal(lower(expr.subject), lower(value))),
        expr.span,
      );
    case "binary":
      return lowerBinary(expr, lower(expr.left), lower(expr.right));
    case "call":
      return lowerFunction(expr, rows, lowering);
  }
}

/** An expression that stands for true or false. */
export function lowerCondition(expr: EvalExpr, rows: Rows, lowering: Lowering): Expr {
  const lowered = lowerEval(expr, rows, lowering);
  if (typeOf(lowered) === "boolean") return lowered;
  if (isNothing(lowered)) return nothing("boolean");
  lowering.say("spl/no-condition", {}, expr.span);
  return booleanLiteral(false);
}

const comparisons: Readonly<Record<string, CompareOperator>> = {
  "=": "eq",
  "!=": "ne",
  "<": "lt",
  "<=": "le",
  ">": "gt",
  ">=": "ge",
};

function lowerBinary(
  { operator, span }: Extract<EvalExpr, { kind: "binary" }>,
  left: Expr,
  right: Expr,
): Expr {
  switch (operator) {
    case "+":
      return add(left, right);
    case "-":
      return arithmetic("subtract", left, right);
    case "*":
      return arithmetic("multiply", left, right);
    case "/":
      return call("spl-quotient", "real", asNumber(left), asNumber(right));
    case "%":
      return call("spl-remainder", "real", asNumber(left), asNumber(right));
    case ".":
      return call("spl-join", "string", asText(left), asText(right));
    case "like":
      return like(left, right);
    case "=":
      return { ...equal(left, right), origin: span };
    case "!=":
      return typeOf(left) === "dynamic" || typeOf(right) === "dynamic"
        ? not(equal(left, right), span)
        : compare("ne", left, right);
    default:
      return compare(comparisons[operator] ?? "eq", left, right);
  }
}

function arithmetic(operator: "add" | "subtract" | "multiply", left: Expr, right: Expr): Expr {
  return {
    kind: "arithmetic",
    operator,
    left: asNumber(left),
    right: asNumber(right),
    type: "real",
  };
}

function add(left: Expr, right: Expr): Expr {
  if (isNumeric(left) || isNumeric(right)) {
    const texts = [left, right].some(
      (side) =>
        side.kind === "literal" && side.value.kind === "string" && !looksNumeric(side.value.value),
    );
    if (!texts) return arithmetic("add", left, right);
  }
  return call("spl-plus", "string", left, right);
}

/** The condition with nothing taken for false. */
export function holds(expr: EvalExpr, rows: Rows, lowering: Lowering): Expr {
  return isTrue(lowerCondition(expr, rows, lowering));
}
