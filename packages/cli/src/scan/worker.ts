import { parentPort } from "node:worker_threads";
import { unpackRuleSet } from "@telltale/core/engine";
import type { WorkUnit } from "../input/work-unit.ts";
import { Backlog } from "./backlog.ts";
import { UnitScanner, weightOf } from "./scan-unit.ts";
import type { Portion, ScanSettings } from "./scan-unit.ts";

/** What a thread scans with. */
export interface ThreadRules {
  readonly packed: Uint8Array;
  /** The rules of it that are to run. */
  readonly kept: readonly number[];
  readonly settings: ScanSettings;
}

/** What a thread is told: the rules, then units, one of which may wait; and how many of its hits are through. */
export type ThreadOrder =
  | { readonly kind: "begin"; readonly rules: ThreadRules }
  | { readonly kind: "scan"; readonly number: number; readonly unit: WorkUnit }
  | { readonly kind: "taken"; readonly hits: number };

/** What a thread gives. */
export interface ThreadGift {
  readonly number: number;
  readonly portion: Portion;
}

const backlog = new Backlog();
let scanner: UnitScanner | undefined;
let work = Promise.resolve();

async function begin({ packed, kept, settings }: ThreadRules): Promise<void> {
  scanner = await UnitScanner.create(unpackRuleSet(packed, kept), settings);
}

async function scan(number: number, unit: WorkUnit): Promise<void> {
  await scanner?.scan(unit, async (portion) => {
    backlog.add(weightOf(portion));
    parentPort?.postMessage({ number, portion } satisfies ThreadGift);
    if (portion.last === undefined) await backlog.room();
    return true;
  });
}

parentPort?.on("message", (order: ThreadOrder) => {
  switch (order.kind) {
    case "begin":
      work = begin(order.rules);
      return;
    case "scan":
      work = work.then(() => scan(order.number, order.unit));
      return;
    case "taken":
      return backlog.taken(order.hits);
  }
});
