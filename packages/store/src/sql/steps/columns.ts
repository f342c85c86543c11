import type { Column, Step } from "@telltale/core/model";
import { writeExpr } from "../expr/write-expr.ts";
import { nameColumns } from "../names.ts";
import {
  filtered,
  keptColumns,
  mergeColumns,
  orderTerms,
  rowsAlias,
  selected,
  selectFrom,
  withColumns,
} from "../relation.ts";
import type { NewColumn, Relation } from "../relation.ts";
import { missingValue } from "../source.ts";
import type { Writer } from "../writer.ts";

type Of<Kind extends Step["kind"]> = Extract<Step, { kind: Kind }>;

export function writeFilter(step: Of<"filter">, relation: Relation, writer: Writer): Relation {
  const where = writeExpr(step.where, { alias: rowsAlias, ...relation }, writer).sql;
  return filtered(relation, where);
}

export function writeExtend(step: Of<"extend">, relation: Relation, writer: Writer): Relation {
  const added = newColumns(step.columns, relation, writer);
  return withColumns(writer, relation, mergeColumns(keptColumns(relation), added));
}

export function writeProject(step: Of<"project">, relation: Relation, writer: Writer): Relation {
  return withColumns(writer, relation, newColumns(step.columns, relation, writer));
}

/** Columns of expressions over the rows of a relation. */
export function newColumns(
  columns: readonly Column[],
  relation: Relation,
  writer: Writer,
): readonly NewColumn[] {
  return columns.map(({ name, value }) => {
    const { sql, type } = writeExpr(value, { alias: rowsAlias, ...relation }, writer);
    // What is missing in all rows is so however rows are padded, and need not be carried along.
    const constant = sql === missingValue(type, writer);
    return { name, type, value: sql, ...(constant ? { constant } : {}) };
  });
}

/** No statement is needed: what is not selected is not there. */
export function writeProjectAway(step: Of<"project-away">, relation: Relation): Relation {
  return {
    ...relation,
    columns: relation.columns.filter(({ name }) => !step.names.includes(name)),
  };
}

export function writeRename(step: Of<"rename">, relation: Relation, writer: Writer): Relation {
  const renamed = keptColumns(relation).map((column) => ({
    ...column,
    name: step.names.find(({ from }) => from === column.name)?.to ?? column.name,
  }));
  return withColumns(writer, relation, renamed);
}

/** Rows that are equal become one, in the place of the first of them. */
export function writeDistinct(step: Of<"distinct">, relation: Relation, writer: Writer): Relation {
  const columns = newColumns(step.columns, relation, writer);
  return groupRows(columns, [], relation, writer);
}

/** One row for each combination of keys, in the order in which they first come. */
export function groupRows(
  keys: readonly NewColumn[],
  aggregates: readonly NewColumn[],
  relation: Relation,
  writer: Writer,
): Relation {
  const columns = nameColumns([...keys, ...aggregates]);
  const items = [...keys, ...aggregates].map(
    ({ value }, i) => `${value} AS ${columns[i]?.sql ?? ""}`,
  );
  const run = relation.runs === undefined ? [] : [`${rowsAlias}.${relation.runs.key}`];
  // Without keys there is one group, also where nothing else makes the select one over groups.
  if (items.length === 0) items.push(`count(*) AS "$none"`);
  const order = orderTerms(relation).map((term, i, terms) => ({
    name: writer.hidden(),
    value: i === 0 ? `min(${term})` : `arg_min_null(${term}, row(${terms.join(", ")}))`,
  }));
  const grouped = [...run, ...keys.map((_, i) => String(i + 1))];
  const from = writer.define(
    selectFrom(
      [...items, ...run, ...order.map(({ name, value }) => `${value} AS ${name}`)],
      relation,
      grouped.length === 0 ? "" : `GROUP BY ${grouped.join(", ")}`,
    ),
  );
  return {
    ...selected(relation, from),
    columns,
    event: false,
    order: order.map(({ name }) => name),
  };
}
