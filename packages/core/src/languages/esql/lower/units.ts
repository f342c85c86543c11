import type { Expr, Value } from "../../../model/index.ts";
import type { Expression, TimeUnit } from "../syntax/index.ts";
import { timeUnits } from "../parse/primary.ts";

type Timespan = Extract<Expression, { kind: "timespan" }>;

/** Units of a fixed length, in ticks of 100 ns. */
const ticks: Readonly<Partial<Record<TimeUnit, number>>> = {
  millisecond: 10_000,
  second: 10_000_000,
  minute: 600_000_000,
  hour: 36_000_000_000,
  day: 864_000_000_000,
  week: 6_048_000_000_000,
};

/** The length of a span of time; undefined for months and longer, which have none. */
export function timespanOf({ count, unit }: Timespan): Value | undefined {
  const length = ticks[unit];
  return length === undefined ? undefined : { kind: "timespan", ticks: count * length };
}

/** The unit that a text names, as in `date_diff("minutes", …)`; it may have an `s` at its end. */
export function unitOf(text: string): TimeUnit | undefined {
  const word = text.trim().toLowerCase();
  return diffUnits.get(word) ?? timeUnits.get(word);
}

/** Abbreviations that mean something else in date_diff than behind a number. */
const diffUnits: ReadonlyMap<string, TimeUnit> = new Map([
  ["mi", "minute"],
  ["n", "minute"],
  ["mm", "month"],
  ["m", "month"],
  ["dd", "day"],
  ["d", "day"],
  ["hh", "hour"],
  ["wk", "week"],
  ["ww", "week"],
  ["yy", "year"],
  ["yyyy", "year"],
  ["qq", "quarter"],
  ["q", "quarter"],
  ["ss", "second"],
  ["ms", "millisecond"],
]);

/** A time moved by months or longer, as `@timestamp - 1 month` asks for. */
export function movedBy(time: Expr, { count, unit }: Timespan, isBack: boolean): Expr {
  return {
    kind: "call",
    function: "datetime-add",
    args: [
      { kind: "literal", value: { kind: "string", value: unit } },
      { kind: "literal", value: { kind: "number", value: isBack ? -count : count } },
      time,
    ],
    type: "datetime",
  };
}
