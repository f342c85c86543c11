import { ticksOfTime, ticksPerDay, type Cell } from "@telltale/core/model";

/** The time of year, month, day, hour, minute and second; null where there is no such time. */
export function makeTicks(cells: readonly Cell[]): bigint | null {
  const [year, month, day, hour, minute, second] = cells.map((cell, i) =>
    cell === null ? (i < 3 && i > 0 ? 1 : 0) : Number(cell),
  );
  const two = (value = 0) => String(value).padStart(2, "0");
  const whole = Math.floor(second ?? 0);
  const date = `${String(year).padStart(4, "0")}-${two(month)}-${two(day)}`;
  const start = ticksOfTime(`${date}T${two(hour)}:${two(minute)}:${two(whole)}Z`);
  return start === undefined ? null : start + fractionTicks((second ?? 0) - whole);
}

/** The timespan of days, hours, minutes and seconds, the first left out if there are fewer than four. */
export function makeTimespan(cells: readonly Cell[]): bigint | null {
  const given = cells.filter((cell) => cell !== null).map(Number);
  const [days = 0, hours = 0, minutes = 0, seconds = 0] =
    given.length === 4 ? given : [0, ...given];
  if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59 || seconds < 0 || seconds >= 60) {
    return null;
  }
  const whole = Math.floor(seconds);
  const clock = BigInt((hours * 60 + minutes) * 60 + whole) * 10_000_000n;
  return BigInt(days) * ticksPerDay + clock + fractionTicks(seconds - whole);
}

/** A part of a second; doubles have no more than some digits of it. */
const fractionTicks = (seconds: number) => BigInt(Math.min(Math.round(seconds * 1e7), 9_999_999));
