import { formatTime, formatTimespan } from "./algorithms/format-time.ts";
import { makeTicks, makeTimespan } from "./algorithms/make-time.ts";
import { localOfUtc, utcOfLocal } from "./algorithms/time-zone.ts";
import { asType, naming, ticksOf, timestampOf } from "./convert-sql.ts";
import { arity, isFloating, isInteger, jsFamily, unary, type FunctionFamily } from "./family.ts";
import type { JsFunction, ScalarSql, TypedSql } from "./types.ts";

/** Times and timespans, in ticks. https://learn.microsoft.com/kusto/query/scalar-functions#datetimetimespan-functions */

const day = "864000000000";
const week = "6048000000000";
const epoch = "621355968000000000";
const lastTick = "3155378975999999999";

/** The parts of a time that are all of one length, in ticks. */
const lengths: Readonly<Record<string, string>> = {
  day,
  hour: "36000000000",
  minute: "600000000",
  second: "10000000",
  millisecond: "10000",
  microsecond: "10",
};

const zoned = (move: (ticks: bigint, zone: string) => bigint | null): Omit<JsFunction, "name"> => ({
  parameters: ["datetime", "string"],
  returns: "datetime",
  evaluate: ([time, zone]) => (typeof time === "bigint" ? move(time, String(zone ?? "")) : null),
});

const inJs = jsFamily({
  "datetime-utc-to-local": zoned(localOfUtc),
  "datetime-local-to-utc": zoned(utcOfLocal),
  "format-datetime": {
    parameters: ["datetime", "string"],
    returns: "string",
    evaluate: ([time, format]) =>
      typeof time === "bigint" ? formatTime(time, String(format ?? "")) : "",
  },
  "format-timespan": {
    parameters: ["timespan", "string"],
    returns: "string",
    evaluate: ([span, format]) =>
      typeof span === "bigint" ? formatTimespan(span, String(format ?? "")) : "",
  },
  "make-datetime": {
    parameters: ["long", "long", "long", "long", "long", "real"],
    returns: "datetime",
    evaluate: (cells) => makeTicks(cells),
  },
  "make-timespan": {
    parameters: ["long", "long", "long", "real"],
    returns: "timespan",
    evaluate: (cells) => makeTimespan(cells),
  },
});

const field = (part: string, ticks: string) =>
  `extract('${part}' FROM ${timestampOf(`(${ticks})`)})`;

const dayOfWeek = (ticks: string) => `(((${ticks}) // ${day} + 1) % 7)`;

/** The part of a time that a name asks for, as a long; undefined for an unknown name. */
function partSql(part: string, ticks: string): string | undefined {
  switch (part) {
    case "year":
    case "quarter":
    case "month":
    case "day":
    case "hour":
    case "minute":
      return field(part, ticks);
    case "week_of_year":
    case "weekofyear":
    case "week":
      return field("week", ticks);
    case "dayofyear":
      return field("doy", ticks);
    case "second":
      return `((${ticks}) // 10000000 % 60)`;
    case "millisecond":
      return `((${ticks}) // 10000 % 1000)`;
    case "microsecond":
      return `((${ticks}) // 10 % 1000000)`;
    case "nanosecond":
      return `((${ticks}) % 10000000 * 100)`;
    default:
      return undefined;
  }
}

/** The number of a part counted from the year 1: two times differ by as many as there are bounds between them. */
function ordinal(part: string, ticks: string): string | undefined {
  const length = lengths[part];
  if (length !== undefined) return `((${ticks}) // ${length})`;
  switch (part) {
    case "year":
      return field("year", ticks);
    case "quarter":
      return `(${field("year", ticks)} * 4 + ${field("quarter", ticks)})`;
    case "month":
      return `(${field("year", ticks)} * 12 + ${field("month", ticks)})`;
    case "week":
      return `(((${ticks}) + ${day}) // ${week})`;
    case "nanosecond":
      return `((${ticks}) * 100)`;
    default:
      return undefined;
  }
}

const wordOf = (arg: TypedSql | undefined) =>
  arg?.literal?.kind === "string" ? arg.literal.value.toLowerCase() : undefined;

const datetimeDiff: ScalarSql = ([name, later, earlier]) => {
  const part = wordOf(name);
  if (part === undefined || later === undefined || earlier === undefined) return undefined;
  const [a, b] = [ordinal(part, later.sql), ordinal(part, earlier.sql)];
  return a === undefined || b === undefined ? undefined : `(${a} - ${b})`;
};

const datetimePart: ScalarSql = ([name, time]) => {
  const part = wordOf(name);
  return part === undefined || time === undefined ? undefined : partSql(part, time.sql);
};

/** Months are added in the calendar, ending on its last day where there is no such day. */
function addMonths(ticks: string, months: string): string {
  return `(${ticksOf(`${timestampOf(`(${ticks})`)} + to_months((${months})::INTEGER)`)} + (${ticks}) % 10)`;
}

