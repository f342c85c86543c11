import type { Expr, ScalarType, Value } from "../../../../model/index.ts";
import { typeOf } from "../../../../model/index.ts";
import { missingLiteral } from "../steps.ts";
import { isBroken, isInteger, isNumber, literalOf } from "./types.ts";

/** The function that converts to a type; `dynamic-of` gives a dynamic that holds the value, and parses nothing. */
const conversions: Readonly<Record<ScalarType, string>> = {
  boolean: "tobool",
  int: "toint",
  long: "tolong",
  real: "toreal",
  decimal: "todecimal",
  string: "tostring",
  datetime: "todatetime",
  timespan: "totimespan",
  guid: "toguid",
  dynamic: "dynamic-of",
};

/** An expression's value as one of another type; literals of numbers, texts and nulls stay literals. */
export function convert(expr: Expr, type: ScalarType): Expr {
  const from = typeOf(expr);
  if (from === type || isBroken(expr)) return expr;
  const literal = literalOf(expr);
  if (literal?.value.kind === "null") return missingLiteral(type);
  if (literal !== undefined && isSame(literal.value, from, type)) return { ...literal, type };
  return { kind: "call", function: conversions[type], args: [expr], type };
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
