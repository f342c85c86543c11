import type { ColumnType } from "../../../model/index.ts";
import type { SourceText } from "../../../source/index.ts";

/** What tables and stored functions there are: the languages know names, the caller what they stand for. */
export interface TableCatalog {
  /** The table of that exact name, with the vocabulary that binds it to events. */
  table(name: string): CatalogTable | undefined;
  /** The function that the workspace keeps under that exact name. */
  storedFunction(name: string): CatalogFunction | undefined;
  /** All names of tables and stored functions, for wildcards and suggestions. */
  names(): Iterable<string>;
  /** The tables that `search` and `find` look through where the query names none; all, where this is absent. */
  searched?(): Iterable<string>;
}

export interface CatalogTable {
  readonly vocabulary: string;
  readonly name: string;
  readonly columns: readonly ColumnType[];
  /** It has further columns as its data brings them, whose names tell their types: `port_d`, `host_s`. */
  readonly isOpen?: boolean;
}

/** A function saved in the workspace. */
export interface CatalogFunction {
  readonly name: string;
  /** What stands between the parentheses of a `let` function: `T:(*), host:string = "*"`. */
  readonly parameters: string;
  /** Its statements. What else is in its file is blank here, so that places in the body are places in the file. */
  readonly body: SourceText;
}
