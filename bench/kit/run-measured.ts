import { spawnSync } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** One run: seconds on the clock, seconds of all cores together, the largest resident size. */
export interface Run {
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly peakBytes: number;
  /** What the program answered where it is one that counts: records, hits. */
  readonly records?: number;
  readonly hits?: number;
}

export interface Measured extends Run {
  readonly stdout: string;
  readonly status: number | null;
}

const hook = join(import.meta.dirname, "usage-hook.js");

/** Runs a Node program to its end, in a process of its own, with this Node. */
export function runMeasured(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Measured {
  const usageFile = join(tmpdir(), `telltale-bench-${process.pid}.json`);
  const start = performance.now();
  const { stdout, stderr, status, error } = spawnSync(
    process.execPath,
    ["--import", hook, ...args],
    {
      encoding: "utf8",
      maxBuffer: 1 << 28,
      env: { ...process.env, ...env, TELLTALE_BENCH_USAGE: usageFile },
    },
  );
  const seconds = (performance.now() - start) / 1000;
  if (error !== undefined) throw error;
  if (status !== 0 && status !== 1)
    throw new Error(`${args.join(" ")}: exit code ${status}\n${stderr}`);
  const usage = JSON.parse(readFileSync(usageFile, "utf8")) as NodeJS.ResourceUsage;
  rmSync(usageFile);
  return {
    seconds,
    cpuSeconds: (usage.userCPUTime + usage.systemCPUTime) / 1e6,
    peakBytes: usage.maxRSS * 1024,
    stdout,
    status,
  };
}

/**
 * Runs a task of this folder, which measures its own work (without the start of the process) and prints it as one
 * line of JSON. A process for each run: neither peaks nor what the compiler learned carry over.
 */
export function runTask(task: string, args: readonly string[]): Run {
  const { stdout, status, peakBytes } = runMeasured([
    join(import.meta.dirname, `${task}.ts`),
    ...args,
  ]);
  if (status !== 0) throw new Error(`${task} failed`);
  return { ...(JSON.parse(stdout) as Omit<Run, "peakBytes">), peakBytes };
}
