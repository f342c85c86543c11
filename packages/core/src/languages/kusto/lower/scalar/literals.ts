import type { LiteralExpr, ScalarType, Value } from "../../../../model/index.ts";
import { nullValue } from "../../../../model/index.ts";
import { unreachable } from "../../../../source/index.ts";
import type { JsonValue, Literal } from "../../syntax/index.ts";

/** A literal of the language; nulls keep their type. `typeof(…)` is none: it is no value. */
export function lowerLiteral(literal: Exclude<Literal, { kind: "type" }>): LiteralExpr {
  return {
    kind: "literal",
    value: valueOf(literal),
    ...typeOfLiteral(literal),
    origin: literal.span,
  };
}

function typeOfLiteral(literal: Literal): { readonly type?: ScalarType } {
  switch (literal.kind) {
    case "number":
    case "boolean":
    case "datetime":
    case "timespan":
    case "guid":
    case "dynamic":
      return { type: literal.kind === "number" ? literal.type : literal.kind };
    case "string":
    case "type":
      return {};
    default:
      return unreachable(literal);
  }
}

function valueOf(literal: Literal): Value {
  switch (literal.kind) {
    case "string":
      return { kind: "string", value: literal.value };
    case "number":
      return literal.digits === null ? nullValue : numberValue(literal.digits);
    case "boolean":
      return literal.value === null ? nullValue : { kind: "boolean", value: literal.value };
    case "datetime":
      return literal.iso === null ? nullValue : { kind: "timestamp", iso: literal.iso };
    case "timespan":
      return literal.ticks === null ? nullValue : { kind: "timespan", ticks: literal.ticks };
    case "guid":
      return literal.value === null ? nullValue : { kind: "string", value: literal.value };
    case "type":
      return { kind: "string", value: literal.text };
    case "dynamic":
      return jsonValue(literal.value);
    default:
      return unreachable(literal);
  }
}

/** Digits as a number, or where a double would round them and they are an integer's, as they are. */
function numberValue(digits: string): Value {
  if (digits === "nan") return { kind: "number", value: Number.NaN };
  if (digits.endsWith("inf"))
    return { kind: "number", value: digits.startsWith("-") ? -Infinity : Infinity };
  const value = Number(digits);
  const isExact = !/^-?\d+$/.test(digits) || Number.isSafeInteger(value);
  return isExact ? { kind: "number", value } : { kind: "long", digits };
}

function jsonValue(value: JsonValue): Value {
  switch (value.kind) {
    case "json-null":
      return nullValue;
    case "json-array":
      return { kind: "list", items: value.items.map(jsonValue) };
    case "json-object":
      return {
        kind: "object",
        entries: value.entries.map(({ key, value: of }) => [key.value, jsonValue(of)] as const),
      };
    default:
      return valueOf(value);
  }
}
