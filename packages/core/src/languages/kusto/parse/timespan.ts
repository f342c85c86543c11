import { ticksPerDay, ticksPerSecond, ticksPerUnit } from "../lex/timespan-units.ts";

const clock = /^(?:(\d+)\.)?(\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:\.(\d{1,7})\d*)?)?$/;

/**
 * The text of timespan(…) in ticks of 100 ns: `[days.]hours:minutes[:seconds[.fraction]]`, a number with a unit,
 * or a plain number, which counts days. Null for anything else.
 */
export function readTimespan(text: string): number | null {
  const sign = text.startsWith("-") ? -1 : 1;
  const unsigned = text.replace(/^[+-]/, "").trim();
  const parts = clock.exec(unsigned);
  if (parts !== null) {
    const [, days, hours, minutes, seconds, fraction] = parts;
    if (Number(hours) > 23 || Number(minutes) > 59 || Number(seconds ?? 0) > 59) return null;
    const whole = (Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds ?? 0);
    const ticks = whole * ticksPerSecond + Number((fraction ?? "").padEnd(7, "0"));
    return sign * (Number(days ?? 0) * ticksPerDay + ticks);
  }
  const quantity = /^(\d+(?:\.\d+)?) ?([a-z]*)$/.exec(unsigned);
  if (quantity === null) return null;
  const unit = quantity[2] === "" ? ticksPerDay : ticksPerUnit.get(quantity[2] ?? "");
  return unit === undefined ? null : sign * Math.round(Number(quantity[1]) * unit);
}
