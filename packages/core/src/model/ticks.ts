/** Units of 100 ns in which pipelines count times (from the year 1, UTC) and timespans. */
export const ticksPerMillisecond = 10_000n;
export const ticksPerDay = 864_000_000_000n;

/** Ticks from the year 1 to 1970. */
const epoch = 621_355_968_000_000_000n;
/** The last tick of the year 9999. */
const maxTicks = 3_155_378_975_999_999_999n;

const iso =
  /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d+))?)?)?\s*(Z|UTC|[+-]\d\d:?\d\d)?$/i;

/** The ticks of an ISO 8601 time (no zone means UTC, more than seven digits are cut); undefined for other texts. */
export function ticksOfTime(text: string): bigint | undefined {
  const parts = iso.exec(text);
  if (parts === null) return undefined;
  const [, year, month, day, hour = "00", minute = "00", second = "00", fraction = "", zone = "Z"] =
    parts;
  const ms = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  // February 30 is read as March 1 or 2.
  if (Number.isNaN(ms) || new Date(ms).getUTCDate() !== Number(day)) return undefined;
  const offset = /^[+-]/.test(zone)
    ? (Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2))) * (zone.startsWith("-") ? -1 : 1)
    : 0;
  const ticks =
    BigInt(ms - offset * 60_000) * ticksPerMillisecond +
    epoch +
    BigInt(fraction.slice(0, 7).padEnd(7, "0"));
  return ticks < 0n || ticks > maxTicks ? undefined : ticks;
}

/** ISO 8601 with seven digits, as Kusto writes times; the bare number where no calendar reaches. */
export function timeOfTicks(ticks: bigint): string {
  if (ticks < 0n || ticks > maxTicks) return String(ticks);
  const rest = ticks % 10_000_000n;
  const seconds = new Date(Number((ticks - rest - epoch) / ticksPerMillisecond)).toISOString();
  return `${seconds.slice(0, 19)}.${String(rest).padStart(7, "0")}Z`;
}

const timespan = /^(-)?(?:(\d+)\.)?(\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:\.(\d{1,7}))?)?$/;

/** The ticks of a timespan written `1.02:03:04.5`; undefined for other texts. */
export function ticksOfTimespan(text: string): bigint | undefined {
  const parts = timespan.exec(text);
  if (parts === null) return undefined;
  const [, sign, days = "0", hours, minutes, seconds = "0", fraction = ""] = parts;
  const total =
    BigInt(days) * ticksPerDay +
    BigInt(Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * 10_000_000n +
    BigInt(fraction.padEnd(7, "0"));
  return sign === undefined ? total : -total;
}

/** `1.02:03:04`, with seven digits of a second where there is a fraction. */
export function timespanOfTicks(ticks: bigint): string {
  const size = ticks < 0n ? -ticks : ticks;
  const days = size / ticksPerDay;
  const rest = size % 10_000_000n;
  const seconds = Number((size % ticksPerDay) / 10_000_000n);
  const two = (value: number) => String(Math.floor(value)).padStart(2, "0");
  const clock = `${two(seconds / 3600)}:${two((seconds / 60) % 60)}:${two(seconds % 60)}`;
  return (
    (ticks < 0n ? "-" : "") +
    (days === 0n ? "" : `${days}.`) +
    clock +
    (rest === 0n ? "" : `.${String(rest).padStart(7, "0")}`)
  );
}
