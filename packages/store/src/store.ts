import type { Cell, ColumnType, Query } from "@telltale/core/model";
import type { Span } from "@telltale/core/source";

/**
 * A database of tables of events, and queries over them. Queries run one after another, each on one thread: which row
 * comes first, which wins a tie, and how fractions add up must be the same each time.
 */
export interface Store {
  /** A new table of a vocabulary; it must not exist. Its rows are there for queries once the appender is closed. */
  createTable(
    vocabulary: string,
    name: string,
    columns: readonly ColumnType[],
  ): Promise<TableAppender>;
  /** The same for a table that may get more columns than it begins with. */
  createOpenTable(
    vocabulary: string,
    name: string,
    columns: readonly NumberedColumn[],
  ): Promise<OpenTable>;
  /** A table that is what a query over others gives, each time that it is read. The query keeps rows as rows. */
  createView(vocabulary: string, name: string, query: Query): Promise<void>;
  /** Takes away a table, of which there may then be a new one. */
  dropTable(vocabulary: string, name: string): Promise<void>;
  /** Sets how much memory the database may take from now on. */
  limitMemory(megabytes: number): Promise<void>;
  hasTable(vocabulary: string, name: string): boolean;
  /** The tables that are there, with their columns. */
  tables(): readonly StoredTable[];
  /** Runs a query over tables that exist. A query's fault is a problem in the result, never a throw. */
  run(query: Query, options: RunOptions): Promise<StoreOutcome>;
  /** The SQL that a query comes to. */
  explain(query: Query, options: Pick<RunOptions, "now">): StoreExplanation;
  close(): void;
}

export interface StoreOptions {
  /** The database's file; in memory where absent. */
  readonly file?: string;
  /** Without a file: in one that is removed with the store, for more rows than memory holds. */
  readonly onDisk?: boolean;
  /** For a file: it must exist and stays as it is. */
  readonly readOnly?: boolean;
  readonly memoryLimitMB?: number;
}

export interface StoredTable {
  readonly vocabulary: string;
  readonly name: string;
  readonly columns: readonly ColumnType[];
}

export interface TableAppender {
  /** `event` is the number of the event in the input; the row's cells are in the order of the columns. */
  append(event: bigint, row: readonly Cell[]): void;
  close(): void;
}

export interface NumberedColumn {
  readonly number: number;
  readonly column: ColumnType;
}

/** A table of many columns, most of them null in any row. */
export interface OpenTable {
  /** Adds columns, which takes its time. */
  addColumns(columns: readonly NumberedColumn[]): Promise<void>;
  /** A row by the numbers of its columns; the others are null. */
  append(event: bigint, columns: readonly number[], cells: readonly Cell[]): void;
  close(): Promise<void>;
}

export interface RunOptions {
  /** What `now()` is: ticks of 100 ns from the year 1. */
  readonly now: bigint;
  /** The most rows that are wanted; there may be more (`truncated`). */
  readonly maxRows?: number;
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
}

export type StoreOutcome = StoreResult | StoreProblem;

/** Rows in a definite order: the same for the same tables and query, however many threads there are. */
export interface StoreResult {
  readonly kind: "result";
  readonly columns: readonly ColumnType[];
  readonly rows: readonly (readonly Cell[])[];
  /** The event that each row is of, where every step keeps rows as rows. */
  readonly events?: readonly (bigint | null)[];
  /** Whether there are more rows than were wanted. */
  readonly truncated: boolean;
  readonly seconds: number;
}

/** Why there is no result. */
export interface StoreProblem {
  readonly kind: "problem";
  readonly reason: StoreProblemReason;
  readonly message: string;
  /** What of the query it is about, where that is known. */
  readonly span?: Span;
  /** Of a failure, which is a mistake of ours: what was run. */
  readonly sql?: string;
}

/** `refused`: something in the query that cannot be done here. `failed`: the database reported what it should not. */
export type StoreProblemReason = "refused" | "memory" | "time" | "interrupted" | "failed";

export type StoreExplanation = { readonly kind: "sql"; readonly sql: string } | StoreProblem;
