import type { UnreadablePath } from "../../files/rule-files.ts";
import { findInputs } from "../../input/find-inputs.ts";
import type { InputFile } from "../../input/find-inputs.ts";
import { divideInput } from "../../input/work-unit.ts";
import type { WorkUnit } from "../../input/work-unit.ts";
import { collectUnits } from "./collect-units.ts";
import { LoadAccount } from "./load-account.ts";
import { threadCount } from "./thread-count.ts";
import type { CollectSettings, PutRow } from "./unit-collector.ts";

/** Logs that were found, divided into units. */
export interface FoundLogs {
  readonly units: readonly WorkUnit[];
  readonly files: number;
  /** As they lie on the disk; 0 where that is unknown. */
  readonly bytes: number;
  /** Whether there are pipes or standard input among them, which can be read but once. */
  readonly isOnce: boolean;
  readonly unreadable: readonly UnreadablePath[];
  readonly passedOver: readonly UnreadablePath[];
}

/** Looks for logs: files, and all files below folders. */
export async function findLogs(paths: readonly string[]): Promise<FoundLogs> {
  const found = await findInputs(paths);
  const unreadable = [...found.unreadable];
  const passedOver = [...found.passedOver];
  const units: WorkUnit[] = [];
  let files = 0;
  found.files.forEach((file, number) => {
    const divided = divideInput(file, number);
    if (typeof divided === "string") {
      (file.isNamed ? unreadable : passedOver).push({ path: file.path, reason: divided });
      return;
    }
    files++;
    units.push(...divided);
  });
  const isOnce = found.files.some(({ isStream }) => isStream);
  return { units, files, bytes: bytesOf(found.files), isOnce, unreadable, passedOver };
}

function bytesOf(files: readonly InputFile[]): number {
  return files.some((file) => file.isStream) ? 0 : files.reduce((sum, file) => sum + file.bytes, 0);
}

export interface LoadJob {
  readonly logs: FoundLogs;
  /** As many as pay when absent. */
  readonly threads?: number;
  readonly settings: CollectSettings;
  /** Takes the rows, in the order of the input, with the numbers of their events in it. */
  readonly append: PutRow;
  /** Called now and then: what takes time may be done here. */
  readonly settle?: () => Promise<void>;
  readonly signal: AbortSignal;
  readonly progress: (account: LoadAccount) => void;
}

/** Reads logs into tables. Events are numbered as they come in the input, however many threads read it. */
export async function loadLogs(job: LoadJob): Promise<LoadAccount> {
  const { logs, threads, settings, append, settle, signal, progress } = job;
  const account = new LoadAccount();
  account.files = logs.files;
  account.unreadable.push(...logs.unreadable);
  account.passedOver.push(...logs.passedOver);
  await collectUnits({
    units: logs.units,
    threads: threadCount(logs.units, threads),
    settings,
    signal,
    put: (event, need, row, shape) => {
      account.addRow(need);
      append(account.events + event, need, row, shape);
    },
    take: async (portion) => {
      await settle?.();
      account.add(portion);
      progress(account);
    },
  });
  return account;
}
