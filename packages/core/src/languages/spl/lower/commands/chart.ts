import { typeOf } from "../../../../model/index.ts";
import type { AggregateColumn, Column, CompareOperator } from "../../../../model/index.ts";
import type { Span } from "../../../../source/index.ts";
import type { Command, Options } from "../../syntax.ts";
import { fieldOf, refuse } from "../lowering.ts";
import type { Lowering } from "../lowering.ts";
import { isOn } from "../options.ts";
import { Rows } from "../rows.ts";
import { asText, column } from "../values.ts";
import { lowerAggregations } from "./aggregate.ts";
import { binned } from "./bin.ts";
import { withEmptySpans } from "./empty-spans.ts";
import { fixedStep, inUsualSpans } from "./usual-spans.ts";
import { pivoted, seriesOf } from "./pivot.ts";
import type { SeriesChoice, SeriesOptions } from "./pivot.ts";
import { keysOf, lowerStats } from "./stats.ts";

type Charting = Extract<
  Command,
  { kind: "stats" | "chart" | "timechart" | "eventstats" | "streamstats" }
>;

/**
 * A table of aggregates: a row for each value of one field or span of time, a column for each value of another, if there
 * is one. https://docs.splunk.com/Documentation/Splunk/latest/SearchReference/Chart
 */
export function lowerChart(command: Charting, events: Rows, lowering: Lowering): Rows {
  const { kind, aggregations, by, options, span } = command;
  const isOverTime = kind === "timechart";
  const [row, split] = isOverTime ? ["_time", by[0]] : by;
  if (split === undefined && options.has("where"))
    return refuse(lowering, `'${kind}' with 'where', but without columns to choose,`, span);
  const size = options.get("span");
  const most = Number(options.get("bins") ?? "100");
  const usual =
    isOverTime && size === undefined ? inUsualSpans(events, most, lowering, span) : undefined;
  const rows = usual?.rows ?? events;
  if (row !== undefined && size !== undefined)
    rows.extend({ name: row, value: binned(row, size, rows, lowering, span) });
  const series = split === undefined ? undefined : splitBy(split, row, command, rows, lowering);
  const keys = row === undefined ? [] : keysOf([row], rows, lowering, span);
  if (series === undefined)
    lowerStats(aggregations, row === undefined ? [] : [row], rows, lowering, span);
  else {
    const aggregates = lowerAggregations(aggregations, rows, lowering);
    rows.add({
      kind: "summarize",
      by: keys,
      aggregates: pivoted(aggregates, series),
      origin: span,
    });
  }
  const charted =
    isOverTime && isOn(options, "cont", true)
      ? withEmptySpans(rows, usual?.step ?? fixedStep(size ?? ""), lowering, span)
      : rows;
  sortByFirst(charted, row);
  return charted;
}

/** What columns can be chosen by: `where max in top5`, `where sum>10`, `limit=bottom3`. */
const scores: Readonly<Record<string, string>> = {
  sum: "spl-sum",
  max: "spl-max",
  min: "spl-min",
  avg: "spl-average",
  count: "spl-count",
};

const operators: Readonly<Record<string, CompareOperator>> = {
  ">": "gt",
  ">=": "ge",
  "<": "lt",
  "<=": "le",
  "=": "eq",
  "!=": "ne",
};

function choiceOf(options: Options): SeriesChoice | undefined {
  const where = options.get("where")?.trim();
  const limit = where === undefined ? `sum in ${options.get("limit") ?? "10"}` : where;
  const [, name = "", rest = ""] = /^(\w+)\s*(?:\([^)]*\))?\s*(.*)$/s.exec(limit) ?? [];
  const score = scores[name.toLowerCase()];
  if (score === undefined) return undefined;
  const first = /^in\s+(top|bottom)?\s*(\d+)$/i.exec(rest);
  if (first !== null) {
    const count = Number(first[2]);
    const isOfLeast = first[1]?.toLowerCase() === "bottom";
    return count === 0 ? { kind: "all" } : { kind: "first", count, isOfLeast, score };
  }
  const bound = /^(!=|[<>]=?|=)\s*(-?\d+(?:\.\d+)?)$/.exec(rest);
  const operator = operators[bound?.[1] ?? ""];
  return operator === undefined
    ? undefined
    : { kind: "bound", operator, bound: Number(bound?.[2]), score };
}

