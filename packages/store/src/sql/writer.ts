import type { Query } from "@telltale/core/model";
import type { Span } from "@telltale/core/source";
import type { SqlContext } from "../functions/types.ts";
import type { StoredTable } from "../store.ts";
import type { Relation } from "./relation.ts";

/** A table, with the name by which the database holds it. */
export interface HeldTable extends StoredTable {
  readonly held: string;
  /** What its rows are, where it is a view. */
  readonly view?: Query;
}

/** What the parts of the SQL writer share while one query is written. */
export interface Writer {
  readonly context: SqlContext;
  /** Whether a missing text comes to '' (`Query.missingText`). */
  readonly emptyTexts: boolean;
  readonly table: (vocabulary: string, name: string) => HeldTable | undefined;
  /** Makes a statement a named part of the query, and gives its name. */
  define(sql: string, how?: "once"): string;
  /** The rows of a query; `handedIn` is what those of a body's source are. */
  relation(query: Query, handedIn?: Relation): Relation;
  /** A quoted name for a column of the writer's own. */
  hidden(): string;
  /** Notes that the query cannot be run, and why. What is written in that place is not used. */
  refuse(message: string, span?: Span): void;
}
