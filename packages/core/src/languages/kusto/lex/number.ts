import { digit, endOfRun, wordPart } from "./characters.ts";
import { ticksPerUnit } from "./timespan-units.ts";

export interface ScannedNumber {
  readonly kind: "long" | "real" | "timespan" | "word" | "guid";
  readonly end: number;
}

const guid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(?!\w)/iy;
const hex = /0x[0-9a-f]+(?!\w)/iy;
const exponent = /[eE][+-]?\d+(?!\w)/y;

/**
 * Scans what begins with a digit. Names may begin with digits (`5tuple`); letters behind a number are a unit of
 * time where they are one (`5m`), else the whole is a name. `1..2` is a range, `1.` a real.
 */
export function scanNumber(text: string, start: number): ScannedNumber {
  const guidEnd = endOfGuid(text, start);
  if (guidEnd !== undefined) return { kind: "guid", end: guidEnd };
  const hexEnd = text[start] === "0" ? endOfMatch(hex, text, start) : undefined;
  if (hexEnd !== undefined) return { kind: "long", end: hexEnd };
  const digits = endOfRun(text, start, digit);
  if (text[digits] === "." && text[digits + 1] !== ".") return scanFraction(text, digits + 1);
  const scientific = endOfMatch(exponent, text, digits);
  if (scientific !== undefined) return { kind: "real", end: scientific };
  const end = endOfRun(text, digits, wordPart);
  if (end === digits) return { kind: "long", end };
  return { kind: ticksPerUnit.has(text.slice(digits, end)) ? "timespan" : "word", end };
}

function scanFraction(text: string, start: number): ScannedNumber {
  const digits = endOfRun(text, start, digit);
  const scientific = endOfMatch(exponent, text, digits);
  if (scientific !== undefined) return { kind: "real", end: scientific };
  const end = endOfRun(text, digits, wordPart);
  const isTimespan = digits > start && ticksPerUnit.has(text.slice(digits, end));
  return isTimespan ? { kind: "timespan", end } : { kind: "real", end: digits };
}

function endOfMatch(pattern: RegExp, text: string, at: number): number | undefined {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}

/** Where a GUID without `guid(…)` around it ends, if there is one here. */
export function endOfGuid(text: string, start: number): number | undefined {
  return text[start + 8] === "-" ? endOfMatch(guid, text, start) : undefined;
}
