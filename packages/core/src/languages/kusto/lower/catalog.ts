import type { ColumnType } from "../../../model/index.ts";

/** What tables and stored functions there are: the languages know names, the caller what they stand for. */
export interface TableCatalog {
  /** The table of that exact name, with the vocabulary that binds it to events. */
  table(name: string): CatalogTable | undefined;
  /** A function saved in the workspace, in Kusto: `let`-function syntax, `(parameters) { body }`. */
  storedFunction(name: string): string | undefined;
  /** All names of tables and stored functions, for wildcards and suggestions. */
  names(): Iterable<string>;
  /** The tables that `search` and `find` look through where the query names none; all, where this is absent. */
  searched?(): Iterable<string>;
}

export interface CatalogTable {
  readonly vocabulary: string;
  readonly name: string;
  readonly columns: readonly ColumnType[];
}