function splitBy(
  name: string,
  row: string | undefined,
  { aggregations, options, span }: Charting,
  rows: Rows,
  lowering: Lowering,
) {
  const choice = choiceOf(options);
  if (choice === undefined)
    return refuse(lowering, "'chart' that chooses its columns in this way", span);
  const value = fieldOf(name, rows, lowering, span);
  if (typeOf(value) === "dynamic")
    rows.add({ kind: "expand", columns: [{ name, value, type: "string" }], bags: "bags" });
  const text = asText(fieldOf(name, rows, lowering, span));
  const settings: SeriesOptions = {
    choice,
    other: isOn(options, "useother", true) ? (options.get("otherstr") ?? "OTHER") : undefined,
    missing: isOn(options, "usenull", true) ? (options.get("nullstr") ?? "NULL") : undefined,
  };
  const scored = new Rows(rows.asSource());
  const aggregates = lowerAggregations(aggregations, scored, lowering);
  const by = row === undefined ? [] : keysOf([row], scored, lowering, span);
  return seriesOf({ value: text, by, aggregates, settings, scored }, rows, lowering, span);
}

/** `xyseries x y data`: a row for each x, a column for each y, and in it what the last such row has. */
export function lowerXyseries(
  { args, options, span }: Extract<Command, { kind: "other" }>,
  rows: Rows,
  lowering: Lowering,
): void {
  const [x, y, ...data] = args;
  if (x === undefined || y === undefined || data.length === 0)
    return refuse(lowering, "'xyseries' of fewer than three fields", span);
  if (options.has("format")) return refuse(lowering, "'xyseries' with a format", span);
  const value = asText(fieldOf(y, rows, lowering, span));
  const settings: SeriesOptions = {
    choice: { kind: "all" },
    other: undefined,
    missing: undefined,
  };
  const scored = new Rows(rows.asSource());
  const series = seriesOf(
    { value, by: [], aggregates: [], settings, scored },
    rows,
    lowering,
    span,
  );
  const aggregates = data.map((name): AggregateColumn => {
    const cell = fieldOf(name, rows, lowering, span);
    return { name, function: "spl-last", type: typeOf(cell), args: [cell] };
  });
  const by = keysOf([x], rows, lowering, span);
  const separator = options.get("sep") ?? ": ";
  rows.add({
    kind: "summarize",
    by,
    aggregates: pivoted(aggregates, series, separator),
    origin: span,
  });
  sortByFirst(rows, x);
}

/** `untable x y data`: a row for each cell of a table, with its row, the name of its column, and its value. */
export function lowerUntable(
  { args, span }: Extract<Command, { kind: "other" }>,
  rows: Rows,
  lowering: Lowering,
): void {
  const [x, y, data] = args;
  if (x === undefined || y === undefined || data === undefined)
    return refuse(lowering, "'untable' of fewer than three fields", span);
  const cells = rows.names.filter((name) => name !== x && !name.startsWith("_"));
  untabled(x, cells, { name: y, value: data }, rows, lowering, span);
}

function untabled(
  x: string,
  cells: readonly string[],
  as: { readonly name: string; readonly value: string },
  rows: Rows,
  lowering: Lowering,
  span: Span,
): void {
  const value = (name: string) => asText(fieldOf(name, rows, lowering, span));
  const list = (items: readonly Column["value"][]): Column["value"] => ({
    kind: "call",
    function: "pack-array",
    args: items,
    type: "dynamic",
  });
  const names = list(
    cells.map((name) => ({ kind: "literal", value: { kind: "string", value: name } })),
  );
  const key = fieldOf(x, rows, lowering, span);
  rows.add({
    kind: "expand",
    columns: [
      { name: as.name, value: names, type: "string" },
      { name: as.value, value: list(cells.map(value)), type: "string" },
    ],
    bags: "bags",
    origin: span,
  });
  rows.filter({ kind: "not", arg: { kind: "is-null", subject: column(as.value, "string") } });
  rows.project([
    { name: x, value: key },
    ...[as.name, as.value].map((name): Column => ({ name, value: column(name, "string") })),
  ]);
}

function sortByFirst(rows: Rows, name: string | undefined): void {
  const type = name === undefined ? undefined : rows.type(name);
  if (name === undefined || type === undefined) return;
  rows.add({
    kind: "sort",
    keys: [{ by: column(name, type), direction: "ascending", nulls: "last" }],
  });
}
