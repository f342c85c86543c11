import type { SortKey, Step } from "@telltale/core/model";
import { isFractional } from "../types.ts";
import { writeExpr } from "../expr/write-expr.ts";
import {
  hiddenOf,
  orderTerms,
  overRows,
  rowsAlias,
  selectAll,
  selected,
  selectFrom,
} from "../relation.ts";
import type { Relation } from "../relation.ts";
import type { Writer } from "../writer.ts";

type Of<Kind extends Step["kind"]> = Extract<Step, { kind: Kind }>;

/** ORDER BY terms of keys, those of the rows' own order behind them: nothing is left to chance. */
export function sortTerms(
  keys: readonly SortKey[],
  relation: Relation,
  writer: Writer,
): readonly string[] {
  const terms = keys.map(({ by, direction, nulls }) => {
    const { sql, type } = writeExpr(by, { alias: rowsAlias, ...relation }, writer);
    // What is not a number stands with the nulls.
    const value = isFractional(type) ? `CASE WHEN NOT isnan(${sql}) THEN ${sql} END` : sql;
    return `${value} ${direction === "ascending" ? "ASC" : "DESC"} NULLS ${nulls.toUpperCase()}`;
  });
  return [...terms, ...orderTerms(relation)];
}

export function writeSort(step: Of<"sort">, relation: Relation, writer: Writer): Relation {
  return numbered(sortTerms(step.keys, relation, writer), relation, writer, "");
}

/** The first rows in an order. */
export function writeTop(
  step: Of<"sort">,
  count: number,
  relation: Relation,
  writer: Writer,
): Relation {
  const terms = sortTerms(step.keys, relation, writer);
  if (relation.runs !== undefined) return firstOfRun(terms, count, relation, writer);
  const rest = `${orderBy(terms)} LIMIT ${count}`;
  const from = writer.define(selectFrom(selectAll(relation), relation, rest));
  const top = selected(relation, from);
  return numbered(sortTerms(step.keys, top, writer), top, writer, "");
}

export function writeTake(step: Of<"take">, relation: Relation, writer: Writer): Relation {
  const terms =
    step.random === true
      ? orderTerms(relation).map((term) => `hash(${term})`)
      : orderTerms(relation);
  if (relation.runs !== undefined) return firstOfRun(terms, step.count, relation, writer);
  const rest = `${orderBy(terms)} LIMIT ${step.count}`.trim();
  return selected(relation, writer.define(selectFrom(selectAll(relation), relation, rest)));
}

function orderBy(terms: readonly string[]): string {
  return terms.length === 0 ? "" : `ORDER BY ${terms.join(", ")}`;
}

function firstOfRun(
  terms: readonly string[],
  count: number,
  relation: Relation,
  writer: Writer,
): Relation {
  const place = `row_number() OVER (${overRows(relation, terms)})`;
  return numbered(terms, relation, writer, `QUALIFY ${place} <= ${count}`);
}

/** The rows, with their place in an order as what they are ordered by from now on. */
function numbered(
  terms: readonly string[],
  relation: Relation,
  writer: Writer,
  rest: string,
): Relation {
  const place = writer.hidden();
  const dropped = new Set(
    relation.order.filter((name) => !hiddenOf({ ...relation, order: [] }).includes(name)),
  );
  const kept = selectAll(relation).filter((item) => !dropped.has(item.slice(rowsAlias.length + 1)));
  const over = terms.length === 0 ? "" : `ORDER BY ${terms.join(", ")}`;
  const items = [...kept, `row_number() OVER (${over}) AS ${place}`];
  const from = writer.define(selectFrom(items, relation, rest));
  return { ...selected(relation, from), order: [place] };
}
