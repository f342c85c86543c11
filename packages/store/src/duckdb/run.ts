import type { DuckDBConnection } from "@duckdb/node-api";
import type { Cell, ColumnType, Query } from "@telltale/core/model";
import { duckDb } from "../sql/dialect.ts";
import { writeQuery } from "../sql/write-query.ts";
import type { HeldTable } from "../sql/writer.ts";
import type { WrittenQuery } from "../sql/write-query.ts";
import type { RunOptions, StoreOutcome, StoreProblem } from "../store.ts";
import { readChunk } from "./cells.ts";
import { problemOf } from "./problems.ts";

type FindTable = (vocabulary: string, name: string) => HeldTable | undefined;

/** The query as SQL, or why there is none. */
export function written(
  query: Query,
  table: FindTable,
  options: Pick<RunOptions, "now" | "maxRows">,
): { readonly kind: "written"; readonly query: WrittenQuery } | StoreProblem {
  const { now, maxRows } = options;
  // One row more than wanted tells whether there are more.
  const limit = maxRows === undefined ? {} : { limit: maxRows + 1 };
  const outcome = writeQuery(query, { dialect: duckDb, now, table, ...limit });
  if (outcome.kind === "written") return outcome;
  const [first] = outcome.refusals;
  return {
    kind: "problem",
    reason: "refused",
    message: [...new Set(outcome.refusals.map(({ message }) => message))].join("; "),
    ...(first?.span === undefined ? {} : { span: first.span }),
  };
}

export async function runQuery(
  connection: DuckDBConnection,
  query: Query,
  table: FindTable,
  options: RunOptions,
): Promise<StoreOutcome> {
  const start = performance.now();
  const outcome = written(query, table, options);
  if (outcome.kind === "problem") return outcome;
  const { sql, columns, event } = outcome.query;
  const watch = watchOver(connection, options);
  try {
    const early = watch.stopped();
    if (early !== undefined) return early;
    const rows = await readRows(connection, sql, columns, event);
    const wanted = options.maxRows ?? rows.length;
    const truncated = rows.length > wanted;
    if (truncated) rows.length = wanted;
    const events = event ? { events: rows.map((row) => row.pop() as bigint | null) } : {};
    const seconds = (performance.now() - start) / 1000;
    return { kind: "result", columns, rows, ...events, truncated, seconds };
  } catch (error) {
    return watch.stopped() ?? problemOf(error, sql);
  } finally {
    watch.end();
  }
}

async function readRows(
  connection: DuckDBConnection,
  sql: string,
  columns: readonly ColumnType[],
  event: boolean,
): Promise<Cell[][]> {
  const result = await connection.stream(sql);
  const read: ColumnType[] = [
    ...columns,
    ...(event ? [{ name: "$event", type: "long" as const }] : []),
  ];
  const rows: Cell[][] = [];
  for (;;) {
    const chunk = await result.fetchChunk();
    if (chunk === null || chunk.rowCount === 0) return rows;
    readChunk(chunk, read, rows);
  }
}

interface Watch {
  /** Why the query was stopped, if it was. */
  stopped(): StoreProblem | undefined;
  end(): void;
}

/** Stops the query when its time is up or the caller wants no more of it. */
function watchOver(connection: DuckDBConnection, { timeoutMs, signal }: RunOptions): Watch {
  let stopped: StoreProblem | undefined;
  const stop = (reason: "time" | "interrupted", message: string) => {
    stopped ??= { kind: "problem", reason, message };
    connection.interrupt();
  };
  const onAbort = () => stop("interrupted", "the query was interrupted");
  const timer =
    timeoutMs === undefined
      ? undefined
      : setTimeout(
          () => stop("time", `the query ran longer than ${timeoutMs / 1000} s`),
          timeoutMs,
        );
  signal?.addEventListener("abort", onAbort);
  if (signal?.aborted === true) onAbort();
  return {
    stopped: () => stopped,
    end: () => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", onAbort);
    },
  };
}