const datetimeAdd: ScalarSql = ([name, amount, time]) => {
  const part = wordOf(name);
  if (part === undefined || amount === undefined || time === undefined) return undefined;
  const count = asType(amount, "long");
  const length = part === "week" ? week : lengths[part];
  if (length !== undefined) return inCalendar(`((${time.sql}) + (${count}) * ${length})`);
  if (part === "nanosecond") return inCalendar(`((${time.sql}) + (${count}) // 100)`);
  const months = { year: 12, quarter: 3, month: 1 }[part];
  return months === undefined
    ? undefined
    : inCalendar(addMonths(time.sql, `(${count}) * ${months}`));
};

/** Null before the year 1 and after 9999. */
const inCalendar = (sql: string) =>
  naming(sql, (ticks) => `CASE WHEN ${ticks} BETWEEN 0 AND ${lastTick} THEN ${ticks} END`);

type Unit = "day" | "week" | "month" | "year";

function startOf(unit: Unit, ticks: string, offset: string): string {
  switch (unit) {
    case "day":
      return `((${ticks}) - (${ticks}) % ${day} + (${offset}) * ${day})`;
    case "week":
      return `((${ticks}) - (${ticks}) % ${day} - ${dayOfWeek(ticks)} * ${day} + (${offset}) * ${week})`;
    case "month":
    case "year": {
      const months = unit === "year" ? `(${offset}) * 12` : offset;
      const start = `date_trunc('${unit}', ${timestampOf(`(${ticks})`)})::TIMESTAMP`;
      return ticksOf(`(${start} + to_months((${months})::INTEGER))`);
    }
  }
}

const start =
  (unit: Unit): ScalarSql =>
  ([time, offset]) =>
    time && naming(time.sql, (ticks) => startOf(unit, ticks, countOf(offset)));

const end =
  (unit: Unit): ScalarSql =>
  ([time, offset]) =>
    time &&
    naming(time.sql, (ticks) => `(${startOf(unit, ticks, `(${countOf(offset)}) + 1`)} - 1)`);

const countOf = (offset: TypedSql | undefined) =>
  offset === undefined ? "0" : asType(offset, "long");

const part = (name: string): ScalarSql =>
  unary((time) => (time.type === "datetime" ? partSql(name, time.sql) : undefined));

/** A time of so many units since 1970; null beyond the calendar. */
const sinceEpoch = (unitsPerTick: number, ticksPerUnit: number): ScalarSql =>
  unary((arg) => {
    const ticks = isFloating(arg.type)
      ? `trunc((${arg.sql}) * ${ticksPerUnit} / ${unitsPerTick})`
      : isInteger(arg.type)
        ? `((${arg.sql})::HUGEINT * ${ticksPerUnit} // ${unitsPerTick})`
        : undefined;
    if (ticks === undefined) return undefined;
    const time = `try_cast(${ticks} AS HUGEINT) + ${epoch}`;
    return `CASE WHEN ${time} BETWEEN 0 AND ${lastTick} THEN (${time})::BIGINT END`;
  });

export const datetimeFunctions: FunctionFamily = {
  js: inJs.js,
  scalars: {
    ...inJs.scalars,
    now: arity(0, 1, ([offset], _call, { now }) =>
      offset === undefined ? now : `(${now} + (${offset.sql}))`,
    ),
    ago: arity(1, 1, ([span], _call, { now }) =>
      span === undefined ? undefined : `(${now} - (${span.sql}))`,
    ),
    "datetime-diff": arity(3, 3, datetimeDiff),
    "datetime-add": arity(3, 3, datetimeAdd),
    "datetime-part": arity(2, 2, datetimePart),
    startofday: arity(1, 2, start("day")),
    startofweek: arity(1, 2, start("week")),
    startofmonth: arity(1, 2, start("month")),
    startofyear: arity(1, 2, start("year")),
    endofday: arity(1, 2, end("day")),
    endofweek: arity(1, 2, end("week")),
    endofmonth: arity(1, 2, end("month")),
    endofyear: arity(1, 2, end("year")),
    dayofweek: unary(({ sql }) => `(${dayOfWeek(sql)} * ${day})`),
    dayofmonth: part("day"),
    dayofyear: part("dayofyear"),
    hourofday: part("hour"),
    monthofyear: part("month"),
    getyear: part("year"),
    "week-of-year": part("week"),
    "unixtime-seconds-todatetime": sinceEpoch(1, 10_000_000),
    "unixtime-milliseconds-todatetime": sinceEpoch(1, 10_000),
    "unixtime-microseconds-todatetime": sinceEpoch(1, 10),
    "unixtime-nanoseconds-todatetime": sinceEpoch(100, 1),
  },
};
