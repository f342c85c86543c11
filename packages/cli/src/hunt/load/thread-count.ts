import { availableParallelism } from "node:os";
import type { WorkUnit } from "../../input/work-unit.ts";

/** One thread more does not pay for less: it has to start, and its rows have to change threads. */
const bytesPerThread = 16 * 1_048_576;

/** How many threads to read with: as many as are asked for, else as pay, and one a core at the most. */
export function threadCount(units: readonly WorkUnit[], asked: number | undefined): number {
  return asked ?? Math.min(availableParallelism(), Math.ceil(weightOf(units) / bytesPerThread));
}

/** About how many bytes there are. Of what is packed or a pipe nobody knows: it counts as much. */
function weightOf(units: readonly WorkUnit[]): number {
  return units.reduce(
    (sum, { part }) => sum + (part.kind === "range" ? part.end - part.start : bytesPerThread),
    0,
  );
}
