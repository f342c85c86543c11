import type { ExpandColumn, ExpandStep } from "@telltale/core/model";
import type { TypedSql } from "../../functions/types.ts";
import { convert } from "../convert.ts";
import { writeExpr } from "../expr/write-expr.ts";
import {
  keptColumns,
  mergeColumns,
  rowsAlias,
  selectAll,
  selectFrom,
  withColumns,
  withValues,
} from "../relation.ts";
import type { NewColumn, Relation } from "../relation.ts";
import type { Writer } from "../writer.ts";

/** One row for each member of lists and bags; of several, in step. */
export function writeExpand(step: ExpandStep, relation: Relation, writer: Writer): Relation {
  const names = new Set(relation.columns.map(({ name }) => name));
  const dynamics = step.columns.map(({ value }) =>
    convert(writeExpr(value, { alias: rowsAlias, ...relation }, writer), "dynamic", writer.context),
  );
  const valued = withValues(writer, relation, dynamics);
  const lists = valued.columns.map((sql): TypedSql => ({
    sql: membersSql(sql, step.bags),
    type: "dynamic",
  }));
  const { rows: listed, columns: held } = withValues(writer, valued.rows, lists);
  const place = writer.hidden();
  const longest = `greatest(${held.map((list) => `len(${list})`).join(", ")})`;
  const count = step.limit === undefined ? longest : `least(${longest}, ${step.limit})`;
  const from = writer.define(
    selectFrom([...selectAll(listed), `unnest(range(${count})) AS ${place}`], listed),
  );
  const rows: Relation = { ...listed, from, order: [...listed.order, place] };
  const members = step.columns.map((column, i): NewColumn => {
    const json = `nullif(${held[i] ?? "NULL"}[${rowsAlias}.${place} + 1], 'null')`;
    return { name: column.name, type: column.type, value: memberSql(json, column, writer) };
  });
  if (step.indexColumn !== undefined)
    members.push({ name: step.indexColumn, type: "long", value: `${rowsAlias}.${place}` });
  const kept = keptColumns(rows).filter(({ name }) => names.has(name));
  return withColumns(writer, rows, mergeColumns(kept, members));
}

/** A list of the JSON texts of the members; `null` stands for itself, and what has no members too. */
function membersSql(sql: string, bags: ExpandStep["bags"]): string {
  const key = "CAST(to_json(k) AS VARCHAR)";
  const value = `CAST(json_extract(${sql}, concat('/', replace(replace(k, '~', '~0'), '/', '~1'))) AS VARCHAR)`;
  const member =
    bags === "bags"
      ? `concat('{', ${key}, ':', ${value}, '}')`
      : `concat('[', ${key}, ',', ${value}, ']')`;
  return `CASE json_type(${sql})
    WHEN 'ARRAY' THEN CAST(json_extract(${sql}, '$[*]') AS VARCHAR[])
    WHEN 'OBJECT' THEN list_transform(json_keys(${sql}), lambda k: ${member})
    ELSE [coalesce(${sql}, 'null')] END`;
}

/** A member as a value of the column's type: what is of another kind is null. */
function memberSql(json: string, column: ExpandColumn, writer: Writer): string {
  const member: TypedSql = { sql: json, type: "dynamic" };
  if (column.type === "dynamic") return json;
  const value = convert(member, column.type, writer.context).sql;
  return column.type === "string" && writer.emptyTexts ? `coalesce(${value}, '')` : value;
}
