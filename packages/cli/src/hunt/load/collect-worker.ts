import { parentPort, workerData } from "node:worker_threads";
import type { WorkUnit } from "../../input/work-unit.ts";
import { cellCountOf, UnitCollector } from "./unit-collector.ts";
import type { CollectPortion, CollectSettings } from "./unit-collector.ts";

/** What a collecting thread is told: the next unit, or how many cells of what it sent were taken. */
export type CollectOrder =
  | { readonly kind: "collect"; readonly unit: WorkUnit }
  | { readonly kind: "taken"; readonly cells: number };

/** A thread waits when this many of its cells are on their way: bounds what piles up before its turn. */
const mostUnderWay = 1_000_000;

const collector = new UnitCollector(workerData as CollectSettings);
let underWay = 0;
let goOn: (() => void) | undefined;

async function take(portion: CollectPortion): Promise<boolean> {
  underWay += cellCountOf(portion);
  parentPort?.postMessage(portion);
  if (underWay > mostUnderWay && portion.last === undefined)
    await new Promise<void>((resolve) => {
      goOn = resolve;
    });
  return true;
}

parentPort?.on("message", (order: CollectOrder) => {
  switch (order.kind) {
    case "collect":
      return void collector.collect(order.unit, take);
    case "taken":
      underWay -= order.cells;
      if (underWay <= mostUnderWay) goOn?.();
  }
});
