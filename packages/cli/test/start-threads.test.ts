import { availableParallelism } from "node:os";
import { expect, test } from "vitest";
import type { WorkUnit } from "../src/input/work-unit.ts";
import { startThreads } from "../src/scan/start-threads.ts";

const megabyte = 1_048_576;
const range = (megabytes: number): WorkUnit => ({
  file: 0,
  path: "a.evtx",
  isNamed: true,
  part: { kind: "range", format: "evtx", start: 0, end: megabytes * megabyte },
});
const stream: WorkUnit = { file: 0, path: "a.gz", isNamed: true, part: { kind: "stream" } };
const cores = availableParallelism();

test.each<[string, readonly WorkUnit[], number | undefined, number]>([
  ["none beside this one for nothing", [], 4, 0],
  ["none for one unit", [range(900)], 4, 0],
  ["as many as are asked for, with this one", [range(1), range(1), range(1)], 2, 1],
  ["no more than have something to do", [range(1), range(1), range(1)], 8, 2],
  ["none for little that nobody asked to divide", [range(4), range(4), range(4)], undefined, 0],
  ["one a core for much", Array.from({ length: 99 }, () => range(64)), undefined, cores - 1],
  ["some for what is packed", [stream, stream], undefined, Math.min(cores, 2) - 1],
])("%s", (_, units, asked, expected) => {
  const threads = startThreads(units, asked);
  for (const thread of threads) thread.stop();
  expect(threads).toHaveLength(expected);
});
