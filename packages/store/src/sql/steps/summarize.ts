import type { AggregateColumn, Step } from "@telltale/core/model";
import { aggregateFunctions } from "../../functions/index.ts";
import type { AggregateContext } from "../../functions/types.ts";
import { scopeKey } from "../expr/scope.ts";
import { writeExpr } from "../expr/write-expr.ts";
import { nameColumns } from "../names.ts";
import {
  filtered,
  columnSql,
  keptColumns,
  orderTerms,
  rowsAlias,
  selectFrom,
  withColumns,
} from "../relation.ts";
import type { NewColumn, Relation } from "../relation.ts";
import { sqlTypes } from "../types.ts";
import type { Writer } from "../writer.ts";
import { groupRows, newColumns } from "./columns.ts";

/** One row for each group; without keys, one for all rows, even if there are none. */
export function writeSummarize(
  step: Extract<Step, { kind: "summarize" }>,
  relation: Relation,
  writer: Writer,
): Relation {
  const keys = newColumns(step.by, relation, writer);
  const { grouped, final } = writeAggregates(step.aggregates, relation, writer);
  let groups = groupRows(keys, grouped, relation, writer);
  if (relation.runs !== undefined && keys.length === 0)
    groups = withEmptyRuns(grouped, groups, relation, writer);
  const finished = final.map((finish, i): NewColumn => {
    const { name, type } = step.aggregates[i] as AggregateColumn;
    return { name, type, value: finish(groups) };
  });
  return withColumns(writer, groups, [
    ...keptColumns({ ...groups, columns: groups.columns.slice(0, keys.length) }),
    ...finished,
  ]);
}

interface Aggregates {
  /** What is computed for each group. */
  readonly grouped: readonly NewColumn[];
  /** SQL of each aggregate over the groups. */
  readonly final: readonly ((groups: Relation) => string)[];
}

/** Aggregates of the greatest or least row are computed once for all columns that are taken of that row. */
export function writeAggregates(
  aggregates: readonly AggregateColumn[],
  relation: Relation,
  writer: Writer,
): Aggregates {
  const grouped: NewColumn[] = [];
  const places = new Map<string, string>();
  const rows = Map.groupBy(aggregates.filter(takesRow), rowKey);
  const final = aggregates.map((aggregate) => {
    const key = takesRow(aggregate) ? rowKey(aggregate) : undefined;
    const members = key === undefined ? undefined : rows.get(key);
    let place = key === undefined ? undefined : places.get(key);
    if (place === undefined) {
      place = `$${grouped.length}`;
      if (key !== undefined) places.set(key, place);
      grouped.push({
        name: place,
        type: aggregate.type,
        value:
          members === undefined
            ? writeAggregate(aggregate, relation, writer)
            : writeRowOf(members, relation, writer),
      });
    }
    const field = members?.indexOf(aggregate);
    return (groups: Relation) => {
      const column = groups.columns.find(({ name }) => name === place);
      const sql = column === undefined ? "NULL" : columnSql(column);
      const value = field === undefined ? sql : `struct_extract(${sql}, 'f${field}')`;
      return aggregate.type === "string" && writer.emptyTexts ? `coalesce(${value}, '')` : value;
    };
  });
  return { grouped, final };
}

function takesRow({ function: name }: AggregateColumn): boolean {
  return name === "arg-max" || name === "arg-min";
}

function rowKey({ function: name, args, where }: AggregateColumn): string {
  const [order] = args;
  return [name, order, where]
    .map((part) => (typeof part === "object" ? scopeKey(part) : part))
    .join(" ");
}

/** The columns of the row whose order is greatest (or least); of the first row where all of them are null. */
function writeRowOf(
  members: readonly AggregateColumn[],
  relation: Relation,
  writer: Writer,
): string {
  const [first] = members as [AggregateColumn];
  const scope = { alias: rowsAlias, ...relation };
  const [by] = first.args.map((arg) => writeExpr(arg, scope, writer));
  const fields = members.map(({ args }, i) => {
    const value = args[1] ?? args[0];
    return `'f${i}': ${value === undefined ? "NULL" : writeExpr(value, scope, writer).sql}`;
  });
  const row = `{${fields.join(", ")}}`;
  const filter = filterOf(first, relation, writer);
  const name = first.function === "arg-max" ? "arg_max" : "arg_min";
  return `coalesce(${name}(${row}, ${by?.sql ?? "NULL"})${filter}, first(${row}${orderOf(relation)})${filter})`;
}

/** SQL of one aggregate over the rows of a group, or over those of a window: ` OVER (…)`, which has its own order. */
export function writeAggregate(
  aggregate: AggregateColumn,
  relation: Relation,
  writer: Writer,
  over = "",
): string {
  const scope = { alias: rowsAlias, ...relation };
  const args = aggregate.args.map((arg) => writeExpr(arg, scope, writer));
  const context: AggregateContext = {
    ...writer.context,
    filter: filterOf(aggregate, relation, writer) + over,
    order: over === "" ? orderOf(relation) : "",
  };
  const template = aggregateFunctions.get(aggregate.function);
  const sql = template?.(args, aggregate, context);
  if (sql === undefined) {
    const name = aggregate.function.replaceAll("-", "_");
    const why = template === undefined ? "cannot be run here" : "does not take such arguments here";
    writer.refuse(`the aggregate '${name}' ${why}`, aggregate.args[0]?.origin);
  }
  return sql ?? `NULL::${sqlTypes[aggregate.type]}`;
}

function filterOf(aggregate: AggregateColumn, relation: Relation, writer: Writer): string {
  if (aggregate.where === undefined) return "";
  const where = writeExpr(aggregate.where, { alias: rowsAlias, ...relation }, writer).sql;
  return ` FILTER (WHERE ${where})`;
}

function orderOf(relation: Relation): string {
  const terms = orderTerms(relation);
  return terms.length === 0 ? "" : ` ORDER BY ${terms.join(", ")}`;
}

/** A run without rows gives a row too: that of aggregates over nothing. */
function withEmptyRuns(
  grouped: readonly NewColumn[],
  groups: Relation,
  relation: Relation,
  writer: Writer,
): Relation {
  const { runs } = relation;
  if (runs === undefined) return groups;
  const names = nameColumns(grouped);
  const nothing = writer.define(
    selectFrom(
      grouped.map(({ value }, i) => `${value} AS ${names[i]?.sql ?? ""}`),
      filtered(relation, "FALSE"),
    ),
  );
  const columns = groups.columns.map(({ sql }) => sql);
  const order = groups.order.map((name) => `NULL AS ${name}`);
  const from = writer.define(
    [
      `SELECT ${[...columns, runs.key, ...groups.order].join(", ")} FROM ${groups.from}`,
      `SELECT ${[...columns.map((_, i) => `n.${names[i]?.sql ?? ""}`), `k.${runs.key}`, ...order].join(", ")}`,
    ].join(" UNION ALL ") +
      ` FROM ${runs.from} AS k, ${nothing} AS n WHERE k.${runs.key} NOT IN (SELECT ${runs.key} FROM ${groups.from})`,
  );
  return { ...groups, from };
}
