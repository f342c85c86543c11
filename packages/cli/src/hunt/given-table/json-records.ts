import type { Datum } from "@telltale/core/model";
import type { GivenRecord } from "./record.ts";

/** Reads JSON lines, a JSON array of objects, or one object. */
export async function* readJson(
  pieces: AsyncIterable<string>,
): AsyncGenerator<GivenRecord, void, void> {
  let isFirst = true;
  let isWhole = false;
  let held = "";
  let line = 0;
  for await (const piece of pieces) {
    held += piece;
    if (isWhole) continue;
    for (;;) {
      const end = held.indexOf("\n");
      if (end < 0) break;
      const text = held.slice(0, end);
      if (isFirst && text.trim() !== "") {
        isFirst = false;
        // An array, or an object that goes on: no lines, but one text.
        isWhole = parsed(text) === undefined || text.trimStart().startsWith("[");
        if (isWhole) break;
      }
      held = held.slice(end + 1);
      line++;
      if (text.trim() !== "") yield recordOf(text, line);
    }
  }
  if (held.trim() === "") return;
  const whole = parsed(held);
  if (!Array.isArray(whole)) return yield recordOf(held, line + 1);
  for (const [number, item] of whole.entries()) yield recordOfValue(item, number + 1);
}

function recordOf(text: string, line: number): GivenRecord {
  const value = parsed(text);
  return value === undefined ? { line, problem: "not JSON" } : recordOfValue(value, line);
}

function recordOfValue(value: Datum, line: number): GivenRecord {
  return value === null || typeof value !== "object" || Array.isArray(value)
    ? { line, problem: "not an object" }
    : { line, fields: new Map(Object.entries(value)) };
}

/** Integers that a double cannot hold. */
const largeNumber = /[[:,\s]-?\d{16,}\s*[,}\]]/;

function parsed(text: string): Datum | undefined {
  try {
    return JSON.parse(text, largeNumber.test(text) ? keepDigits : undefined) as Datum;
  } catch {
    return undefined;
  }
}

/** Keeps the text of integers that would be rounded. */
function keepDigits(_key: string, value: unknown, context?: { readonly source?: string }): unknown {
  const { source } = context ?? {};
  return typeof value === "number" &&
    source !== undefined &&
    /^-?\d+$/.test(source) &&
    String(value) !== source
    ? source
    : value;
}
