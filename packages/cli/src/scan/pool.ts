import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import type { RuleSet } from "@telltale/core/engine";
import type { WorkUnit } from "../input/work-unit.ts";
import { UnitScanner } from "./scan-unit.ts";
import type { ScanSettings, UnitResult } from "./scan-unit.ts";
import type { WorkerData } from "./worker.ts";

/** How far ahead of the unit that is to be reported next others may be scanned: bounds the results held. */
const unitsAhead = 64;

/**
 * Scans units on some threads and hands over their results in the order of the units, whichever is done first.
 * One thread means this one. A thread that dies ends the scan with its error.
 */
export async function scanUnits(
  units: readonly WorkUnit[],
  threads: number,
  ruleSet: RuleSet,
  settings: ScanSettings,
  packed: () => Omit<WorkerData, "settings">,
  take: (result: UnitResult, unit: WorkUnit) => void,
): Promise<void> {
  // Units of standard input can only be read here.
  if (threads <= 1 || units.length <= 1 || units.some((unit) => unit.path === "-")) {
    const scanner = new UnitScanner(ruleSet, settings);
    for (const unit of units) take(await scanner.scan(unit), unit);
    return;
  }
  await onThreads(units, Math.min(threads, units.length), { ...packed(), settings }, take);
}

function onThreads(
  units: readonly WorkUnit[],
  threads: number,
  data: WorkerData,
  take: (result: UnitResult, unit: WorkUnit) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const done = new Map<number, UnitResult>();
    const workers: Worker[] = [];
    const idle: Worker[] = [];
    let next = 0;
    let reported = 0;

    const stop = () => {
      for (const worker of workers) void worker.terminate();
    };
    const assign = () => {
      while (idle.length > 0 && next < units.length && next < reported + unitsAhead) {
        const worker = idle.pop() as Worker;
        const number = next++;
        worker.once("message", (result: UnitResult) => {
          done.set(number, result);
          idle.push(worker);
          report();
        });
        worker.postMessage(units[number]);
      }
    };
    const report = () => {
      for (let result = done.get(reported); result !== undefined; result = done.get(reported)) {
        done.delete(reported);
        take(result, units[reported] as WorkUnit);
        reported++;
      }
      if (reported < units.length) return assign();
      stop();
      resolve();
    };

    for (let i = 0; i < threads; i++) {
      const worker = new Worker(workerFile(), { workerData: data });
      worker.on("error", (error) => {
        stop();
        reject(error);
      });
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
