import { isTrue, or, typeOf } from "../../../../model/index.ts";
import type { AggregateColumn, Column, Expr, Frame, FrameColumn } from "../../../../model/index.ts";
import type { Span } from "../../../../source/index.ts";
import type { Aggregation, Command, Options } from "../../syntax.ts";
import { expandNames, fieldOf, refuse } from "../lowering.ts";
import type { Lowering } from "../lowering.ts";
import { isOn } from "../options.ts";
import type { Rows } from "../rows.ts";
import { spanSeconds } from "../time.ts";
import {
  asNumber,
  asText,
  column,
  compareNumbers,
  keyOf,
  numberLiteral,
  wholeLiteral,
} from "../values.ts";
import { lowerAggregations } from "./aggregate.ts";

interface Streamstats {
  readonly aggregations: readonly Aggregation[];
  readonly by: readonly string[];
  readonly options: Options;
  readonly span: Span;
}

/**
 * Adds to each row what it and the rows before it come to, in the order in which they stand.
 * https://docs.splunk.com/Documentation/Splunk/latest/SearchReference/Streamstats
 */
export function lowerStreamstats(
  { aggregations, by, options, span }: Streamstats,
  rows: Rows,
  lowering: Lowering,
): void {
  const names = expandNames(by, rows);
  const keys = names.map((name) => asText(fieldOf(name, rows, lowering, span)));
  const aggregates = lowerAggregations(aggregations, rows, lowering);
  const place = numbered(rows);
  const section = sectionOf(keys, options, rows, lowering, span);
  const frame = frameOf(options, rows, lowering, span);
  const made = aggregates.map((aggregate) => ({
    ...inStream(aggregate, place),
    name: rows.helper(`${aggregate.name} so far`),
    frame,
  }));
  rows.add({ kind: "window", order: [], by: [...keys, ...section], columns: made, origin: span });
  rows.extend(
    ...aggregates.map(({ name, type }, i): Column => {
      const value = column(made[i]?.name ?? name, type);
      return { name, value: keys.length === 0 ? value : whereAll(keys, value) };
    }),
  );
}

/** The last value so far is that of the highest place. */
function inStream(aggregate: AggregateColumn, place: Expr): AggregateColumn {
  return aggregate.function === "spl-last"
    ? { ...aggregate, function: "spl-latest", args: [...aggregate.args, place] }
    : aggregate;
}

/** The value in rows that have all keys; others are in no group. */
function whereAll(keys: readonly Expr[], value: Expr): Expr {
  const type = typeOf(value);
  return {
    kind: "case",
    branches: [
      {
        when: or(keys.map((subject): Expr => ({ kind: "is-null", subject }))),
        then: { kind: "literal", value: { kind: "null" }, type },
      },
    ],
    otherwise: value,
    type,
  };
}

/** Adds a column with the places of the rows, from 1. */
export function numbered(rows: Rows): Expr {
  const name = rows.helper("place");
  rows.add({
    kind: "window",
    order: [],
    columns: [{ name, function: "row-number", type: "long", args: [] }],
  });
  return column(name, "long");
}

/** Where counting begins anew: the number of such places so far, if there may be any. */
function sectionOf(
  keys: readonly Expr[],
  options: Options,
  rows: Rows,
  lowering: Lowering,
  span: Span,
): readonly Expr[] {
  const begins: Expr[] = [];
  const before = options.get("reset_before");
  if (before !== undefined) begins.push(isTrue(lowering.test(`eval${before}`, rows, span)));
  const after = options.get("reset_after");
  if (after !== undefined) {
    const mark = flag(lowering.test(`eval${after}`, rows, span));
    begins.push(isFlag(former(mark, rows)));
  }
  if (isOn(options, "reset_on_change", false) && keys.length > 0) {
    const key = keyOf(keys);
    begins.push(
      isTrue({
        kind: "compare",
        operator: "ne",
        left: key,
        right: former(key, rows),
        as: "text",
        caseRule: "sensitive",
        quantifier: "any",
      }),
    );
  }
  if (begins.length === 0) return [];
  const name = rows.helper("section");
  rows.add({
    kind: "window",
    order: [],
    columns: [{ name, function: "running-sum", type: "long", args: [flag(or(begins))] }],
  });
  return [column(name, "long")];
}

