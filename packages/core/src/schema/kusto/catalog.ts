import type { ColumnType } from "../../model/index.ts";

/** A table by its name in Kusto, and the vocabulary under which `bindTable` knows it. */
export interface KustoTable {
  readonly vocabulary: string;
  readonly name: string;
  readonly columns: readonly ColumnType[];
}

/** The tables and saved functions that a workspace has. Names are exact. */
export interface KustoCatalog {
  table(name: string): KustoTable | undefined;
  /** A saved function in Kusto: `(parameters) { body }`. */
  storedFunction(name: string): string | undefined;
  names(): Iterable<string>;
}

/** What is known of Sentinel's and Defender's tables. */
export function kustoCatalog(): KustoCatalog {
  return { table: () => undefined, storedFunction: () => undefined, names: () => [] };
}
