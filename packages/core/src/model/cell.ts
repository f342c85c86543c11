import { unreachable } from "../source/index.ts";
import type { ScalarType } from "./scalar-type.ts";
import { ticksOfTime, ticksOfTimespan, timeOfTicks, timespanOfTicks } from "./ticks.ts";
import type { Datum } from "./value.ts";

/**
 * A value of a row, by its column's type: bigint for int, long, datetime and timespan (ticks); number for real and
 * decimal; string for string and guid, and for dynamic, which is JSON text. Strings are never null, JSON's null is.
 */
export type Cell = string | number | bigint | boolean | null;

/**
 * A value of an event as a cell. What does not fit the type is null, or the text itself where that is asked for:
 * times in ISO 8601, numbers in decimal or hexadecimal. A missing text is empty.
 */
export function cellOf(datum: Datum | undefined, type: ScalarType): Cell {
  if (type === "string") return textOf(datum);
  if (datum === undefined || datum === null || datum === "") return null;
  switch (type) {
    case "boolean":
      return booleanOf(datum);
    case "int":
    case "long":
      return longOf(datum);
    case "real":
    case "decimal":
      return realOf(datum);
    case "guid":
      return guidOf(textOf(datum));
    case "datetime":
      return ticksOfTime(textOf(datum)) ?? null;
    case "timespan":
      return ticksOfTimespan(textOf(datum)) ?? null;
    case "dynamic":
      return dynamicOf(datum);
    default:
      return unreachable(type);
  }
}

function textOf(datum: Datum | undefined): string {
  if (datum === undefined || datum === null) return "";
  return typeof datum === "object" ? JSON.stringify(datum) : String(datum);
}

function booleanOf(datum: Datum): boolean | null {
  if (typeof datum === "boolean") return datum;
  switch (textOf(datum).trim().toLowerCase()) {
    case "true":
    case "1":
      return true;
    case "false":
    case "0":
      return false;
    default:
      return null;
  }
}

const integer = /^\s*([+-]?\d{1,20}|0x[\da-f]{1,16})\s*$/i;

function longOf(datum: Datum): bigint | null {
  if (typeof datum === "number")
    return Number.isFinite(datum) ? fitting(BigInt(Math.trunc(datum))) : null;
  if (typeof datum === "boolean") return datum ? 1n : 0n;
  const digits = integer.exec(textOf(datum))?.[1];
  if (digits === undefined) return null;
  // Logs write handles and logon ids of 64 bits in hexadecimal, without a sign.
  return /^0x/i.test(digits) ? BigInt.asIntN(64, BigInt(digits)) : fitting(BigInt(digits));
}

function fitting(value: bigint): bigint | null {
  return BigInt.asIntN(64, value) === value ? value : null;
}

function realOf(datum: Datum): number | null {
  if (typeof datum === "number") return datum;
  const text = textOf(datum).trim();
  const value = text === "" ? Number.NaN : Number(text);
  return Number.isNaN(value) ? null : value;
}

function guidOf(text: string): string | null {
  const bare = /^\{?([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})\}?$/i.exec(text.trim())?.[1];
  return bare?.toLowerCase() ?? null;
}

/** Bags and lists that stand as JSON text in a field are bags and lists, as where logs are taken into a table. */
function dynamicOf(datum: Datum): string | null {
  if (typeof datum === "string" && /^\s*[[{]/.test(datum)) {
    try {
      return jsonText(JSON.parse(datum) as Datum);
    } catch {
      return jsonText(datum);
    }
  }
  return jsonText(datum);
}

/** JSON text in which halves of characters are replaced: readers of JSON take these for damage. */
function jsonText(datum: Datum): string {
  const text = JSON.stringify(datum);
  if (!text.includes("\\ud")) return text;
  return text.replace(/\\(?:(ud[89a-f][\da-f]{2})|.)/g, (whole, half) =>
    half === undefined ? whole : "\\ufffd",
  );
}

/** A cell as Kusto's `tostring` writes it; null is no text. */
export function cellText(cell: Cell, type: ScalarType): string {
  if (cell === null) return "";
  switch (type) {
    case "boolean":
      return cell === true ? "True" : "False";
    case "real":
      return realText(Number(cell));
    case "datetime":
      return typeof cell === "bigint" ? timeOfTicks(cell) : String(cell);
    case "timespan":
      return typeof cell === "bigint" ? timespanOfTicks(cell) : String(cell);
    case "dynamic": {
      const value = parsed(String(cell));
      return typeof value === "string" ? value : String(cell);
    }
    case "int":
    case "long":
    case "decimal":
    case "string":
    case "guid":
      return String(cell);
    default:
      return unreachable(type);
  }
}

function realText(value: number): string {
  if (Number.isNaN(value)) return "NaN";
  if (!Number.isFinite(value)) return value > 0 ? "inf" : "-inf";
  if (Object.is(value, -0)) return "-0.0";
  const text = String(value);
  return /^-?\d+$/.test(text) ? `${text}.0` : text.replace("e", "E");
}

/** A cell for JSON output: times and timespans as texts, integers beyond 2^53 as their digits, dynamics as they are. */
export function cellJson(cell: Cell, type: ScalarType): unknown {
  if (cell === null || type === "boolean" || type === "string" || type === "guid") return cell;
  switch (type) {
    case "int":
    case "long": {
      const value = Number(cell);
      return Number.isSafeInteger(value) ? value : String(cell);
    }
    case "real":
    case "decimal":
      return typeof cell === "number" && Number.isFinite(cell) ? cell : cellText(cell, type);
    case "datetime":
    case "timespan":
      return cellText(cell, type);
    case "dynamic":
      return parsed(String(cell));
    default:
      return unreachable(type);
  }
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return json;
  }
}
