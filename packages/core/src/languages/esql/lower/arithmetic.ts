import type { ArithmeticExpr, Expr, ScalarType } from "../../../model/index.ts";
import type { Arithmetic, Expression, Sign } from "../syntax/index.ts";
import { call, literalNumber, one, single } from "./types.ts";
import type { Lowering, Typed } from "./types.ts";
import { movedBy, timespanOf } from "./units.ts";

type Lower = (expression: Expression, lowering: Lowering) => Typed;

const operators = {
  "+": "add",
  "-": "subtract",
  "*": "multiply",
  "/": "divide",
  "%": "modulo",
} as const;

/** `+ - * / %`: integers divide to integers, a remainder has the sign of what is divided; null makes null. */
export function lowerArithmetic(node: Arithmetic, lowering: Lowering, lower: Lower): Typed {
  const { operator, span } = node;
  const moved = lowerMove(node, lowering, lower);
  if (moved !== undefined) return moved;
  const left = numeric(lower(node.left, lowering));
  const right = numeric(lower(node.right, lowering));
  const type = resultType(operators[operator], left.type, right.type);
  if (operator === "%") return one(call("remainder", [left.expr, right.expr], type, span));
  return one({
    kind: "arithmetic",
    operator: operators[operator],
    left: left.expr,
    right: right.expr,
    type,
    origin: span,
  });
}

/** Dates and spans of months, which have no length of their own. */
function lowerMove(node: Arithmetic, lowering: Lowering, lower: Lower): Typed | undefined {
  const { operator, left, right } = node;
  const isBack = operator === "-";
  if (right.kind === "timespan" && timespanOf(right) === undefined && (isBack || operator === "+"))
    return one(movedBy(timeOf(lower(left, lowering)), right, isBack));
  if (left.kind === "timespan" && timespanOf(left) === undefined && operator === "+")
    return one(movedBy(timeOf(lower(right, lowering)), left, false));
  return undefined;
}

function timeOf(typed: Typed): Expr {
  const value = single(typed);
  return typed.type === "datetime" ? value : call("todatetime", [value], "datetime");
}

/** Texts are taken for the numbers that they say. */
function numeric(typed: Typed): Typed {
  const value = single(typed);
  return typed.type === "string" || typed.type === "boolean"
    ? one(call("toreal", [value], "real", value.origin), "real")
    : one(value, typed.type);
}

function resultType(
  operator: ArithmeticExpr["operator"],
  left: ScalarType,
  right: ScalarType,
): ScalarType {
  const types = new Set([left, right]);
  if (types.has("datetime"))
    return types.size === 1 && operator === "subtract" ? "timespan" : "datetime";
  if (types.has("timespan")) return types.size === 1 && operator === "divide" ? "real" : "timespan";
  return types.has("real") || types.has("decimal") ? "real" : "long";
}

export function lowerSign({ operator, operand, span }: Sign, lowering: Lowering, lower: Lower) {
  const value = numeric(lower(operand, lowering));
  if (operator === "+") return value;
  return one({
    kind: "arithmetic",
    operator: "subtract",
    left: literalNumber(0),
    right: value.expr,
    type: value.type,
    origin: span,
  } satisfies Expr);
}
