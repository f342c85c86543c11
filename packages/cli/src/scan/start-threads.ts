import { availableParallelism } from "node:os";
import type { WorkUnit } from "../input/work-unit.ts";
import { ScanThread } from "./scan-thread.ts";

/** A thread more does not pay for less: it has to start, and to read the rules. */
const bytesPerThread = 16 * 1_048_576;

/**
 * Starts the threads that are to scan beside this one: one fewer than are asked for, or than there are cores if nobody
 * asked and there is enough to do, and never more than have something to do.
 */
export function startThreads(
  units: readonly WorkUnit[],
  asked: number | undefined,
): readonly ScanThread[] {
  const worthwhile =
    asked ?? Math.min(availableParallelism(), Math.ceil(weightOf(units) / bytesPerThread));
  const useful = Math.min(worthwhile, units.length);
  return Array.from({ length: Math.max(0, useful - 1) }, () => new ScanThread());
}

/** About how many bytes there are to scan. Of what is packed or a pipe nobody knows: it counts as much. */
function weightOf(units: readonly WorkUnit[]): number {
  return units.reduce(
    (sum, { part }) => sum + (part.kind === "range" ? part.end - part.start : bytesPerThread),
    0,
  );
}
