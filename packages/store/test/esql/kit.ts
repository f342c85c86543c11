import { tableNeeds } from "@telltale/core/engine/relational";
import { compileEsql } from "@telltale/core/library";
import { cellOf } from "@telltale/core/model";
import type { Datum } from "@telltale/core/model";
import { SourceText } from "@telltale/core/source";
import { openStore } from "../../src/index.ts";
import { now, resultOf, textsOf } from "../kit.ts";

/** A record in ECS, by the names of its fields. */
export type EcsRecord = Readonly<Record<string, Datum>>;

/** The rows that a query gives of some records, as texts: `a|1`, null as `null`; `now()` is 2024-03-16T12:00:00Z. */
export async function rowsOf(
  text: string,
  records: readonly EcsRecord[] = [],
): Promise<readonly string[]> {
  const { query, diagnostics } = compileEsql(new SourceText("query.esql", text));
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  if (errors.length > 0) throw new Error(errors.map(({ message }) => message).join("; "));
  const store = await openStore();
  try {
    for (const { source } of tableNeeds(query)) {
      const table = await store.createTable(source.vocabulary, source.name, source.columns);
      records.forEach((record, number) => {
        const row = source.columns.map(({ name, type }) => {
          const datum = record[name];
          return datum === undefined || datum === null ? null : cellOf(datum, type);
        });
        table.append(BigInt(number), row);
      });
      table.close();
    }
    return textsOf(await resultOf(store, query, { now }));
  } finally {
    store.close();
  }
}

/** The value of an expression. */
export async function valueOf(expression: string): Promise<string> {
  const [row = ""] = await rowsOf(`row value = ${expression}`);
  return row;
}

/** The numbers (`n`) of the records of which a condition is true. */
export async function holdsOf(
  condition: string,
  records: readonly EcsRecord[],
): Promise<readonly string[]> {
  const numbered = records.map((record, i) => ({ ...record, "n.bytes": i + 1 }));
  return rowsOf(`from logs-* | where ${condition} | keep n.bytes | sort n.bytes`, numbered);
}
