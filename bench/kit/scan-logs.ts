import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { LogFolder } from "../inputs/folders.ts";
import { findLogs } from "../inputs/logs.ts";
import { ruleFolders } from "../inputs/rules.ts";
import { calibrateTwoThreads } from "./calibration.ts";
import { cacheVariables } from "./installed-command.ts";
import type { InstalledCommand } from "./installed-command.ts";
import { measureInTurn, median, reportSeries, runCount } from "./report.ts";
import type { Series } from "./report.ts";
import { runMeasured, runTask } from "./run-measured.ts";
import type { Run } from "./run-measured.ts";

/**
 * All SigmaHQ rules over the logs of a folder: by the engine in one thread, rules loaded before, and by the command
 * from its start to its end with one thread and with two, compiled rules cached. All must find the same.
 */
export async function benchScan(
  bench: string,
  folder: LogFolder,
  command: InstalledCommand,
): Promise<void> {
  const logs = findLogs(folder);
  if (logs === undefined) return;
  if (ruleFolders().length === 0)
    return console.log("skipped: no SigmaHQ rules: set TELLTALE_DATA");
  const scan = commandScan(command, logs.files);
  scan.run(1, logs.files.slice(0, 1));
  const series = measureInTurn(runCount(3), [
    { name: "engine, 1 thread", run: () => runTask("scan-task", logs.files) },
    { name: "telltale scan, 1 thread", run: () => scan.run(1) },
    { name: "telltale scan, 2 threads", run: () => scan.run(2) },
  ]);
  reportSeries(bench, logs, series[0]?.runs[0]?.records ?? 0, series);
  const machine = await calibrateTwoThreads();
  console.log(
    `two threads: ${speedUp(series).toFixed(2)} times one (threads that share nothing: ${machine.toFixed(2)})`,
  );
  complain(series, scan.outputs);
  console.log();
}

function commandScan(command: InstalledCommand, allFiles: readonly string[]) {
  const env = cacheVariables(command.newFolder(), command.newFolder());
  const hitsFile = join(command.newFolder(), "hits.jsonl");
  const rules = ruleFolders().flatMap((tree) => ["--rules", tree]);
  const options = [...rules, "--format", "jsonl", "--output", hitsFile];
  const outputs = new Set<string>();
  const run = (threads: number, files = allFiles): Run => {
    const args = [command.entry, "scan", ...files, ...options, "--threads", String(threads)];
    const { seconds, cpuSeconds, peakBytes } = runMeasured(args, env);
    const output = readFileSync(hitsFile);
    if (files === allFiles) outputs.add(createHash("sha256").update(output).digest("hex"));
    return { seconds, cpuSeconds, peakBytes, hits: linesOf(output) };
  };
  return { run, outputs };
}

function linesOf(bytes: Buffer): number {
  let lines = 0;
  for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) lines++;
  return lines;
}

function speedUp(series: readonly Series[]): number {
  const seconds = series.map(({ runs }) => median(runs.map((run) => run.seconds)));
  return (seconds[1] ?? NaN) / (seconds[2] ?? NaN);
}

/** A fast scan that finds something else is no scan. */
function complain(series: readonly Series[], outputs: ReadonlySet<string>): void {
  const hits = new Set(series.flatMap(({ runs }) => runs.map((run) => run.hits)));
  if (hits.size === 1 && outputs.size === 1) return;
  console.log(
    `WRONG: runs differ: ${[...hits].join(", ")} hits, ${outputs.size} different outputs`,
  );
  process.exitCode = 1;
}
