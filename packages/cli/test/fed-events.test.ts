import { readdirSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { folderOf } from "./folder.ts";
import { FedEvents } from "../src/scan/fed-events.ts";
import type { EventRef } from "../src/scan/hit.ts";

const refOf = (recordId: string): EventRef => ({
  time: "",
  computer: "ä\n",
  channel: "c",
  provider: "p",
  eventId: 1,
  recordId,
  file: "f",
  shown: [null, "x", 1],
});

test("events come in the order of time, those of the same time as they came, from memory and files", () => {
  const times = fc.array(fc.integer({ min: 0, max: 20 }), { maxLength: 60 });
  fc.assert(
    fc.property(times, fc.integer({ min: 1, max: 9 }), (given, most) => {
      const fed = new FedEvents(most);
      given.forEach((timeMs, number) => {
        const event = refOf(String(number));
        const feeds = Array.from({ length: 1 + (number % 3) }, (_, input) => ({
          correlation: number % 2,
          input,
          key: ["k", String(number)],
          timeMs,
          event,
        }));
        fed.add(feeds);
      });
      const all = [...fed.inOrder()];
      fed.close();
      const expected = given
        .map((timeMs, number) => ({ timeMs, number }))
        .sort((a, b) => a.timeMs - b.timeMs || a.number - b.number)
        .flatMap(({ timeMs, number }) =>
          Array.from({ length: 1 + (number % 3) }, (_, input) => ({
            correlation: number % 2,
            input,
            key: ["k", String(number)],
            timeMs,
            event: refOf(String(number)),
          })),
        );
      expect(all).toEqual(expected);
      // Correlations tell by the object what is the same event.
      for (const [at, { event }] of all.entries())
        expect(all[at + 1]?.event === event).toBe(all[at + 1]?.event.recordId === event.recordId);
    }),
    { seed: 6, numRuns: 200 },
  );
});

test("files are there only while they are needed, and none where none can be written", async () => {
  const folder = await folderOf({});
  const three = (parent: string) => {
    const fed = new FedEvents(1, parent);
    for (const timeMs of [3, 1, 2])
      fed.add([{ correlation: 0, input: 0, key: [], timeMs, event: refOf("1") }]);
    return fed;
  };
  const fed = three(folder);
  expect(readdirSync(folder)).toHaveLength(1);
  fed.close();
  expect(readdirSync(folder)).toEqual([]);
  const kept = three(join(folder, "nothing"));
  expect([...kept.inOrder()].map(({ timeMs }) => timeMs)).toEqual([1, 2, 3]);
});
