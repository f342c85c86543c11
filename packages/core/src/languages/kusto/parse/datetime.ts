interface Fields {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly time: string | undefined;
}

const isoDay = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?(?:[T\s]\s*(\S.*))?$/;
const americanDay = /^(\d{1,2})([-/])(\d{1,2})\2(\d{4})(?:[T ]\s*(\S.*))?$/;
const slashDay = /^(\d{4})(?:\/|, ?)(\d{1,2})(?:\/|, ?)(\d{1,2})(?:[T\s]\s*(\S.*))?$/;
const compactDay = /^(\d{4})(\d{2})(\d{2})$/;
const clock =
  /^(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*(AM|PM)?\s*(Z|[+-]\d{1,2}(?::?\d{2})?)?$/i;

/**
 * The text of datetime(…) as ISO 8601 in UTC with seven fraction digits: ISO dates down to a year alone, with a
 * clock and an offset or without, and `month-day-year` or `month/day/year`. Null for what is no such time.
 */
export function readDatetime(text: string): string | null {
  const fields = readDay(text.trim());
  if (fields === undefined) return null;
  const { year, month, day, time } = fields;
  const midnight = Date.UTC(2000, month - 1, day);
  const date = new Date(midnight);
  date.setUTCFullYear(year, month - 1, day);
  const isDay = year > 0 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  if (!isDay) return null;
  if (time === undefined) return isoOf(date.getTime(), "");
  return addClock(date.getTime(), time);
}

function readDay(text: string): Fields | undefined {
  const iso = isoDay.exec(text) ?? slashDay.exec(text) ?? compactDay.exec(text);
  if (iso !== null) {
    const [, year, month, day, time] = iso;
    return { year: Number(year), month: Number(month ?? 1), day: Number(day ?? 1), time };
  }
  const american = americanDay.exec(text);
  if (american === null) return undefined;
  const [, month, , day, year, time] = american;
  return { year: Number(year), month: Number(month), day: Number(day), time };
}

function addClock(midnight: number, text: string): string | null {
  const parts = clock.exec(text);
  if (parts === null) return null;
  const [, hours, minutes, seconds, fraction, half, offset] = parts;
  const hour = hourOf(Number(hours), half);
  if (hour === null || Number(minutes) > 59 || Number(seconds ?? 0) > 59) return null;
  const wall = ((hour * 60 + Number(minutes)) * 60 + Number(seconds ?? 0)) * 1000;
  return isoOf(midnight + wall - minutesOf(offset) * 60_000, fraction ?? "");
}

function hourOf(hours: number, half: string | undefined): number | null {
  if (half === undefined) return hours <= 23 ? hours : null;
  if (hours < 1 || hours > 12) return null;
  return (hours % 12) + (half.toUpperCase() === "PM" ? 12 : 0);
}

/** Minutes east of UTC. */
function minutesOf(offset: string | undefined): number {
  const parts = /^([+-])(\d{1,2}):?(\d{2})?$/.exec(offset ?? "");
  if (parts === null) return 0;
  const minutes = Number(parts[2]) * 60 + Number(parts[3] ?? 0);
  return parts[1] === "-" ? -minutes : minutes;
}

function isoOf(milliseconds: number, fraction: string): string | null {
  const date = new Date(milliseconds);
  if (!(date.getUTCFullYear() >= 1 && date.getUTCFullYear() <= 9999)) return null;
  return `${date.toISOString().slice(0, 19)}.${fraction.slice(0, 7).padEnd(7, "0")}Z`;
}
