/** How fast logs become a database, how large it is, and how long hunts in it take beside hunts in the logs. */
import { rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { distinctLogs, grownLogs } from "./inputs/folders.ts";
import { findLogs } from "./inputs/logs.ts";
import type { Logs } from "./inputs/logs.ts";
import { cacheVariables, withCommand } from "./kit/installed-command.ts";
import type { InstalledCommand } from "./kit/installed-command.ts";
import { measureInTurn, reportSeries, runCount } from "./kit/report.ts";
import { runMeasured, runTask } from "./kit/run-measured.ts";
import type { Run } from "./kit/run-measured.ts";

const queries: Readonly<Record<string, string>> = {
  "one table, few rows": `DeviceProcessEvents | where FileName =~ "powershell.exe" | project Timestamp, ProcessCommandLine`,
  "one table, all rows": `SecurityEvent | summarize count() by EventID, Account`,
  "all tables": `union * | count`,
  "a field that is looked up": `SecurityEvent | where LogonProcessName has "NtLm" | count`,
  "the text of events": `Event | where RenderedDescription has "mimikatz" | count`,
};

for (const folder of [distinctLogs, grownLogs]) {
  const logs = findLogs(folder);
  if (logs !== undefined) await withCommand((command) => benchLogs(logs, command));
}

function benchLogs(logs: Logs, command: InstalledCommand): void {
  const env = cacheVariables(command.newFolder(), command.newFolder());
  const database = join(command.newFolder(), "logs.duckdb");
  const run = (...args: readonly string[]): Run => {
    const { seconds, cpuSeconds, peakBytes, stdout } = runMeasured([command.entry, ...args], env);
    return { seconds, cpuSeconds, peakBytes, hits: stdout.split("\n").length - 1 };
  };
  const ingest = (threads: number) => () => {
    rmSync(database, { force: true });
    return run("ingest", ...logs.files, "--out", database, "--threads", String(threads));
  };
  const records = runTask("decode-task", ["walk", ...logs.files]).records ?? 0;
  const series = measureInTurn(runCount(3), [
    { name: "ingest, 1 thread", run: ingest(1) },
    { name: "ingest, 2 threads", run: ingest(2) },
    { name: "decoding only", run: () => runTask("decode-task", ["data", ...logs.files]) },
  ]);
  reportSeries("ingest", logs, records, series);
  console.log(`the database: ${Math.round(statSync(database).size / 1e6)} MB\n`);
  for (const [name, query] of Object.entries(queries)) {
    console.log(`${name}: ${query}`);
    const hunts = measureInTurn(runCount(3), [
      { name: "in the database", run: () => run("hunt", query, database, "-f", "jsonl") },
      { name: "in the logs", run: () => run("hunt", query, ...logs.files, "-f", "jsonl") },
    ]);
    reportSeries("ingest", { ...logs, about: `${logs.about}; ${name}` }, records, hunts);
  }
}
