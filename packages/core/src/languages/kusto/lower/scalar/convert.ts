import type { Expr, ScalarType, Value } from "../../../../model/index.ts";
import { typeOf } from "../../../../model/index.ts";
import { missingLiteral } from "../steps.ts";
import { isBroken, isInteger, isNumber, literalOf } from "./types.ts";

/** The function that converts to a type. */
const conversions: Readonly<Record<Exclude<ScalarType, "dynamic">, string>> = {
  boolean: "tobool",
  int: "toint",
  long: "tolong",
  real: "toreal",
  decimal: "todecimal",
  string: "tostring",
  datetime: "todatetime",
  timespan: "totimespan",
  guid: "toguid",
};

/** An expression's value as one of another type; literals of numbers, texts and nulls stay literals. */
export function convert(expr: Expr, type: ScalarType): Expr {
  const from = typeOf(expr);
  if (from === type || isBroken(expr)) return expr;
  const literal = literalOf(expr);
  if (literal?.value.kind === "null") return missingLiteral(type);
  if (literal !== undefined && isSame(literal.value, from, type)) return { ...literal, type };
  if (type === "dynamic") return boxed(expr);
  return { kind: "call", function: conversions[type], args: [expr], type };
}

/** A dynamic that holds a value as it is: no text is parsed. Kusto has no function for it but those that make lists. */
function boxed(value: Expr): Expr {
  const list: Expr = { kind: "call", function: "pack-array", args: [value], type: "dynamic" };
  const first: Expr = { kind: "literal", value: { kind: "number", value: 0 } };
  return { kind: "call", function: "dynamic-get", args: [list, first], type: "dynamic" };
}

/** Whether a written value of one type is, as it is written, a value of another. */
function isSame({ kind }: Value, from: ScalarType, type: ScalarType): boolean {
  if (isNumber(from) && isNumber(type)) return isInteger(from) || !isInteger(type);
  if (from !== "dynamic" && type !== "dynamic") return false;
  const other = from === "dynamic" ? type : from;
  if (kind === "number") return isNumber(other) && (type === "dynamic" || !isInteger(other));
  return (kind === "string" || kind === "boolean") && other === kind;
}

/** An expression as text; dynamic texts without their quotes, and never null. */
export function asText(expr: Expr): Expr {
  return convert(expr, "string");
}
