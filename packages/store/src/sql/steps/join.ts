import type { JoinFlavor, JoinStep } from "@telltale/core/model";
import { writeExpr } from "../expr/write-expr.ts";
import { eventName, nameColumns } from "../names.ts";
import { columnSql, overRows, rowsAlias, selectAll, selected, selectFrom } from "../relation.ts";
import type { Relation } from "../relation.ts";
import { missingValue } from "../source.ts";
import type { Writer } from "../writer.ts";

const joins: Readonly<Record<JoinFlavor, string>> = {
  inner: "INNER JOIN",
  "inner-unique": "INNER JOIN",
  "left-outer": "LEFT JOIN",
  "right-outer": "RIGHT JOIN",
  "full-outer": "FULL JOIN",
  "left-semi": "SEMI JOIN",
  "left-anti": "ANTI JOIN",
  "right-semi": "SEMI JOIN",
  "right-anti": "ANTI JOIN",
};

const padsLeft = new Set<JoinFlavor>(["right-outer", "full-outer"]);
const padsRight = new Set<JoinFlavor>(["left-outer", "full-outer"]);

export function writeJoin(step: JoinStep, relation: Relation, writer: Writer): Relation {
  const { flavor } = step;
  const right = inRuns(writer.relation(step.right), relation, writer);
  const left = flavor === "inner-unique" ? oneOfEachKey(step, relation, writer) : relation;
  const sides = { left: { ...left, alias: "l" }, right: { ...right, alias: "r" } };
  const on = step.on.map((pair) => {
    const a = writeExpr(pair.left, sides.left, writer).sql;
    const b = writeExpr(pair.right, sides.right, writer).sql;
    return `${a} IS NOT DISTINCT FROM ${b}`;
  });
  if (left.runs !== undefined && right.runs !== undefined)
    on.push(`l.${left.runs.key} = r.${right.runs.key}`);

  const onlyRight = flavor === "right-semi" || flavor === "right-anti";
  const onlyLeft = flavor === "left-semi" || flavor === "left-anti";
  const columns = nameColumns(step.output);
  const items = step.output.map(({ side, from, type }, i) => {
    const source = sides[side];
    const column = source.columns.find(({ name }) => name === from);
    if (column === undefined) throw new Error(`a join gives a column '${from}' that is not there`);
    const value = columnSql(column, source.alias);
    const padded = (side === "left" ? padsLeft : padsRight).has(flavor);
    const fallback = missingValue(type, writer);
    const sql = padded && fallback === "''" ? `coalesce(${value}, '')` : value;
    return `${sql} AS ${columns[i]?.sql ?? ""}`;
  });

  const kept = onlyRight ? right : left;
  const order = kept.order.map((name) => [`${onlyRight ? "r" : "l"}.${name}`, name] as const);
  const behind =
    onlyLeft || onlyRight ? [] : right.order.map((name) => [`r.${name}`, writer.hidden()] as const);
  const hidden = [
    ...(kept.event ? [`${onlyRight ? "r" : "l"}.${eventName}`] : []),
    ...[...order, ...behind]
      .filter(([, name]) => name !== eventName)
      .map(([sql, name]) => `${sql} AS ${name}`),
    ...runItem(left, right, flavor),
  ];
  const [first, second] = onlyRight ? [sides.right, sides.left] : [sides.left, sides.right];
  const condition = on.length === 0 ? "TRUE" : on.join(" AND ");
  const list = [...items, ...hidden];
  const from = writer.define(
    `SELECT ${list.length === 0 ? '1 AS "$none"' : list.join(", ")} FROM ${first.from} AS ${first.alias} ${joins[flavor]} ${second.from} AS ${second.alias} ON ${condition}`,
  );
  return {
    from,
    columns,
    event: kept.event,
    order: [...order, ...behind].map(([, name]) => name),
    ...(relation.runs === undefined ? {} : { runs: relation.runs }),
  };
}

function runItem(left: Relation, right: Relation, flavor: JoinFlavor): readonly string[] {
  if (left.runs === undefined || right.runs === undefined) return [];
  const { key } = left.runs;
  const [a, b] = [`l.${key}`, `r.${right.runs.key}`];
  if (flavor === "right-semi" || flavor === "right-anti") return [`${b} AS ${key}`];
  return [
    flavor === "right-outer" || flavor === "full-outer" ? `coalesce(${a}, ${b}) AS ${key}` : a,
  ];
}

/** Rows that know nothing of the runs that a step is part of are there in each of them. */
export function inRuns(relation: Relation, step: Relation, writer: Writer): Relation {
  const { runs } = step;
  if (runs === undefined || relation.runs !== undefined) return relation;
  const items = [...selectAll(relation), `k.${runs.key}`];
  const from = writer.define(
    `SELECT ${items.join(", ")} FROM ${relation.from} AS ${rowsAlias}, ${runs.from} AS k`,
  );
  return { ...relation, from, runs };
}

/** The first row of each key. */
function oneOfEachKey(step: JoinStep, relation: Relation, writer: Writer): Relation {
  const keys = step.on.map(
    ({ left }) => writeExpr(left, { alias: rowsAlias, ...relation }, writer).sql,
  );
  const over = overRows(relation, undefined, keys);
  const rest = over === "" ? "LIMIT 1" : `QUALIFY row_number() OVER (${over}) = 1`;
  return selected(relation, writer.define(selectFrom(selectAll(relation), relation, rest)));
}
