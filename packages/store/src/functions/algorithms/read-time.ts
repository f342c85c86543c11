import { ticksOfTime, ticksOfTimespan, ticksPerDay } from "@telltale/core/model";

const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

const yearFirst = /^(\d{4})(?:[-/](\d{1,2})(?:[-/](\d{1,2}))?)?(?:[T\s]\s*(\S.*))?$/;
const monthFirst = /^(\d{1,2})[-/](\d{1,2})[-/](\d{4})(?:[T\s]\s*(\S.*))?$/;
/** RFC 822 and 1123: `Sun, 06 Nov 1994 08:49:37 GMT`. */
const named = /^(?:[A-Za-z]{3,9},?\s+)?(\d{1,2})[\s-]([A-Za-z]{3,9})[\s-](\d{4})(?:\s+(\S.*))?$/;
/** RFC 850 and `ctime`: `Sun Nov 6 08:49:37 1994`. */
const monthNamed =
  /^(?:[A-Za-z]{3,9},?\s+)?([A-Za-z]{3,9})\s+(\d{1,2}),?\s+(?:(\d{1,2}:\S+)\s+)?(\d{4})(?:\s+(\S.*))?$/;
const clock =
  /^(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*([AP]M)?\s*(Z|UTC|GMT|[+-]\d{1,2}(?::?\d{2})?)?$/i;

/**
 * The ticks of a time in one of the notations that `todatetime` reads: ISO 8601 and its relatives, month first with
 * dashes or slashes, and those of RFC 822. No zone means UTC; undefined for other texts and days that are none.
 * https://learn.microsoft.com/kusto/query/scalar-data-types/datetime
 */
export function readTime(text: string): bigint | undefined {
  const trimmed = text.trim();
  const iso = yearFirst.exec(trimmed);
  if (iso !== null) return assemble(iso[1], iso[2] ?? "1", iso[3] ?? "1", iso[4]);
  const american = monthFirst.exec(trimmed);
  if (american !== null) return assemble(american[3], american[1], american[2], american[4]);
  const rfc = named.exec(trimmed);
  if (rfc !== null) return assemble(rfc[3], monthOf(rfc[2]), rfc[1], rfc[4]);
  const loose = monthNamed.exec(trimmed);
  if (loose !== null) return assemble(loose[4], monthOf(loose[1]), loose[2], loose[3] ?? loose[5]);
  return undefined;
}

const monthOf = (name = "") => String(months.indexOf(name.slice(0, 3).toLowerCase()) + 1);

function assemble(year = "", month = "", day = "", time?: string): bigint | undefined {
  const date = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  if (time === undefined) return ticksOfTime(date);
  const parts = clock.exec(time);
  if (parts === null) return undefined;
  const [, hours = "", minutes, seconds = "00", fraction, half, zone = "Z"] = parts;
  const hour =
    half === undefined ? Number(hours) : (Number(hours) % 12) + (/p/i.test(half) ? 12 : 0);
  const rest = fraction === undefined ? "" : `.${fraction}`;
  const wall = `${String(hour).padStart(2, "0")}:${minutes}:${seconds}${rest}`;
  return ticksOfTime(`${date}T${wall}${offset(zone)}`);
}

function offset(zone: string): string {
  const [, sign, hours = "", minutes = "00"] = /^([+-])(\d{1,2}):?(\d{2})?$/.exec(zone) ?? [];
  return sign === undefined ? "Z" : `${sign}${hours.padStart(2, "0")}:${minutes}`;
}

const units: Readonly<Record<string, bigint>> = {
  d: ticksPerDay,
  h: 36_000_000_000n,
  m: 600_000_000n,
  s: 10_000_000n,
  ms: 10_000n,
  us: 10n,
  microsecond: 10n,
  tick: 1n,
};

/**
 * The ticks of a timespan as `totimespan` reads it: `1.02:03:04.5`, a number with a unit (`90s`), or a whole number of
 * days; undefined for other texts. https://learn.microsoft.com/kusto/query/totimespan-function
 */
export function readTimespan(text: string): bigint | undefined {
  const trimmed = text.trim();
  const clockwise = ticksOfTimespan(trimmed);
  if (clockwise !== undefined) return clockwise;
  if (/^-?\d+$/.test(trimmed)) return BigInt(trimmed) * ticksPerDay;
  const [, amount, unit = ""] = /^(-?\d+(?:\.\d+)?)\s*([a-z]+)$/i.exec(trimmed) ?? [];
  const size = units[unit.toLowerCase()];
  if (amount === undefined || size === undefined) return undefined;
  return BigInt(Math.round(Number(amount) * Number(size)));
}
