import { parentPort, workerData } from "node:worker_threads";
import { unpackRuleSet } from "@telltale/core/engine";
import type { WorkUnit } from "../input/work-unit.ts";
import { UnitScanner } from "./scan-unit.ts";
import type { ScanSettings } from "./scan-unit.ts";

/** What a scanning thread starts with. */
export interface WorkerData {
  readonly packed: string;
  /** The rules of it that are to run. */
  readonly kept: readonly number[];
  readonly settings: ScanSettings;
}

const { packed, kept, settings } = workerData as WorkerData;
const scanner = new UnitScanner(unpackRuleSet(packed, kept), settings);

parentPort?.on("message", (unit: WorkUnit) => {
  void scanner.scan(unit).then((result) => parentPort?.postMessage(result));
});
