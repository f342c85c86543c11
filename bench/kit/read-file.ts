import { closeSync, openSync, readSync } from "node:fs";
import { createReader } from "@telltale/core/telemetry";
import type { EventCursor } from "@telltale/core/telemetry";

const buffer = new Uint8Array(4 << 20);

/** Reads a log block by block, as the command does; returns the number of its records. */
export function readLog(path: string, visit: (event: EventCursor) => void): number {
  const file = openSync(path, "r");
  const reader = createReader(path.endsWith(".evtx") ? "evtx" : "json");
  let held = 0;
  let offset = 0;
  for (;;) {
    const got = readSync(file, buffer, held, buffer.length - held, null);
    if (got === 0 && held === buffer.length)
      throw new Error(`${path}: a record larger than a block`);
    held += got;
    const used = reader.read(buffer.subarray(0, held), offset, got === 0, visit);
    if (got === 0) break;
    buffer.copyWithin(0, used, held);
    held -= used;
    offset += used;
  }
  closeSync(file);
  return reader.account.records;
}

interface Counts {
  readonly records: number;
  readonly hits?: number;
}

/** Times work on logs from within; its result goes to standard output for `runTask`. */
export function reportTask(work: () => Counts): void {
  const report = stopwatch();
  report(work());
}

/** `reportTask` for work that has to be waited for. */
export async function reportTaskAsync(work: () => Promise<Counts>): Promise<void> {
  const report = stopwatch();
  report(await work());
}

function stopwatch(): (counts: Counts) => void {
  const start = performance.now();
  const before = process.cpuUsage();
  return (counts) => {
    const { user, system } = process.cpuUsage(before);
    const seconds = (performance.now() - start) / 1000;
    console.log(JSON.stringify({ ...counts, seconds, cpuSeconds: (user + system) / 1e6 }));
  };
}
