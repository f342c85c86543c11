import { unreachable } from "../source/index.ts";
import type { Column, Query, Source, Step } from "./query.ts";
import type { ColumnType } from "./scalar-type.ts";
import { typeOf } from "./scalar-type.ts";

/** The columns of the rows that a query gives, in order. Sources of events have none that are known. */
export function columnsOf(query: Query): readonly ColumnType[] {
  return query.steps.reduce(columnsAfter, columnsOfSource(query.source));
}

function columnsOfSource(source: Source): readonly ColumnType[] {
  switch (source.kind) {
    case "table":
    case "inline":
    case "handed-in":
      return source.columns;
    case "range":
      return [source.column];
    case "query":
      return columnsOf(source.query);
    case "event-class":
    case "everything":
      return [];
    default:
      return unreachable(source);
  }
}

/** The columns after a step, of those before it. */
export function columnsAfter(columns: readonly ColumnType[], step: Step): readonly ColumnType[] {
  switch (step.kind) {
    case "filter":
    case "union":
    case "sort":
    case "take":
    case "named":
      return columns;
    case "extend":
      return withColumns(columns, step.columns.map(typed));
    case "project":
    case "distinct":
      return step.columns.map(typed);
    case "project-away":
      return columns.filter(({ name }) => !step.names.includes(name));
    case "rename":
      return columns.map(({ name, type }) => ({
        name: step.names.find(({ from }) => from === name)?.to ?? name,
        type,
      }));
    case "summarize":
      return [...step.by.map(typed), ...step.aggregates.map(bare)];
    case "join":
      return step.output.map(bare);
    case "window":
    case "parse-pairs":
      return withColumns(columns, step.columns);
    case "expand":
      return withColumns(columns, [
        ...step.columns,
        ...(step.indexColumn === undefined
          ? []
          : [{ name: step.indexColumn, type: "long" as const }]),
      ]);
    case "apply":
      return [...columns.filter(({ name }) => step.keep.includes(name)), ...columnsOf(step.body)];
    case "partition":
      return columnsOf(step.body);
    case "parse":
      return withColumns(
        columns,
        step.parts.flatMap((part) => (part.kind === "column" ? [part.column] : [])),
      );
    case "series":
      return [
        ...step.by.map(typed),
        ...step.aggregates.map(({ name }) => ({ name, type: "dynamic" as const })),
        { name: step.axis.name, type: "dynamic" },
      ];
    default:
      return unreachable(step);
  }
}

function typed({ name, value }: Column): ColumnType {
  return { name, type: typeOf(value) };
}

/** The column alone, of a node that says more of it. */
function bare({ name, type }: ColumnType): ColumnType {
  return { name, type };
}

/** Columns of a known name take its place, new ones come at the end. */
function withColumns(
  columns: readonly ColumnType[],
  added: readonly ColumnType[],
): readonly ColumnType[] {
  const fresh = new Map(added.map(({ name, type }) => [name, { name, type }]));
  const kept = columns.map((column) => {
    const replacement = fresh.get(column.name);
    fresh.delete(column.name);
    return replacement ?? column;
  });
  return [...kept, ...fresh.values()];
}
