import { lowerKusto, parseKusto } from "@telltale/core/languages/kusto";
import type { TableCatalog } from "@telltale/core/languages/kusto";
import type { ColumnType, Expr, Query, ScalarType, Value } from "@telltale/core/model";
import { cellText } from "@telltale/core/model";
import { SourceText } from "@telltale/core/source";
import type { RunOptions, Store, StoreOutcome, StoreResult } from "../src/index.ts";

/** 2024-03-16T12:00:00Z */
export const now = 638_461_872_000_000_000n;

/** What a Kusto query comes to; tables are those of the store. */
export function kusto(text: string, store?: Store): Query {
  const source = new SourceText("query", text);
  const parsed = parseKusto(source);
  const catalog: TableCatalog = {
    table: (name) => store?.tables().find((table) => table.name === name),
    storedFunction: () => undefined,
    names: () => store?.tables().map(({ name }) => name) ?? [],
  };
  const { results, diagnostics } = lowerKusto(parsed, source, catalog);
  const wrong = [...parsed.diagnostics, ...diagnostics].filter(
    ({ severity }) => severity === "error",
  );
  if (wrong.length > 0) throw new Error(wrong.map(({ message }) => message).join("; "));
  const last = results.at(-1);
  if (last === undefined) throw new Error("no statement gives rows");
  return last.query;
}

/** Runs a query that must have a result. */
export async function resultOf(
  store: Store,
  query: Query | string,
  options: Partial<RunOptions> = {},
): Promise<StoreResult> {
  const model = typeof query === "string" ? kusto(query, store) : query;
  const outcome = await store.run(model, { now, ...options });
  if (outcome.kind === "problem") throw new Error(`${outcome.message}\n${outcome.sql ?? ""}`);
  return outcome;
}

/** The rows as texts: `a|1`, null as `null`. */
export async function rowsOf(store: Store, query: Query | string): Promise<readonly string[]> {
  return textsOf(await resultOf(store, query));
}

export function textsOf({ rows, columns }: StoreResult): readonly string[] {
  return rows.map((row) =>
    row
      .map((cell, i) => (cell === null ? "null" : cellText(cell, columns[i]?.type ?? "string")))
      .join("|"),
  );
}

export function problemOf(outcome: StoreOutcome): string {
  return outcome.kind === "problem" ? `${outcome.reason}: ${outcome.message}` : "no problem";
}

export function column(name: string, type: ScalarType): Expr {
  return { kind: "field", vocabulary: "column", name, type };
}

/** A query over rows of its own. */
export function inline(
  columns: readonly ColumnType[],
  rows: readonly (readonly Value[])[],
  rest: Partial<Query> = {},
): Query {
  return { source: { kind: "inline", columns, rows }, steps: [], ...rest };
}
