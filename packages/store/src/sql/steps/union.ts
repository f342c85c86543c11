import type { Step } from "@telltale/core/model";
import { eventName, nameColumns } from "../names.ts";
import type { SqlColumn } from "../names.ts";
import { columnSql, rowsAlias } from "../relation.ts";
import type { Relation } from "../relation.ts";
import type { Writer } from "../writer.ts";
import { inRuns } from "./join.ts";

/** The rows of several queries, one after another. */
export function writeUnion(
  step: Extract<Step, { kind: "union" }>,
  relation: Relation,
  writer: Writer,
): Relation {
  const legs = [
    relation,
    ...step.others.map((other) => inRuns(writer.relation(other), relation, writer)),
  ];
  const columns = nameColumns(relation.columns).map((column, i): SqlColumn => {
    const [first, ...others] = legs.map((leg) => leg.columns[i]);
    const same =
      first?.constant === true &&
      others.every((other) => other?.constant === true && other.sql === first.sql);
    return same ? { ...column, sql: first.sql, constant: true } : column;
  });
  const event = legs.some((leg) => leg.event);
  const depth = Math.max(...legs.map(({ order }) => order.length));
  const order = Array.from({ length: depth + 1 }, () => writer.hidden());
  const selects = legs.map((leg, place) => {
    const values = leg.columns.map((column) => columnSql(column));
    const places = [
      String(place),
      ...Array.from({ length: depth }, (_, i) => {
        const name = leg.order[i];
        return name === undefined ? "NULL" : `${rowsAlias}.${name}`;
      }),
    ];
    const items = [
      ...columns.flatMap(({ sql, constant }, i) =>
        constant === true ? [] : [`${values[i] ?? "NULL"} AS ${sql}`],
      ),
      ...(event ? [`${leg.event ? `${rowsAlias}.${eventName}` : "NULL"} AS ${eventName}`] : []),
      ...order.map((name, i) => `${places[i] ?? "NULL"} AS ${name}`),
      ...(relation.runs === undefined || leg.runs === undefined
        ? []
        : [`${rowsAlias}.${leg.runs.key} AS ${relation.runs.key}`]),
    ];
    return `SELECT ${items.join(", ")} FROM ${leg.from} AS ${rowsAlias}`;
  });
  return {
    from: writer.define(selects.join(" UNION ALL ")),
    columns,
    event,
    order,
    ...(relation.runs === undefined ? {} : { runs: relation.runs }),
  };
}
