import { existsSync } from "node:fs";
import { setImmediate } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import type { RuleSet } from "@telltale/core/engine";
import type { WorkUnit } from "../input/work-unit.ts";
import { UnitScanner } from "./scan-unit.ts";
import type { Portion, ScanSettings } from "./scan-unit.ts";
import type { WorkerData, WorkerOrder } from "./worker.ts";

/**
 * A scan makes much that dies at once. A small space for young objects keeps that in the processor's caches and the
 * memory of a thread low; measured, it also takes less time than the default.
 */
const resourceLimits = { maxYoungGenerationSizeMb: 12 };

/** How far ahead of the unit that is to be reported next others may be scanned: bounds the results held. */
const unitsAhead = 64;

/** What is to be scanned, and how. */
export interface ScanJob {
  readonly units: readonly WorkUnit[];
  readonly threads: number;
  readonly ruleSet: RuleSet;
  readonly settings: ScanSettings;
  /** The rules for other threads; made only where there are any. */
  readonly packed: () => Omit<WorkerData, "settings">;
  /** Called for each portion, in the order of the units; the next comes when the promise resolves. */
  readonly take: (portion: Portion) => Promise<void>;
  /** Ends the scan early; `take` is not called again. */
  readonly signal: AbortSignal;
}

/**
 * Scans units on some threads and hands over what they give in the order of the units, whichever is done first.
 * One thread means this one. A thread that dies ends the scan with its error.
 */
export async function scanUnits(job: ScanJob): Promise<void> {
  const { units, threads } = job;
  // Units of standard input can only be read here.
  if (threads > 1 && units.length > 1 && units.every((unit) => unit.path !== "-"))
    return onThreads(job, Math.min(threads, units.length));
  const { signal } = job;
  const scanner = new UnitScanner(job.ruleSet, job.settings);
  for (const unit of units) {
    if (signal.aborted) return;
    await scanner.scan(
      unit,
      async (portion) => {
        if (!signal.aborted || portion.last !== undefined) await job.take(portion);
        // Reading files leaves no time for signals.
        await setImmediate();
        return !signal.aborted;
      },
      signal,
    );
  }
}

/** A unit under way: what it gave that could not be reported yet. */
interface Waiting {
  readonly worker: Worker;
  readonly portions: Portion[];
}

function onThreads(
  { units, settings, packed, take, signal }: ScanJob,
  threads: number,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const workerData: WorkerData = { ...packed(), settings };
    const workers: Worker[] = [];
    const idle: Worker[] = [];
    const waiting = new Map<number, Waiting>();
    let next = 0;
    let reported = 0;
    let isReporting = false;

    const stop = () => {
      signal.removeEventListener("abort", stop);
      for (const worker of workers) void worker.terminate();
      resolve();
    };
    const fail = (error: unknown) => {
      reject(error as Error);
      stop();
    };
    const order = (worker: Worker, what: WorkerOrder) => worker.postMessage(what);
    const assign = () => {
      while (idle.length > 0 && next < units.length && next < reported + unitsAhead) {
        const worker = idle.pop() as Worker;
        const portions: Portion[] = [];
        waiting.set(next, { worker, portions });
        worker.removeAllListeners("message");
        worker.on("message", (portion: Portion) => {
          portions.push(portion);
          if (portion.last !== undefined) {
            idle.push(worker);
            assign();
          }
          if (!isReporting) report().catch(fail);
        });
        order(worker, { kind: "scan", unit: units[next] as WorkUnit });
        next++;
      }
    };
    const report = async () => {
      isReporting = true;
      for (;;) {
        const front = waiting.get(reported);
        const portion = front?.portions.shift();
        if (front === undefined || portion === undefined) break;
        await take(portion);
        if (signal.aborted) return;
        order(front.worker, { kind: "taken", hits: portion.hits.length });
        if (portion.last === undefined) continue;
        waiting.delete(reported);
        reported++;
        if (reported === units.length) return stop();
        assign();
      }
      isReporting = false;
    };

    signal.addEventListener("abort", stop);
    for (let i = 0; i < threads; i++) {
      const worker = new Worker(workerFile(), { workerData, resourceLimits });
      worker.on("error", fail);
      workers.push(worker);
      idle.push(worker);
    }
    assign();
  });
}

/** Beside this module: as a bundle, or as source in a checkout that has not been built. */
function workerFile(): URL {
  const bundle = new URL("./worker.js", import.meta.url);
  return existsSync(fileURLToPath(bundle)) ? bundle : new URL("./worker.ts", import.meta.url);
}
