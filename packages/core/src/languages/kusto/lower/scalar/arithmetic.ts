import type { ArithmeticExpr, Expr, ScalarType } from "../../../../model/index.ts";
import { typeOf } from "../../../../model/index.ts";
import type { Span } from "../../../../source/index.ts";
import type { ArithmeticOperator } from "../../syntax/index.ts";
import { nameOfType } from "../types.ts";
import { convert } from "./convert.ts";
import {
  broken,
  type Context,
  isBroken,
  isNumber,
  isSummable,
  literalOf,
  widest,
} from "./types.ts";

const operators: Readonly<Record<ArithmeticOperator, ArithmeticExpr["operator"]>> = {
  "+": "add",
  "-": "subtract",
  "*": "multiply",
  "/": "divide",
  "%": "modulo",
};

/** `+ - * / %`; a dynamic is taken for a value of the other side's type. */
export function lowerArithmetic(
  operator: ArithmeticOperator,
  left: Expr,
  right: Expr,
  span: Span,
  { lowerer }: Context,
): Expr {
  if (isBroken(left, right)) return broken;
  const sides: readonly [ScalarType, ScalarType] = [typeOf(left), typeOf(right)];
  const operands = operandTypes(operator, ...sides);
  const type = operands === undefined ? undefined : resultType(operator, ...operands);
  if (operands === undefined || type === undefined) {
    const types = sides.map(nameOfType);
    lowerer.say("kusto/operand-type", { operator, types, hint: hintFor(operator, sides) }, span);
    return broken;
  }
  const node: Expr = {
    kind: "arithmetic",
    operator: operators[operator],
    left: convert(left, operands[0]),
    right: convert(right, operands[1]),
    type,
    origin: span,
  };
  return sides[0] === "dynamic" && sides[1] === "dynamic" ? convert(node, "dynamic") : node;
}

/** What the operands are taken for: dynamics become what the other side is, an int a long. */
function operandTypes(
  operator: ArithmeticOperator,
  left: ScalarType,
  right: ScalarType,
): readonly [ScalarType, ScalarType] | undefined {
  const isProduct = operator === "*" || operator === "/" || operator === "%";
  if (left === "dynamic" && right === "dynamic") return ["real", "real"];
  if (left === "dynamic" || right === "dynamic") {
    const other = left === "dynamic" ? right : left;
    if (!(isProduct ? isNumber(other) : isSummable(other))) return undefined;
    const type = other === "int" ? "long" : other;
    return [left === "dynamic" ? type : left, right === "dynamic" ? type : right];
  }
  return isSummable(left) && isSummable(right) ? [left, right] : undefined;
}

/** The operators' table of types, as Kusto's binder has it. */
function resultType(
  operator: ArithmeticOperator,
  left: ScalarType,
  right: ScalarType,
): ScalarType | undefined {
  if (isNumber(left) && isNumber(right)) {
    const type = widest(left, right);
    return type === "int" ? "long" : type;
  }
  return times.get(`${kind(left)} ${operator} ${kind(right)}`);
}

const kind = (type: ScalarType): string => (isNumber(type) ? "number" : type);

const times: ReadonlyMap<string, ScalarType> = new Map<string, ScalarType>([
  ["timespan + timespan", "timespan"],
  ["datetime + datetime", "datetime"],
  ["datetime + timespan", "datetime"],
  ["timespan + datetime", "datetime"],
  ["timespan - timespan", "timespan"],
  ["datetime - datetime", "timespan"],
  ["datetime - timespan", "datetime"],
  ["timespan - datetime", "datetime"],
  ["timespan * timespan", "timespan"],
  ["timespan * number", "timespan"],
  ["number * timespan", "timespan"],
  ["datetime * number", "datetime"],
  ["number * datetime", "datetime"],
  ["timespan / timespan", "real"],
  ["timespan / number", "timespan"],
  ["datetime / datetime", "real"],
  ["datetime / timespan", "real"],
  ["datetime / number", "datetime"],
  ["timespan % timespan", "timespan"],
  ["timespan % number", "timespan"],
  ["datetime % datetime", "timespan"],
  ["datetime % timespan", "timespan"],
  ["datetime % number", "datetime"],
]);

function hintFor(operator: ArithmeticOperator, sides: readonly ScalarType[]): string | undefined {
  if (operator === "+" && sides.includes("string")) return "Texts are joined by strcat(…).";
  if (sides.includes("string")) return "Convert texts first: tolong(…), todatetime(…).";
  if (sides.includes("datetime") && sides.some(isNumber))
    return "Write lengths of time with a unit: 1d, 2h.";
  return undefined;
}

/** A signed operand; a literal takes the sign. */
export function lowerSigned(
  operator: "+" | "-",
  operand: Expr,
  span: Span,
  { lowerer }: Context,
): Expr {
  if (isBroken(operand)) return broken;
  const type = typeOf(operand);
  if (type !== "dynamic" && !isSummable(type)) {
    lowerer.say("kusto/operand-type", { operator, types: [nameOfType(type)] }, span);
    return broken;
  }
  const value = type === "int" ? convert(operand, "long") : operand;
  if (operator === "+") return value;
  const literal = literalOf(value);
  if (literal?.value.kind === "number" && literal.value.value !== 0)
    return { ...literal, value: { kind: "number", value: -literal.value.value }, origin: span };
  if (literal?.value.kind === "timespan" && literal.value.ticks !== 0)
    return { ...literal, value: { kind: "timespan", ticks: -literal.value.ticks }, origin: span };
  if (type === "dynamic") return convert(negated(convert(value, "real"), "real", span), "dynamic");
  return negated(value, typeOf(value), span);
}

/** Times minus one: a real zero becomes -0.0, as it should. */
function negated(left: Expr, type: ScalarType, span: Span): Expr {
  const right: Expr = { kind: "literal", value: { kind: "number", value: -1 } };
  return { kind: "arithmetic", operator: "multiply", left, right, type, origin: span };
}
