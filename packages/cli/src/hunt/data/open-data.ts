import { openStore } from "@telltale/store";
import type { LoadAccount } from "../load/load-account.ts";
import { ticksOfTime } from "@telltale/core/model";
import type { HuntOptions } from "../options.ts";
import type { HuntSetup } from "../setup.ts";
import type { HuntData } from "./data.ts";
import { usualMemoryMB } from "./memory-limit.ts";
import { openDatabase } from "./open-database.ts";
import { LogData } from "./log-data.ts";

/** How tables are filled: with what one query asks for, or with all that there is, for queries to come. */
export interface DataWishes {
  readonly pushDown: boolean;
  /** In ISO 8601, where it is known before the events are. */
  readonly now?: string;
  readonly progress: (account: LoadAccount) => void;
}

/** Opens the database that a hunt runs in. A string says why it cannot be. */
export async function openData(
  { input, given }: HuntSetup,
  options: HuntOptions,
  { pushDown, now, progress }: DataWishes,
): Promise<HuntData | string> {
  const { since, until, threads, memoryMB = usualMemoryMB() } = options;
  const limits = { memoryLimitMB: memoryMB };
  if (input.kind === "database") return openDatabase(input.path, limits);
  const ticks = now === undefined ? undefined : ticksOfTime(now);
  return new LogData({
    store: await openStore(limits),
    logs: input.logs,
    given,
    ...(threads === undefined ? {} : { threads }),
    settings: {
      pushDown,
      ...(ticks === undefined ? {} : { now: ticks }),
      ...(since === undefined ? {} : { since }),
      ...(until === undefined ? {} : { until }),
    },
    progress,
  });
}
