import { ticksOfTime, timeOfTicks, timespanOfTicks } from "@telltale/core/model";
import type { ScalarType, Value } from "@telltale/core/model";
import { unreachable } from "@telltale/core/source";
import { sqlTypes } from "./types.ts";

/** An SQL literal of a text. A NUL cannot stand in the text of a statement. */
export function textLiteral(value: string): string {
  const quoted = `'${value.replaceAll("'", "''")}'`;
  return quoted.includes("\0") ? `(${quoted.split("\0").join("' || chr(0) || '")})` : quoted;
}

/** An SQL literal of an integer; the least of them has no literal of its own. */
export function longLiteral(value: bigint): string {
  const wrapped = BigInt.asIntN(64, value);
  return wrapped === -0x8000000000000000n ? `(-9223372036854775807 - 1)` : signed(String(wrapped));
}

export function realLiteral(value: number): string {
  if (Number.isNaN(value)) return "'NaN'::DOUBLE";
  if (!Number.isFinite(value)) return value > 0 ? "'Infinity'::DOUBLE" : "'-Infinity'::DOUBLE";
  const text = Object.is(value, -0) ? "-0" : String(value);
  return signed(text.includes("e") ? text : `${text}e0`);
}

/** Parenthesized, lest a sign and one before it make a comment. */
function signed(text: string): string {
  return text.startsWith("-") ? `(${text})` : text;
}

/** A value of the query as SQL of the type that the store holds it in. */
export function valueLiteral(value: Value, type: ScalarType): string {
  if (value.kind === "null") return `NULL::${sqlTypes[type]}`;
  switch (type) {
    case "boolean":
      return value.kind === "boolean" ? String(value.value).toUpperCase() : longText(value);
    case "int":
    case "long":
      return longText(value);
    case "real":
    case "decimal":
      return realLiteral(numberOf(value));
    case "datetime":
      return value.kind === "timestamp"
        ? longLiteral(ticksOfTime(value.iso) ?? 0n)
        : longText(value);
    case "timespan":
      return value.kind === "timespan" ? longLiteral(BigInt(value.ticks)) : longText(value);
    case "string":
      return textLiteral(plainText(value));
    case "guid":
      return textLiteral(plainText(value).toLowerCase());
    case "dynamic":
      return textLiteral(jsonOf(value));
    default:
      return unreachable(type);
  }
}

function longText(value: Value): string {
  if (value.kind === "long") return longLiteral(BigInt(value.digits));
  const number = numberOf(value);
  return Number.isInteger(number) ? longLiteral(BigInt(number)) : realLiteral(number);
}

function numberOf(value: Value): number {
  switch (value.kind) {
    case "number":
      return value.value;
    case "long":
      return Number(value.digits);
    case "boolean":
      return value.value ? 1 : 0;
    case "timespan":
      return value.ticks;
    case "string":
      return Number(value.value);
    case "null":
    case "timestamp":
    case "list":
    case "object":
      return Number.NaN;
    default:
      return unreachable(value);
  }
}

function plainText(value: Value): string {
  return value.kind === "string" ? value.value : jsonOf(value);
}

/** The JSON text of a value, as dynamic columns hold it. */
export function jsonOf(value: Value): string {
  switch (value.kind) {
    case "string":
    case "boolean":
      return JSON.stringify(value.value);
    case "number":
      return Number.isFinite(value.value) ? String(value.value) : `"${String(value.value)}"`;
    case "long":
      return value.digits;
    case "null":
      return "null";
    case "timestamp":
      return JSON.stringify(timeOfTicks(ticksOfTime(value.iso) ?? 0n));
    case "timespan":
      return JSON.stringify(timespanOfTicks(BigInt(value.ticks)));
    case "list":
      return `[${value.items.map(jsonOf).join(",")}]`;
    case "object":
      return `{${value.entries.map(([key, item]) => `${JSON.stringify(key)}:${jsonOf(item)}`).join(",")}}`;
    default:
      return unreachable(value);
  }
}
