import { parentPort, workerData } from "node:worker_threads";
import { unpackRuleSet } from "@telltale/core/engine";
import type { WorkUnit } from "../input/work-unit.ts";
import { UnitScanner } from "./scan-unit.ts";
import type { Portion, ScanSettings } from "./scan-unit.ts";

/** What a scanning thread starts with. */
export interface WorkerData {
  readonly packed: string;
  /** The rules of it that are to run. */
  readonly kept: readonly number[];
  readonly settings: ScanSettings;
}

/** What a scanning thread is told: the next unit, or how many hits of what it sent were written. */
export type WorkerOrder =
  | { readonly kind: "scan"; readonly unit: WorkUnit }
  | { readonly kind: "taken"; readonly hits: number };

/** A thread waits when this many of its hits are on their way: bounds what piles up before its turn to report. */
const mostUnderWay = 20_000;

const { packed, kept, settings } = workerData as WorkerData;
const scanner = new UnitScanner(unpackRuleSet(packed, kept), settings);
let underWay = 0;
let goOn: (() => void) | undefined;

async function take(portion: Portion): Promise<boolean> {
  underWay += portion.hits.length;
  parentPort?.postMessage(portion);
  if (underWay > mostUnderWay && portion.last === undefined)
    await new Promise<void>((resolve) => {
      goOn = resolve;
    });
  return true;
}

parentPort?.on("message", (order: WorkerOrder) => {
  switch (order.kind) {
    case "scan":
      return void scanner.scan(order.unit, take);
    case "taken":
      underWay -= order.hits;
      if (underWay <= mostUnderWay) goOn?.();
  }
});
