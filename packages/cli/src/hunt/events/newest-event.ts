import { compileRuleSet } from "@telltale/core/engine";
import { scanUnits } from "../../scan/pool.ts";
import type { ScanSettings } from "../../scan/scan-unit.ts";
import type { FoundLogs } from "../load/load-logs.ts";
import type { HuntOptions } from "../options.ts";

/** The time of the newest event of logs, in ISO 8601; empty where none has a time. */
export async function newestEvent(
  { units }: FoundLogs,
  { since, until }: Pick<HuntOptions, "since" | "until">,
  signal: AbortSignal,
): Promise<string> {
  let newest = "";
  const settings: ScanSettings = {
    fullScan: false,
    silent: [],
    needs: [],
    wantsNewest: true,
    ...(since === undefined ? {} : { since }),
    ...(until === undefined ? {} : { until }),
  };
  await scanUnits({
    units,
    ruleSet: compileRuleSet([]),
    settings,
    threads: [],
    take: ({ last }) => {
      if (last !== undefined && last.newest > newest) ({ newest } = last);
      return Promise.resolve();
    },
    signal,
  });
  return newest;
}
