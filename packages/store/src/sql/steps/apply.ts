import type { Step } from "@telltale/core/model";
import { writeExpr } from "../expr/write-expr.ts";
import { nameColumns } from "../names.ts";
import { keptColumns, orderTerms, rowsAlias, selectAll, selectFrom } from "../relation.ts";
import type { Relation } from "../relation.ts";
import type { Writer } from "../writer.ts";
import { writeExpand } from "./expand.ts";

type Of<Kind extends Step["kind"]> = Extract<Step, { kind: Kind }>;

/**
 * The body is not run row by row: the rows are numbered, all are expanded at once, and every step of the body keeps
 * those of one number apart from the others.
 */
export function writeApply(step: Of<"apply">, relation: Relation, writer: Writer): Relation {
  const key = writer.hidden();
  const over = orderBy(orderTerms(relation));
  const from = writer.define(
    selectFrom([...selectAll(relation), `row_number() OVER (${over}) AS ${key}`], relation),
    "once",
  );
  const outer: Relation = { ...relation, from };
  const runs = { key, from };
  const expanded = writeExpand(step.expand, { ...outer, runs }, writer);
  const body = writer.relation(step.body, { ...expanded, event: false });
  const kept = keptColumns(outer).filter(({ name }) => step.keep.includes(name));
  const given = body.columns.map((column) => ({
    name: column.name,
    type: column.type,
    value: column.constant === true ? column.sql : `b.${column.sql}`,
  }));
  const columns = nameColumns([...kept, ...given]);
  const place = writer.hidden();
  const items = [...kept, ...given].map(({ value }, i) => `${value} AS ${columns[i]?.sql ?? ""}`);
  const hidden = [...selectAll({ ...outer, columns: [] }), `${rowsAlias}.${key} AS ${place}`];
  const behind = body.order.map((name) => [name, writer.hidden()] as const);
  const joined = writer.define(
    `SELECT ${[...items, ...hidden, ...behind.map(([name, as]) => `b.${name} AS ${as}`)].join(", ")} FROM ${from} AS ${rowsAlias} JOIN ${body.from} AS b ON ${rowsAlias}.${key} = b.${key}`,
  );
  return {
    ...relation,
    from: joined,
    columns,
    order: [...relation.order, place, ...behind.map(([, as]) => as)],
  };
}

/** The body keeps the rows of each value of the key apart. */
export function writePartition(
  step: Of<"partition">,
  relation: Relation,
  writer: Writer,
): Relation {
  const key = writer.hidden();
  const by = writeExpr(step.by, { alias: rowsAlias, ...relation }, writer).sql;
  const over = orderBy(orderTerms(relation));
  // A key's runs are numbered in the order of their first rows.
  const first = writer.hidden();
  const placed = writer.define(
    selectFrom(
      [...selectAll(relation), `row_number() OVER (${over}) AS ${first}`, `${by} AS "$by"`],
      relation,
    ),
  );
  const items = [
    ...selectAll(relation),
    `min(${rowsAlias}.${first}) OVER (PARTITION BY ${rowsAlias}."$by") AS ${key}`,
  ];
  const from = writer.define(selectFrom(items, { ...relation, from: placed }), "once");
  const keys = writer.define(`SELECT DISTINCT ${key} FROM ${from}`);
  const handed: Relation = { ...relation, from, event: false, runs: { key, from: keys } };
  const body = writer.relation(step.body, handed);
  const { runs: _, ...rest } = body;
  return { ...rest, order: [key, ...body.order] };
}

function orderBy(terms: readonly string[]): string {
  return terms.length === 0 ? "" : `ORDER BY ${terms.join(", ")}`;
}
