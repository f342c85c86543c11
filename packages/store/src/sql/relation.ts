import type { ColumnType } from "@telltale/core/model";
import { eventName, nameColumns } from "./names.ts";
import type { SqlColumn } from "./names.ts";
import type { TypedSql } from "../functions/types.ts";
import type { Writer } from "./writer.ts";

/** Rows that stand under a name in the statement. The columns besides its own have names with a `$`. */
export interface Relation {
  readonly from: string;
  readonly columns: readonly SqlColumn[];
  /** Whether `$event` is among them. */
  readonly event: boolean;
  /** Columns that the rows are ordered by; they come in any order where there are none. */
  readonly order: readonly string[];
  /** What is true of the rows that count, over their alias: the next select says so (see `settled`). */
  readonly where?: readonly string[];
  /** In the body of an `apply` or `partition`: what tells to which of its runs a row belongs. */
  readonly runs?: Runs;
}

export interface Runs {
  readonly key: string;
  /** Where each key occurs once, also those of runs without rows. */
  readonly from: string;
}

/** By what name a step refers to the rows that it reads. */
export const rowsAlias = "t";

/** SQL for a column of the rows of a step. */
export function columnSql(column: SqlColumn, alias: string = rowsAlias): string {
  return column.constant === true ? column.sql : `${alias}.${column.sql}`;
}

/** `a, b, c` of the columns that go on as they are, the writer's own behind them. */
export function selectAll(relation: Relation, alias: string = rowsAlias): readonly string[] {
  return [
    ...relation.columns
      .filter(({ constant }) => constant !== true)
      .map((column) => columnSql(column, alias)),
    ...selectHidden(relation, alias),
  ];
}

export function selectHidden(relation: Relation, alias: string = rowsAlias): readonly string[] {
  return hiddenOf(relation).map((name) => `${alias}.${name}`);
}

export function hiddenOf(relation: Relation): readonly string[] {
  return [
    ...new Set([
      ...(relation.event ? [eventName] : []),
      ...relation.order,
      ...(relation.runs === undefined ? [] : [relation.runs.key]),
    ]),
  ];
}

/** A select over the rows of a relation; `rest` is what comes behind WHERE. */
export function selectFrom(items: readonly string[], relation: Relation, rest = ""): string {
  return [
    `SELECT ${items.length > 0 ? items.join(", ") : '1 AS "$none"'}`,
    `FROM ${relation.from} AS ${rowsAlias}`,
    ...(relation.where === undefined ? [] : [`WHERE ${relation.where.join(" AND ")}`]),
    ...(rest === "" ? [] : [rest]),
  ].join(" ");
}

/** The same rows, as they stand under their name. */
export function settled(relation: Relation, writer: Writer): Relation {
  if (relation.where === undefined) return relation;
  return selected(relation, writer.define(selectFrom(selectAll(relation), relation)));
}

/** The relation that a select over its rows defined. */
export function selected(relation: Relation, from: string): Relation {
  const { where: _, ...rest } = relation;
  return { ...rest, from };
}

/** Only the rows for which something more is true. */
export function filtered(relation: Relation, where: string): Relation {
  return { ...relation, where: [...(relation.where ?? []), where] };
}

export interface NewColumn extends ColumnType {
  /** SQL over the rows' alias, of the column's type. */
  readonly value: string;
  /** It is the same for all rows, and need not be carried along. */
  readonly constant?: true;
}

/** The rows with these columns instead of theirs. */
export function withColumns(
  writer: Writer,
  relation: Relation,
  columns: readonly NewColumn[],
  rest = "",
): Relation {
  const named = nameNew(columns);
  const items = columns.flatMap(({ value, constant }, i) =>
    constant === true ? [] : [selectAs(value, named[i]?.sql ?? "")],
  );
  const from = writer.define(selectFrom([...items, ...selectHidden(relation)], relation, rest));
  return { ...selected(relation, from), columns: named };
}

/** A value under a name; a column that keeps its name needs none. */
function selectAs(value: string, name: string): string {
  return value === `${rowsAlias}.${name}` ? value : `${value} AS ${name}`;
}

/** What new columns are called in what selects them. */
export function nameNew(columns: readonly NewColumn[]): readonly SqlColumn[] {
  return nameColumns(columns).map((column, i) => {
    const { value, constant } = columns[i] ?? {};
    return constant === true && value !== undefined ? { ...column, sql: value, constant } : column;
  });
}

/**
 * The rows with values as columns of their own behind theirs, and SQL of these: what is spoken of several times is
 * computed once. What is a column already stays one.
 */
export function withValues(
  writer: Writer,
  relation: Relation,
  values: readonly TypedSql[],
): { readonly rows: Relation; readonly columns: readonly string[] } {
  const isColumn = ({ sql }: TypedSql) =>
    relation.columns.some((column) => columnSql(column) === sql);
  if (values.every(isColumn)) return { rows: relation, columns: values.map(({ sql }) => sql) };
  const added = values.map(({ sql, type }): NewColumn => ({
    name: writer.hidden(),
    type,
    value: sql,
  }));
  const rows = withColumns(writer, relation, [...keptColumns(relation), ...added]);
  return { rows, columns: rows.columns.slice(-added.length).map((column) => columnSql(column)) };
}

/** The columns of a relation, to be handed on by `withColumns`. */
export function keptColumns(relation: Relation): readonly NewColumn[] {
  return relation.columns.map((column) => ({
    name: column.name,
    type: column.type,
    value: columnSql(column),
    ...(column.constant === true ? { constant: true } : {}),
  }));
}

/** Columns of a known name take its place, new ones come at the end. */
export function mergeColumns(
  kept: readonly NewColumn[],
  added: readonly NewColumn[],
): readonly NewColumn[] {
  const fresh = new Map(added.map((column) => [column.name, column]));
  const merged = kept.map((column) => {
    const replacement = fresh.get(column.name);
    fresh.delete(column.name);
    return replacement ?? column;
  });
  return [...merged, ...fresh.values()];
}

/** ` ORDER BY` terms of the relation's order, or nothing. */
export function orderTerms(relation: Relation, alias: string = rowsAlias): readonly string[] {
  return relation.order.map((name) => `${alias}.${name}`);
}

/** The inside of an OVER clause: each run for itself, in the order of the rows. */
export function overRows(
  relation: Relation,
  order: readonly string[] = orderTerms(relation),
  partition: readonly string[] = [],
): string {
  const by = [...runKey(relation), ...partition];
  const parts = [
    ...(by.length > 0 ? [`PARTITION BY ${by.join(", ")}`] : []),
    ...(order.length > 0 ? [`ORDER BY ${order.join(", ")}`] : []),
  ];
  return parts.join(" ");
}

export function runKey(relation: Relation, alias: string = rowsAlias): readonly string[] {
  return relation.runs === undefined ? [] : [`${alias}.${relation.runs.key}`];
}
