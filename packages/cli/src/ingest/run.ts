import { existsSync, renameSync, rmSync } from "node:fs";
import { printable } from "@telltale/core/source";
import type { TableNeed } from "@telltale/core/engine/relational";
import type { Store } from "@telltale/store";
import { exitCodes } from "../exit-code.ts";
import { reportUnreadable } from "../files/unreadable.ts";
import { isOutOfMemory, usualMemoryMB } from "../hunt/data/memory-limit.ts";
import { tryOpenStore } from "../hunt/data/open-store.ts";
import { findLogs, loadLogs } from "../hunt/load/load-logs.ts";
import type { FoundLogs } from "../hunt/load/load-logs.ts";
import type { LoadAccount } from "../hunt/load/load-account.ts";
import { inputLines } from "../hunt/summary.ts";
import { interruptedExitCode, watchInterrupt } from "../scan/interrupt.ts";
import { megabytes, Progress } from "../scan/progress.ts";
import { paintFor } from "../terminal/paint.ts";
import { plural } from "../terminal/plural.ts";
import { renderTable } from "../terminal/table.ts";
import { fillableTables } from "./fillable-tables.ts";
import { PoolWriter } from "./pool-writer.ts";
import type { FilledTable } from "./pool-writer.ts";

/** What `telltale ingest` was asked to do. Paths are as given; `-` is standard input. */
export interface IngestOptions {
  readonly inputs: readonly string[];
  /** The database's file. */
  readonly out: string;
  /** ISO 8601 bounds on the events' time; `since` inclusive, `until` exclusive. */
  readonly since?: string;
  readonly until?: string;
  readonly memoryMB?: number;
  /** One when absent: to hand rows from thread to thread takes longer than to make them. */
  readonly threads?: number;
}

/** Decodes logs into a database. It comes to its place only when it is whole. Returns the exit code. */
export async function runIngest(
  options: IngestOptions,
  err: NodeJS.WritableStream & { readonly isTTY?: boolean },
): Promise<number> {
  const { inputs, out, memoryMB = usualMemoryMB() } = options;
  if (existsSync(out)) {
    err.write(`${printable(out)} exists; delete it, or name another file.\n`);
    return exitCodes.usage;
  }
  const logs = await findLogs(inputs);
  if (logs.units.length === 0 && logs.unreadable.length > 0) {
    reportUnreadable(logs.unreadable, err);
    return exitCodes.unreadable;
  }
  const draft = `${out}.part`;
  const started = performance.now();
  const interrupt = watchInterrupt();
  const progress = new Progress(err, logs.bytes, "row");
  let store: Store | undefined;
  try {
    rmSync(draft, { force: true });
    const opened = await tryOpenStore({ file: draft, memoryLimitMB: memoryMB });
    if (typeof opened === "string") {
      err.write(`cannot write ${printable(out)}: ${printable(opened)}\n`);
      return exitCodes.unreadable;
    }
    store = opened;
    const needs = fillableTables();
    const pool = await PoolWriter.open(store, needs, options.memoryMB === undefined);
    const account = await fill(pool, needs, logs, options, interrupt.signal, progress);
    const tables = await pool.close();
    store.close();
    store = undefined;
    progress.clear();
    if (interrupt.signal.aborted) {
      err.write("Interrupted: nothing was kept.\n");
      return interruptedExitCode;
    }
    renameSync(draft, out);
    err.write(summary(account, tables, out, (performance.now() - started) / 1000));
    err.write(inputLines(account, paintFor(err)).join(""));
    return account.unreadable.length > 0 ? exitCodes.unreadable : exitCodes.clean;
  } catch (error) {
    if (!isOutOfMemory(error)) throw error;
    progress.clear();
    const allowed =
      options.memoryMB === undefined ? "What the database takes is" : `${memoryMB} MB are`;
    err.write(
      `${allowed} not enough for the tables of these logs, and nothing was kept: allow more with --memory.\n`,
    );
    return exitCodes.usage;
  } finally {
    progress.clear();
    interrupt.release();
    store?.close();
    rmSync(draft, { force: true });
    rmSync(`${draft}.wal`, { force: true });
  }
}

async function fill(
  pool: PoolWriter,
  needs: readonly TableNeed[],
  logs: FoundLogs,
  { threads = 1, since, until }: IngestOptions,
  signal: AbortSignal,
  progress: Progress,
): Promise<LoadAccount> {
  return loadLogs({
    logs,
    threads,
    settings: {
      needs,
      pushDown: false,
      pooled: true,
      ...(since === undefined ? {} : { since }),
      ...(until === undefined ? {} : { until }),
    },
    append: (event, _need, row, shape) => pool.append(event, row, shape),
    settle: () => pool.settle(),
    signal,
    progress: ({ diskBytes, records, rowCount }) => progress.update(diskBytes, records, rowCount),
  });
}

function summary(
  account: LoadAccount,
  tables: readonly FilledTable[],
  out: string,
  seconds: number,
): string {
  const filled = tables.flatMap(({ name, rows }) =>
    rows === 0 ? [] : [[name, rows.toLocaleString("en-US")]],
  );
  const speed = megabytes(account.bytes / Math.max(seconds, 0.001));
  return [
    renderTable([{ title: "table" }, { title: "rows", align: "right" }], filled),
    `${plural(account.files, "file")}, ${megabytes(account.bytes)}, ${plural(account.records, "event")}, ${seconds.toFixed(1)} s, ${speed}/s\n`,
    `${printable(out)} holds them; telltale hunt <query> ${printable(out)}\n`,
  ].join("");
}
