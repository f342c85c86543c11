/** The first and the last millisecond (since 1970, UTC) that a date speaks of. */
export interface DateBounds {
  readonly from: number;
  readonly to: number;
}

type Unit = "y" | "M" | "w" | "d" | "h" | "m" | "s" | "ms";

const absolute =
  /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:[T ](\d\d)(?::(\d\d)(?::(\d\d)(?:[.,](\d+))?)?)?)?)?)?(Z|[+-]\d\d(?::?\d\d)?)?$/;
const epochMilliseconds = /^-?\d{5,15}$/;
const operations = /^(?:[+-]\d*[yMwdhHms]|\/[yMwdhHms])*$/;
const anchored = /^(now|.*?\|\||[^|]*$)(.*)$/s;

const isRelative = (text: string): boolean => /^now(?:$|[-+/])/.test(text);

/** Why a text is no date that could be compared: it is none, or it goes by a present that is not known. */
export type NoDate = "no-date" | "present";

/**
 * What a date in Elasticsearch's date math means: a date whose finer parts may be left out (`2026-01` is the whole
 * month), milliseconds since 1970, or `now`, with additions and roundings behind it (`2026-01-05||+1M/d`, `now-7d/d`).
 * Otherwise why there is none. Source of semantics:
 * https://www.elastic.co/docs/reference/elasticsearch/rest-apis/common-options#date-math
 */
export function dateBounds(text: string, nowMs: number | undefined): DateBounds | NoDate {
  if (nowMs === undefined && isRelative(text.trim())) return "present";
  return boundsOfMath(text.trim(), nowMs ?? 0) ?? "no-date";
}

function boundsOfMath(text: string, nowMs: number): DateBounds | undefined {
  const [, head = "", math = ""] = anchored.exec(text) ?? [];
  if (!operations.test(math)) return undefined;
  const anchor = head.endsWith("||") ? head.slice(0, -2) : head;
  const start = anchor === "now" ? { from: nowMs, to: nowMs } : boundsOf(anchor);
  if (start === undefined) return undefined;
  const steps = math.match(/[+-]\d*[yMwdhHms]|\/[yMwdhHms]/g) ?? [];
  return steps.reduce(stepped, start);
}

function boundsOf(text: string): DateBounds | undefined {
  const parts = absolute.exec(text);
  if (parts === null) {
    if (!epochMilliseconds.test(text)) return undefined;
    return { from: Number(text), to: Number(text) };
  }
  const [, year, month, day, hour, minute, second, fraction = "", zone = "Z"] = parts;
  const ms = Date.parse(
    `${year}-${month ?? "01"}-${day ?? "01"}T${hour ?? "00"}:${minute ?? "00"}:${second ?? "00"}.${fraction.slice(0, 3).padEnd(3, "0")}Z`,
  );
  // February 30 is read as March 1 or 2.
  if (Number.isNaN(ms) || (day !== undefined && new Date(ms).getUTCDate() !== Number(day)))
    return undefined;
  const from = ms - offsetMs(zone);
  const unit = unitOf(month, day, hour, minute, second, fraction);
  return { from, to: unit === "ms" ? from : added(from, 1, unit) - 1 };
}

/** The unit of the finest part that is written. */
function unitOf(
  month: string | undefined,
  day: string | undefined,
  hour: string | undefined,
  minute: string | undefined,
  second: string | undefined,
  fraction: string,
): Unit {
  if (month === undefined) return "y";
  if (day === undefined) return "M";
  if (hour === undefined) return "d";
  if (minute === undefined) return "h";
  if (second === undefined) return "m";
  return fraction === "" ? "s" : "ms";
}

function offsetMs(zone: string): number {
  if (zone === "Z") return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(3).replace(":", "") || 0);
  return (zone.startsWith("-") ? -minutes : minutes) * 60_000;
}

function stepped({ from, to }: DateBounds, step: string): DateBounds {
  const unit = step.slice(-1).replace("H", "h") as Unit;
  if (step.startsWith("/"))
    return { from: floored(from, unit), to: added(floored(to, unit), 1, unit) - 1 };
  const digits = step.slice(1, -1);
  const count = (digits === "" ? 1 : Number(digits)) * (step.startsWith("-") ? -1 : 1);
  return { from: added(from, count, unit), to: added(to, count, unit) };
}

const lengths = { w: 604_800_000, d: 86_400_000, h: 3_600_000, m: 60_000, s: 1000, ms: 1 } as const;

function added(ms: number, count: number, unit: Unit): number {
  if (unit !== "y" && unit !== "M") return ms + count * lengths[unit];
  const date = new Date(ms);
  const day = date.getUTCDate();
  date.setUTCMonth(date.getUTCMonth() + count * (unit === "y" ? 12 : 1), 1);
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  date.setUTCDate(Math.min(day, last));
  return date.getTime();
}

/** 1970 began on a Thursday; weeks begin on Monday. */
const firstMonday = 4 * lengths.d;

function floored(ms: number, unit: Unit): number {
  const date = new Date(ms);
  if (unit === "y") return Date.UTC(date.getUTCFullYear(), 0, 1);
  if (unit === "M") return Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1);
  const offset = unit === "w" ? firstMonday : 0;
  return Math.floor((ms - offset) / lengths[unit]) * lengths[unit] + offset;
}
