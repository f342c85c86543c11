import { tableNeeds, unitedSource } from "@telltale/core/engine/relational";
import type { TableNeed } from "@telltale/core/engine/relational";
import { or } from "@telltale/core/model";
import type { Query, TableSource } from "@telltale/core/model";

/** A table by its vocabulary and name. */
export function tableKey({ vocabulary, name }: Pick<TableSource, "vocabulary" | "name">): string {
  return `${vocabulary}\0${name}`;
}

/** What some queries ask of tables together, each table once. */
export function needsOf(queries: readonly Query[]): readonly TableNeed[] {
  const needs = new Map<string, TableNeed>();
  for (const need of queries.flatMap(tableNeeds)) {
    const key = tableKey(need.source);
    const known = needs.get(key);
    needs.set(key, known === undefined ? need : united(known, need));
  }
  return [...needs.values()];
}

/** What two needs of a table ask for together. */
export function united(a: TableNeed, b: TableNeed): TableNeed {
  const names = new Set([...a.columns, ...b.columns]);
  const source = unitedSource(a.source, b.source);
  const columns = source.columns.map(({ name }) => name).filter((name) => names.has(name));
  const base = { source, columns };
  return a.filter === undefined || b.filter === undefined
    ? base
    : { ...base, filter: or([a.filter, b.filter]) };
}
