import { appendFileSync, mkdirSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import type { Logs } from "../inputs/logs.ts";
import { calibrate } from "./calibration.ts";
import type { Run } from "./run-measured.ts";

/** What was measured several times. */
export interface Series {
  readonly name: string;
  readonly runs: readonly Run[];
}

const results = join(import.meta.dirname, "../results");

/** How often each figure is taken: `TELLTALE_BENCH_RUNS`, or what the benchmark finds enough. */
export function runCount(usual: number): number {
  return Number(process.env["TELLTALE_BENCH_RUNS"] ?? usual);
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? NaN)) / 2;
}

/** Takes each measurement once, then each again: what disturbs the machine for a while disturbs all alike. */
export function measureInTurn(
  times: number,
  measurements: readonly { readonly name: string; readonly run: () => Run }[],
): readonly Series[] {
  const runs = measurements.map((): Run[] => []);
  for (let i = 0; i < times; i++)
    measurements.forEach(({ run }, index) => runs[index]?.push(run()));
  return measurements.map(({ name }, index) => ({ name, runs: runs[index] ?? [] }));
}

/** Prints medians as a table, and appends every run to `results/<bench>.jsonl`. */
export function reportSeries(
  bench: string,
  logs: Logs,
  records: number,
  series: readonly Series[],
): void {
  const calibrationMs = calibrate();
  const input = `${logs.about}; ${whole(logs.files.length)} files, ${megabytes(logs.bytes)}, ${megabytes(logs.usedBytes)} used, ${whole(records)} records`;
  console.log(input);
  const rows = series.map(({ name, runs }) => {
    const seconds = median(runs.map((run) => run.seconds));
    const cpuSeconds = median(runs.map((run) => run.cpuSeconds));
    const hits = runs[0]?.hits;
    return [
      name,
      whole(records / seconds),
      whole(records / Math.min(...runs.map((run) => run.seconds))),
      whole(records / cpuSeconds),
      whole(logs.usedBytes / seconds / 1e6),
      seconds.toFixed(2),
      cpuSeconds.toFixed(2),
      whole(Math.max(...runs.map((run) => run.peakBytes)) / 1e6),
      hits === undefined ? "" : whole(hits),
    ];
  });
  printTable(
    ["", "records/s", "best", "per CPU s", "MB/s used", "s", "CPU s", "peak MB", "hits"],
    rows,
  );
  console.log(
    `medians of ${series[0]?.runs.length ?? 0} runs; calibration ${calibrationMs.toFixed(0)} ms\n`,
  );
  record(bench, { input, calibrationMs, records, usedBytes: logs.usedBytes, series });
}

/** Appends a result to `results/<bench>.jsonl`, with when and where it was taken. */
export function record(bench: string, result: object): void {
  const where = {
    at: new Date().toISOString(),
    node: process.version,
    cpu: cpus()[0]?.model,
    cores: cpus().length,
  };
  mkdirSync(results, { recursive: true });
  appendFileSync(join(results, `${bench}.jsonl`), `${JSON.stringify({ ...where, ...result })}\n`);
}

/** Prints a table, the first column to the left, the others to the right. */
export function printTable(head: readonly string[], rows: readonly (readonly string[])[]): void {
  const all = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  for (const row of all) {
    const cells = row.map((cell, column) =>
      column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
    );
    console.log(cells.join("  ").trimEnd());
  }
}

function megabytes(bytes: number): string {
  return `${whole(bytes / 1e6)} MB`;
}

function whole(value: number): string {
  return Math.round(value).toLocaleString("en");
}
