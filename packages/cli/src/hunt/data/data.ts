import type { TableNeed } from "@telltale/core/engine/relational";
import type { Query } from "@telltale/core/model";
import type { RunOptions, StoreExplanation, StoreOutcome } from "@telltale/store";
import type { EventKind } from "../load/event-kinds.ts";
import type { LoadAccount } from "../load/load-account.ts";
import type { TimeSpan } from "../load/time-window.ts";

/** Where the rows of a table come from. */
export type TableOrigin = "logs" | "file" | "database" | "nothing";

/** A table that queries can read, and what is known of its rows. */
export interface LoadedTable {
  readonly need: TableNeed;
  readonly origin: TableOrigin;
  /** Absent where nobody counted: of a database's table. */
  readonly rows?: number;
}

/** Tables in a database, filled from logs, files of tables, or an earlier ingest. */
export interface HuntData {
  /** Sees to it that the tables are there; false where that was interrupted, and the data is then of no more use. */
  load(needs: readonly TableNeed[], signal: AbortSignal): Promise<boolean>;
  readonly tables: readonly LoadedTable[];
  /** What was read of the logs so far; undefined where none are read. */
  readonly account: LoadAccount | undefined;
  /** The kinds of events that there are; reads the input where it was not read yet. */
  look(signal: AbortSignal): Promise<readonly EventKind[]>;
  /** The kinds of events that there are, once something was loaded. */
  kinds(): readonly EventKind[];
  /** The times that the events span, once something was loaded. */
  span(): TimeSpan | undefined;
  run(query: Query, options: RunOptions): Promise<StoreOutcome>;
  explain(query: Query, options: Pick<RunOptions, "now">): StoreExplanation;
  close(): void;
}
