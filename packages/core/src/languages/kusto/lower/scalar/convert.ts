import type { Expr, ScalarType } from "../../../../model/index.ts";
import { typeOf } from "../../../../model/index.ts";
import { isBroken, isInteger, isNumber, literalOf, nullOf } from "./types.ts";

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
  if (literal?.value.kind === "null") return nullOf(type);
  const widens = isNumber(from) && isNumber(type) && (isInteger(from) || !isInteger(type));
  const isPlain = literal?.value.kind === "string" || literal?.value.kind === "boolean";
  const boxes = type === "dynamic" && (isNumber(from) || (isPlain && from !== "guid"));
  if (literal !== undefined && (widens || boxes)) return { ...literal, type };
  return { kind: "call", function: conversions[type], args: [expr], type };
}

/** An expression as text; dynamic texts without their quotes, and never null. */
export function asText(expr: Expr): Expr {
  return convert(expr, "string");
}
