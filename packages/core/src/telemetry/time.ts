const iso =
  /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d+))?)?)?\s*(Z|UTC|[+-]\d\d:?\d\d)?$/i;
const american =
  /^(\d{1,2})\/(\d{1,2})\/(\d{4}),? (\d{1,2}):(\d\d)(?::(\d\d)(?:\.(\d+))?)?(?: ([AP])M)?$/i;
const dotNet = /^\/Date\((-?\d+)(?:[+-]\d{4})?\)\/$/;
const numeric = /^-?\d+(?:\.\d+)?$/;

/** Milliseconds from 1601, where FILETIME starts, to 1970. */
const filetimeOffset = 11_644_473_600_000n;

/**
 * A time as logs write it, as ISO 8601 UTC with the fraction as given (up to seven digits); the text itself where
 * it is none of the forms known: ISO 8601 with or without zone (none means UTC), `6/9/2020, 10:50:54.123 PM`,
 * .NET's `/Date(ms)/`, and numbers, read by their size as seconds, milli-, micro-, nanoseconds or FILETIME.
 */
export function normalizeTime(text: string): string {
  const trimmed = text.trim();
  const isoParts = iso.exec(trimmed);
  if (isoParts !== null) return fromIso(isoParts);
  if (numeric.test(trimmed)) return fromNumber(trimmed) ?? trimmed;
  const date = dotNet.exec(trimmed);
  if (date !== null) return fromMilliseconds(Number(date[1]), "") ?? trimmed;
  const parts = american.exec(trimmed);
  if (parts !== null) return fromAmerican(parts);
  return trimmed;
}

function fromIso([
  text,
  year,
  month,
  day,
  hour = "00",
  minute = "00",
  second = "00",
  fraction = "",
  zone = "Z",
]: RegExpExecArray): string {
  const digits = fraction.slice(0, 7);
  const clock = `${year}-${month}-${day}T${hour}:${minute}:${second}`;
  if (!/^[+-]/.test(zone)) return `${clock}${digits === "" ? "" : `.${digits}`}Z`;
  const minutes =
    (Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2))) * (zone.startsWith("-") ? 1 : -1);
  return fromMilliseconds(Date.parse(`${clock}Z`) + minutes * 60_000, digits) ?? text;
}

function fromAmerican([
  text,
  month = "",
  day = "",
  year,
  hour = "",
  minute,
  second = "00",
  fraction = "",
  half,
]: RegExpExecArray): string {
  const hours =
    half === undefined ? Number(hour) : (Number(hour) % 12) + (half.toUpperCase() === "P" ? 12 : 0);
  const clock = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}T${String(hours).padStart(2, "0")}:${minute}:${second}Z`;
  const time = Date.parse(clock);
  return Number.isNaN(time) ? text : (fromMilliseconds(time, fraction.slice(0, 7)) ?? text);
}

function fromNumber(text: string): string | undefined {
  const [whole = "", fraction = ""] = text.split(".");
  const digits = whole.replace("-", "").length;
  if (digits <= 11) return fromMilliseconds(Number(whole) * 1000, fraction.slice(0, 7));
  if (digits <= 14) return fromMilliseconds(Number(whole), "");
  const value = BigInt(whole);
  // Today in 100 ns since 1601 has 18 digits, in microseconds since 1970 16, in nanoseconds 19.
  if (digits <= 16) return fromFine(value / 1_000_000n, value % 1_000_000n, 6);
  if (digits <= 18)
    return fromFine(value / 10_000_000n - filetimeOffset / 1000n, value % 10_000_000n, 7);
  return fromFine(value / 1_000_000_000n, (value % 1_000_000_000n) / 100n, 7);
}

function fromFine(seconds: bigint, rest: bigint, width: number): string | undefined {
  if (rest < 0n) return undefined;
  return fromMilliseconds(Number(seconds) * 1000, String(rest).padStart(width, "0"));
}

/** ISO text of milliseconds since 1970, its fraction replaced by the digits given, if any. */
function fromMilliseconds(time: number, digits: string): string | undefined {
  if (!(Math.abs(time) <= 8.64e15)) return undefined;
  const text = new Date(time).toISOString();
  if (digits !== "") return `${text.slice(0, -5)}.${digits}Z`;
  return text.endsWith(".000Z") ? `${text.slice(0, -5)}Z` : text;
}
