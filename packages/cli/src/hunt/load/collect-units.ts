import { existsSync } from "node:fs";
import { setImmediate } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import { keepHeapSmall } from "../../scan/small-heap.ts";
import type { WorkUnit } from "../../input/work-unit.ts";
import type { CollectOrder } from "./collect-worker.ts";
import { cellCountOf, putRows, UnitCollector } from "./unit-collector.ts";
import type { CollectPortion, CollectSettings, PutRow } from "./unit-collector.ts";

/** As for scans: what dies at once is kept in little space. */
const resourceLimits = { maxYoungGenerationSizeMb: 12 };

/** How far ahead of the unit whose rows are taken next others may be read: bounds the rows held. */
const unitsAhead = 16;

export interface CollectJob {
  readonly units: readonly WorkUnit[];
  readonly threads: number;
  readonly settings: CollectSettings;
  /** Takes the rows, in the order of the units. */
  readonly put: PutRow;
  /** Called for each portion when its rows are put; the next comes when the promise resolves. */
  readonly take: (portion: CollectPortion) => Promise<void>;
  /** Ends the work early; `take` is not called again. */
  readonly signal: AbortSignal;
}

/** Makes rows on some threads and hands them over in the order of the units, whichever is done first. */
export async function collectUnits(job: CollectJob): Promise<void> {
  const { units, threads, settings, put, take, signal } = job;
  keepHeapSmall();
  // Units of standard input can only be read here.
  if (threads > 1 && units.length > 1 && units.every((unit) => unit.path !== "-"))
    return onThreads(job, Math.min(threads, units.length));
  const collector = new UnitCollector(settings);
  for (const unit of units) {
    if (signal.aborted) return;
    await collector.collect(
      unit,
      async (portion) => {
        if (!signal.aborted) await take(portion);
        // Reading files leaves no time for signals.
        await setImmediate();
        return !signal.aborted;
      },
      { put, signal },
    );
  }
}

function onThreads(
  { units, settings, put, take, signal }: CollectJob,
  threads: number,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const workers: Worker[] = [];
    const idle: Worker[] = [];
    const waiting = new Map<
      number,
      { readonly worker: Worker; readonly portions: CollectPortion[] }
    >();
    let next = 0;
    let taken = 0;
    let isTaking = false;

    const stop = () => {
      signal.removeEventListener("abort", stop);
      for (const worker of workers) void worker.terminate();
      resolve();
    };
    const fail = (error: unknown) => {
      reject(error as Error);
      stop();
    };
    const order = (worker: Worker, what: CollectOrder) => worker.postMessage(what);
    const assign = () => {
      while (idle.length > 0 && next < units.length && next < taken + unitsAhead) {
        const worker = idle.pop() as Worker;
        const portions: CollectPortion[] = [];
        waiting.set(next, { worker, portions });
        worker.removeAllListeners("message");
        worker.on("message", (portion: CollectPortion) => {
          portions.push(portion);
          if (portion.last !== undefined) {
            idle.push(worker);
            assign();
          }
          if (!isTaking) takeAll().catch(fail);
        });
        order(worker, { kind: "collect", unit: units[next] as WorkUnit });
        next++;
      }
    };
    const takeAll = async () => {
      isTaking = true;
      for (;;) {
        const front = waiting.get(taken);
        const portion = front?.portions.shift();
        if (front === undefined || portion === undefined) break;
        putRows(portion, put);
        await take(portion);
        if (signal.aborted) return;
        order(front.worker, { kind: "taken", cells: cellCountOf(portion) });
        if (portion.last === undefined) continue;
        waiting.delete(taken);
        taken++;
        if (taken === units.length) return stop();
        assign();
      }
      isTaking = false;
    };

    signal.addEventListener("abort", stop);
    if (signal.aborted) return stop();
    for (let i = 0; i < threads; i++) {
      const worker = new Worker(workerFile(), { workerData: settings, resourceLimits });
      worker.on("error", fail);
      workers.push(worker);
      idle.push(worker);
    }
    assign();
  });
}

/** Beside this module: as a bundle, or as source in a checkout that has not been built. */
function workerFile(): URL {
  const bundle = new URL("./collect-worker.js", import.meta.url);
  return existsSync(fileURLToPath(bundle))
    ? bundle
    : new URL("./collect-worker.ts", import.meta.url);
}
