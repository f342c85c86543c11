import path from "node:path";
import { ticksOfTime } from "@telltale/core/model";
import type { Query } from "@telltale/core/model";
import { openStore } from "@telltale/store";
import { LogData } from "../packages/cli/src/hunt/data/log-data.ts";
import { findLogs } from "../packages/cli/src/hunt/load/load-logs.ts";
import { needsOf } from "../packages/cli/src/hunt/needs.ts";

/** Logs of attacks that published queries run over: all kinds of events are among them. */
const folders = ["EVTX-ATTACK-SAMPLES"];

const timeoutMs = 60_000;

export interface AttackLogRun {
  readonly logs: number;
  /** Rows that the tables of the queries have in all. */
  readonly tableRows: number;
  /** The numbers of rows that queries give; those that fail are left out. */
  readonly counts: readonly number[];
}

/** Runs queries over logs of attacks that are read once; those that fail are named by `print`. */
export async function runOverAttackLogs(
  queries: readonly { readonly name: string; readonly query: Query }[],
  data: string,
  maxRows: number,
  print: (line: string) => void,
): Promise<AttackLogRun> {
  const store = await openStore();
  const logs = await findLogs(folders.map((folder) => path.join(data, "evtx", folder)));
  const table = new LogData({
    store,
    logs,
    given: [],
    settings: { pushDown: true },
    progress: () => {},
  });
  await table.load(needsOf(queries.map(({ query }) => query)), new AbortController().signal);
  const tableRows = table.tables.reduce((sum, one) => sum + (one.rows ?? 0), 0);
  const now = ticksOfTime(table.span()?.newest ?? "") ?? 0n;
  const counts: number[] = [];
  for (const { name, query } of queries) {
    const outcome = await table.run(query, { now, timeoutMs, maxRows });
    if (outcome.kind === "problem")
      print(`    does not run: ${name}: ${outcome.reason}: ${outcome.message.slice(0, 160)}`);
    else counts.push(outcome.rows.length);
  }
  table.close();
  return { logs: logs.units.length, tableRows, counts };
}
