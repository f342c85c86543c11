import type { Datum, Value } from "../model/index.ts";
import { unreachable } from "../source/index.ts";

/** The text that string tests see: what the log says. Objects show as JSON. */
export function textOf(datum: Datum): string {
  if (typeof datum === "string") return datum;
  if (datum === null) return "";
  return typeof datum === "object" ? JSON.stringify(datum) : String(datum);
}

/** The members of a value that tests go through: none for missing and null, a list's own, else the value itself. */
export function membersOf(datum: Datum | undefined): readonly Datum[] {
  if (datum === undefined || datum === null) return [];
  if (Array.isArray(datum)) return (datum as readonly Datum[]).filter((item) => item !== null);
  return [datum];
}

/** The number a value stands for: decimal or 0x notation; undefined for anything else. */
export function numberOf(datum: Datum): number | undefined {
  if (typeof datum === "number") return datum;
  if (typeof datum !== "string" || datum.trim() === "") return undefined;
  const value = Number(datum);
  return Number.isNaN(value) ? undefined : value;
}

/** A literal as event data. Timespans are their ticks. */
export function datumOf(value: Value): Datum {
  switch (value.kind) {
    case "string":
    case "number":
    case "boolean":
      return value.value;
    case "long":
      return value.digits;
    case "null":
      return null;
    case "timestamp":
      return value.iso;
    case "timespan":
      return value.ticks;
    case "list":
      return value.items.map(datumOf);
    case "object":
      return Object.fromEntries(value.entries.map(([key, item]) => [key, datumOf(item)]));
    default:
      return unreachable(value);
  }
}
