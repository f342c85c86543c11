import { and, not, typeOf } from "../../../../model/index.ts";
import type { Column, Expr, JoinColumn, SortKey } from "../../../../model/index.ts";
import type { Span } from "../../../../source/index.ts";
import type { Aggregation, Command } from "../../syntax.ts";
import { expandNames, fieldOf, refuse } from "../lowering.ts";
import type { Lowering } from "../lowering.ts";
import { Rows } from "../rows.ts";
import { column, isNothing, wholeLiteral } from "../values.ts";
import { lowerAggregations } from "./aggregate.ts";

type Aggregating = Extract<
  Command,
  { kind: "stats" | "eventstats" | "streamstats" | "chart" | "timechart" }
>;

/**
 * Groups rows. Rows that lack a key are left out; a key with several values makes the row one of several groups.
 * https://docs.splunk.com/Documentation/Splunk/latest/SearchReference/Stats
 */
export function lowerStats(
  aggregations: readonly Aggregation[],
  by: readonly string[],
  rows: Rows,
  lowering: Lowering,
  span: Span,
): void {
  const names = expandNames(by, rows);
  const keys = keysOf(names, rows, lowering, span);
  rows.add({
    kind: "summarize",
    by: keys,
    aggregates: lowerAggregations(aggregations, rows, lowering).filter(
      ({ name }) => !names.includes(name),
    ),
    origin: span,
  });
}

/** Groups rows by a command of its own: groups come in the order of their keys. */
export function lowerGroups(
  aggregations: readonly Aggregation[],
  by: readonly string[],
  rows: Rows,
  lowering: Lowering,
  span: Span,
): void {
  const twice = aggregations.find(({ as }) => as !== undefined && by.includes(as));
  if (twice?.as !== undefined)
    return refuse(lowering, `'${twice.as}', which names a result and groups too,`, twice.span);
  lowerStats(aggregations, by, rows, lowering, span);
  if (by.length === 0) return;
  const keys = expandNames(by, rows).map((name): SortKey => ({
    by: column(name, rows.type(name) ?? "string"),
    direction: "ascending",
    nulls: "last",
  }));
  rows.add({ kind: "sort", keys });
}

/** Keys of groups, with the rows made to have one value of each. */
export function keysOf(
  names: readonly string[],
  rows: Rows,
  lowering: Lowering,
  span: Span,
): readonly Column[] {
  const keys = names.map((name) => keyOf(name, rows, lowering, span));
  const conditions = keys.map(({ value }): Expr => not({ kind: "is-null", subject: value }));
  if (conditions.length > 0) rows.add({ kind: "filter", where: and(conditions), origin: span });
  return keys;
}

function keyOf(name: string, rows: Rows, lowering: Lowering, span: Span): Column {
  const value = fieldOf(name, rows, lowering, span);
  if (isNothing(value)) {
    rows.extend({ name, value });
    return { name, value: column(name, "string") };
  }
  if (typeOf(value) === "dynamic") {
    rows.filter(not({ kind: "is-null", subject: value }));
    rows.add({
      kind: "expand",
      columns: [{ name, value, type: "string" }],
      bags: "bags",
    });
  }
  return { name, value: column(name, rows.type(name) ?? "string") };
}

/** Adds to every row what its group comes to. */
export function lowerEventstats(command: Aggregating, rows: Rows, lowering: Lowering): Rows {
  const { aggregations, by, span } = command;
  for (const name of by)
    if (rows.type(name) === undefined || rows.type(name) === "dynamic")
      keyOf(name, rows, lowering, span);
  const source = rows.asSource();
  const grouped = new Rows(source);
  lowerStats(aggregations, by, grouped, lowering, span);
  const left = new Rows(source);
  const made = grouped.columns.filter(({ name }) => !by.includes(name));
  const output: JoinColumn[] = [
    ...left.columns
      .filter(({ name }) => !made.some((one) => one.name === name))
      .map(({ name, type }): JoinColumn => ({ side: "left", from: name, name, type })),
    ...made.map(({ name, type }): JoinColumn => ({ side: "right", from: name, name, type })),
  ];
  const one: Expr = wholeLiteral(1);
  const on =
    by.length === 0
      ? [{ left: one, right: one }]
      : by.map((name) => {
          const type = grouped.type(name) ?? "string";
          return { left: column(name, left.type(name) ?? type), right: column(name, type) };
        });
  left.add({
    kind: "join",
    flavor: "left-outer",
    right: grouped.query(),
    on,
    output,
    origin: span,
  });
  return left;
}
