import type { Expr } from "../../../model/index.ts";
import { converted } from "./convert.ts";
import type { EsqlFunction } from "./functions.ts";
import { call, literalText, one, single } from "./types.ts";
import type { Typed } from "./types.ts";
import { unitOf } from "./units.ts";

const timeOf = (value: Typed): Expr => single(converted(value, "datetime"));

function textIn(value: Typed | undefined): string | undefined {
  const expr = value?.expr;
  return expr?.kind === "literal" && expr.value.kind === "string" ? expr.value.value : undefined;
}

/** The calendar's units begin where the calendar says; spans of a fixed length count from the year 1, a Monday. */
const truncate: EsqlFunction = {
  least: 2,
  most: 2,
  wanted: "a span of time of a fixed length",
  lower: ([interval, time], span) => {
    if (interval === undefined || time === undefined) return undefined;
    const unit = textIn(interval);
    const start = starts.get(unit ?? "");
    if (start !== undefined) return one(call(start, [timeOf(time)], "datetime", span));
    if (interval.type !== "timespan" && interval.type !== "long" && interval.type !== "real")
      return undefined;
    const type = interval.type === "timespan" ? "datetime" : time.type;
    const value = type === "datetime" ? timeOf(time) : single(time);
    return one(call("bin", [value, single(interval)], type, span));
  },
};

/** `1 month` and `1 year` reach functions as texts, for they have no length. */
const starts: ReadonlyMap<string, string> = new Map([
  ["1 month", "startofmonth"],
  ["1 year", "startofyear"],
]);

/** How many whole units lie between two times. */
const difference: EsqlFunction = {
  least: 3,
  most: 3,
  wanted: 'a unit in quotes, such as "minutes"',
  lower: ([unit, from, to], span) => {
    const name = unitOf(textIn(unit) ?? "");
    if (name === undefined || from === undefined || to === undefined) return undefined;
    return one(call("date-diff", [literalText(name), timeOf(from), timeOf(to)], "long", span));
  },
};

/** Java's letters for parts of a time are .NET's, but for the days of a week and fractions. */
function formatOf(java: string): string {
  return java
    .replaceAll("S", "f")
    .replaceAll("E", "d")
    .replaceAll("uuuu", "yyyy")
    .replaceAll("a", "tt");
}

const format: EsqlFunction = {
  least: 1,
  most: 2,
  lower: (args, span) => {
    const time = args.at(-1);
    const pattern = args.length > 1 ? textIn(args[0]) : "yyyy-MM-dd'T'HH:mm:ss.SSS'Z'";
    if (time === undefined || pattern === undefined) return undefined;
    const value = timeOf(time);
    const text = call(
      "format-datetime",
      [value, literalText(formatOf(pattern).replaceAll("'", ""))],
      "string",
      span,
    );
    return one({
      kind: "case",
      branches: [
        {
          when: { kind: "is-null", subject: value },
          then: { kind: "literal", value: { kind: "null" }, type: "string" },
        },
      ],
      otherwise: text,
      type: "string",
    });
  },
  wanted: "a pattern in quotes",
};

const parts: ReadonlyMap<string, string> = new Map([
  ["year", "year"],
  ["month_of_year", "month"],
  ["day_of_month", "day"],
  ["day_of_year", "dayOfYear"],
  ["hour_of_day", "hour"],
  ["minute_of_hour", "minute"],
  ["second_of_minute", "second"],
]);

const extract: EsqlFunction = {
  least: 2,
  most: 2,
  wanted: `a part in quotes: ${[...parts.keys()].join(", ")}, day_of_week`,
  lower: ([part, time], span) => {
    const name = textIn(part)?.toLowerCase() ?? "";
    if (time === undefined) return undefined;
    const value = timeOf(time);
    if (name === "day_of_week") return one(weekday(value));
    const known = parts.get(name);
    if (known === undefined) return undefined;
    return one(call("datetime-part", [literalText(known), value], "long", span));
  },
};

/** From 1 for Monday to 7 for Sunday. */
function weekday(time: Expr): Expr {
  const days = call("date-diff", [literalText("day"), monday, time], "long");
  const number = (value: number): Expr => ({ kind: "literal", value: { kind: "number", value } });
  const rest = call("remainder", [days, number(7)], "long");
  return { kind: "arithmetic", operator: "add", left: rest, right: number(1), type: "long" };
}

const monday: Expr = { kind: "literal", value: { kind: "timestamp", iso: "0001-01-01T00:00:00Z" } };

export const dateFunctions: readonly (readonly [string, EsqlFunction])[] = [
  ["now", { least: 0, most: 0, lower: (_, span) => one(call("now", [], "datetime", span)) }],
  ["date_trunc", truncate],
  [
    "bucket",
    {
      ...truncate,
      lower: ([field, size], span) =>
        truncate.lower(
          [size, field].filter((x) => x !== undefined),
          span,
        ),
    },
  ],
  ["date_diff", difference],
  ["date_format", format],
  ["date_extract", extract],
];