const flag = (test: Expr): Expr => ({
  kind: "case",
  branches: [{ when: isTrue(test), then: wholeLiteral(1) }],
  otherwise: wholeLiteral(0),
  type: "long",
});

const isFlag = (mark: Expr): Expr => isTrue(compareNumbers("eq", mark, numberLiteral(1)));

/** The value in the row before. */
export function former(value: Expr, rows: Rows, offset = 1): Expr {
  const name = rows.helper("former");
  const type = typeOf(value);
  rows.add({
    kind: "window",
    order: [],
    columns: [{ name, function: "previous", type, args: [value, wholeLiteral(offset)] }],
  });
  return column(name, type);
}

function frameOf(options: Options, rows: Rows, lowering: Lowering, span: Span): Frame {
  const until = isOn(options, "current", true) ? "current" : "previous";
  const time = options.get("time_window");
  if (time !== undefined) {
    const distance = spanSeconds(time);
    if (distance === undefined) return refuse(lowering, `The time window '${time}'`, span);
    if (rows.type("_time") !== "datetime")
      return refuse(lowering, "A time window over rows without times", span);
    return { until, back: { unit: "axis", axis: timeAxis(rows), distance } };
  }
  const count = Number(options.get("window") ?? "0");
  if (!(count > 0)) return { until };
  return { until, back: { unit: isOn(options, "global", true) ? "places" : "rows", count } };
}

/** Seconds that go up along the rows: the newest come first, unless they were sorted otherwise. */
function timeAxis(rows: Rows): Expr {
  const seconds = asNumber(column("_time", "datetime"));
  const [key] = rows.steps.findLast((step) => step.kind === "sort")?.keys ?? [];
  if (key?.direction === "ascending") return seconds;
  return {
    kind: "arithmetic",
    operator: "subtract",
    left: numberLiteral(0),
    right: seconds,
    type: "real",
  };
}

type Stream = Extract<Command, { kind: "accum" | "autoregress" | "delta" }>;

/** Sums so far, former values, and differences from former values, of one field. */
export function lowerStream(
  { kind, field, as, options, span }: Stream,
  rows: Rows,
  lowering: Lowering,
): void {
  const value = fieldOf(field, rows, lowering, span);
  const number = asNumber(value);
  switch (kind) {
    case "accum": {
      const sum = { function: "spl-sum", type: "real", args: [number] } as const;
      return running({ ...sum, name: as ?? field }, rows);
    }
    case "delta": {
      const right = former(number, rows, Number(options.get("p") ?? "1"));
      return rows.extend({
        name: as ?? `delta(${field})`,
        value: { kind: "arithmetic", operator: "subtract", left: number, right, type: "real" },
      });
    }
    case "autoregress": {
      const [from = 1, to = from] = (options.get("p") ?? "1").split("-").map(Number);
      if (!(from > 0 && to >= from)) return refuse(lowering, "This range of former values", span);
      for (let offset = from; offset <= to; offset++) {
        const name = from === to && as !== undefined ? as : `${as ?? field}_p${offset}`;
        rows.extend({ name, value: former(value, rows, offset) });
      }
    }
  }
}

/** An aggregate of the rows so far as a column. */
function running(aggregate: AggregateColumn, rows: Rows): void {
  const name = rows.helper("so far");
  const made: FrameColumn = { ...aggregate, name, frame: { until: "current" } };
  rows.add({ kind: "window", order: [], columns: [made] });
  rows.extend({ name: aggregate.name, value: column(name, aggregate.type) });
}

/** Fills what is missing with the last value above it. */
export function lowerFilldown(
  { names }: Extract<Command, { kind: "fillnull" | "filldown" }>,
  rows: Rows,
): void {
  const filled =
    names.length === 0
      ? rows.names.filter((name) => !name.startsWith("_"))
      : expandNames(names, rows);
  const place = numbered(rows);
  for (const name of filled) {
    const type = rows.type(name);
    if (type === undefined) continue;
    const value = column(name, type);
    running({ name, function: "spl-latest", type, args: [value, place] }, rows);
  }
}

/** Turns the order of the rows around; of some, only the last ones stay. */
export function reversed(rows: Rows, count?: number): void {
  const place = numbered(rows);
  rows.add({ kind: "sort", keys: [{ by: place, direction: "descending", nulls: "last" }] });
  if (count !== undefined) rows.add({ kind: "take", count });
}
