import type { Expr, SeriesStep } from "@telltale/core/model";
import type { TypedSql } from "../../functions/types.ts";
import { convert, jsonSql } from "../convert.ts";
import { writeExpr } from "../expr/write-expr.ts";
import { nameColumns } from "../names.ts";
import {
  filtered,
  columnSql,
  keptColumns,
  rowsAlias,
  selectFrom,
  settled,
  withColumns,
} from "../relation.ts";
import type { Relation } from "../relation.ts";
import { floorDivide, isFractional, sqlTypes } from "../types.ts";
import type { Writer } from "../writer.ts";
import { groupRows, newColumns } from "./columns.ts";
import { writeAggregates } from "./summarize.ts";

/** Aggregates at even distances: each group's rows by their place on the axis, gaps filled, as lists. */
export function writeSeries(step: SeriesStep, relation: Relation, writer: Writer): Relation {
  const constant = (expr: Expr) => writeExpr(expr, { alias: rowsAlias, columns: [] }, writer).sql;
  const axis = writeExpr(step.axis.value, { alias: rowsAlias, ...relation }, writer);
  const placed = withColumns(writer, relation, [
    ...keptColumns(relation),
    ...newColumns(step.by, relation, writer).map((key, i) => ({ ...key, name: `$k${i}` })),
    { name: "$x", type: axis.type, value: axis.sql },
  ]);
  const held = (name: string) => {
    const column = placed.columns.find((known) => known.name === name);
    return column === undefined ? "NULL" : columnSql(column);
  };

  const width = constant(step.step);
  const wide = isFractional(axis.type) ? "DOUBLE" : "HUGEINT";
  const divide = floorDivide(axis.type);
  const least =
    step.from === undefined
      ? `${divide}(CAST(min(${held("$x")}) AS ${wide}), CAST(${width} AS ${wide})) * ${width}`
      : constant(step.from);
  const most = step.to === undefined ? `max(${held("$x")})` : constant(step.to);
  const items = [
    `CAST(${least} AS ${wide}) AS lo`,
    `CAST(${most} AS ${wide}) AS hi`,
    `CAST(${width} AS ${wide}) AS width`,
  ];
  // Only where the rows tell an end are they asked.
  const ends = writer.define(
    step.from !== undefined && step.to !== undefined
      ? `SELECT ${items.join(", ")}`
      : selectFrom(items, placed),
  );
  const points =
    step.toIncluded || step.to === undefined
      ? `${divide}(hi - lo, width) + 1`
      : `-${divide}(lo - hi, width)`;
  const bounds = writer.define(
    `SELECT lo, width, coalesce(TRY_CAST(greatest(0, ${points}) AS BIGINT), 0) AS points FROM ${ends}`,
    "once",
  );

  const bin = `TRY_CAST(${divide}(${held("$x")} - (SELECT lo FROM ${bounds}), (SELECT width FROM ${bounds})) AS BIGINT)`;
  const binned = withColumns(writer, placed, [
    ...keptColumns(placed),
    { name: "$i", type: "long", value: bin },
  ]);
  const place = binned.columns.at(-1);
  const at = `${rowsAlias}.${place?.sql ?? ""}`;
  const rows = settled(
    filtered(binned, `${at} >= 0 AND ${at} < (SELECT points FROM ${bounds})`),
    writer,
  );
  const keyColumns = keptColumns(rows).filter(({ name }) => /^\$(?:k\d+|i)$/.test(name));
  const { grouped, final } = writeAggregates(step.aggregates, rows, writer);
  const cells = groupRows(keyColumns, grouped, rows, writer);
  const keysOnly = keyColumns.filter(({ name }) => name !== "$i");
  const all = groupRows(keysOnly, [], rows, writer);
  const groups = step.nonempty === true ? all : withoutNone(all, rows, writer);

  return assemble(step, { cells, groups, bounds, final, axis }, writer);
}

/** Without keys too, no rows make no series. */
function withoutNone(groups: Relation, rows: Relation, writer: Writer): Relation {
  if (groups.columns.length > 0) return groups;
  return settled(filtered(groups, `EXISTS (SELECT 1 FROM ${rows.from})`), writer);
}

interface SeriesParts {
  readonly cells: Relation;
  readonly groups: Relation;
  readonly bounds: string;
  readonly final: readonly ((groups: Relation) => string)[];
  readonly axis: TypedSql;
}

function assemble(step: SeriesStep, parts: SeriesParts, writer: Writer): Relation {
  const { cells, groups, bounds, axis } = parts;
  const index = cells.columns.find(({ name }) => name === "$i")?.sql ?? "";
  const keys = groups.columns.map(({ sql }) => sql);
  const on = [
    ...keys.map(
      (key, at) => `${rowsAlias}.${cells.columns[at]?.sql ?? ""} IS NOT DISTINCT FROM g.${key}`,
    ),
    `${rowsAlias}.${index} = p.i`,
  ];
  const values = step.aggregates.map((aggregate, i) => {
    const value: TypedSql = { sql: parts.final[i]?.(cells) ?? "NULL", type: aggregate.type };
    const fill = convert(
      writeExpr(aggregate.default, { alias: rowsAlias, columns: [] }, writer),
      aggregate.type,
      writer.context,
    );
    const json = `CASE WHEN ${rowsAlias}.${index} IS NULL THEN ${jsonSql(fill, writer.context)} ELSE ${jsonSql(value, writer.context)} END`;
    return listSql(json);
  });
  const at = `CAST((SELECT lo FROM ${bounds}) + p.i * (SELECT width FROM ${bounds}) AS ${sqlTypes[axis.type]})`;
  const axisList = listSql(jsonSql({ sql: at, type: axis.type }, writer.context));
  const columns = nameColumns([
    ...step.by.map(({ name }, i) => ({
      name,
      type: groups.columns[i]?.type ?? ("string" as const),
    })),
    ...step.aggregates.map(({ name }) => ({ name, type: "dynamic" as const })),
    { name: step.axis.name, type: "dynamic" },
  ]);
  const outputs = [...keys.map((key) => `g.${key}`), ...values, axisList];
  const order = groups.order.map((name) => `min(g.${name}) AS ${name}`);
  const items = [...outputs.map((value, i) => `${value} AS ${columns[i]?.sql ?? ""}`), ...order];
  const by = ` GROUP BY ${keys.length === 0 ? "()" : keys.map((key) => `g.${key}`).join(", ")} HAVING count(*) > 0`;
  const from = writer.define(
    [
      `SELECT ${items.join(", ")} FROM ${groups.from} AS g`,
      `CROSS JOIN (SELECT unnest(range(points)) AS i FROM ${bounds}) AS p`,
      `LEFT JOIN ${cells.from} AS ${rowsAlias} ON ${on.join(" AND ")}${by}`,
    ].join(" "),
  );
  return { from, columns, event: false, order: groups.order };
}

function listSql(json: string): string {
  return `concat('[', string_agg(coalesce(${json}, 'null'), ',' ORDER BY p.i), ']')`;
}
