import fc from "fast-check";
import { expect, test } from "vitest";
import { Backlog } from "../src/scan/backlog.ts";
import { InOrder } from "../src/scan/in-order.ts";
import type { Portion } from "../src/scan/scan-unit.ts";

const account = {
  bytes: 0,
  records: 0,
  skippedCount: 0,
  skipped: [],
  unreadable: [],
  passedOver: [],
};

function portion(unit: number, number: number, isLast: boolean): Portion {
  const plain = {
    bytes: unit,
    records: number,
    hits: [],
    fed: [],
    rows: [],
    untimed: 0,
    outside: 0,
  };
  return isLast ? { ...plain, last: { account, routes: [], newest: "" } } : plain;
}

test("portions are handed over in the order of their units, whichever comes first", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 6 }),
      fc.infiniteStream(fc.nat({ max: 5 })),
      async (sizes, choices) => {
        const taken: [number, number][] = [];
        const through: [number, number][] = [];
        const inOrder = new InOrder(
          async ({ bytes, records }) => {
            await Promise.resolve();
            taken.push([bytes, records]);
          },
          (error) => expect.unreachable(String(error)),
        );
        const open = sizes.map((size, unit) => ({ unit, size, given: 0 }));
        while (open.length > 0) {
          const at = (choices.next().value ?? 0) % open.length;
          const one = open[at] as (typeof open)[number];
          const number = one.given++;
          const isLast = one.given === one.size;
          inOrder.give(one.unit, portion(one.unit, number, isLast), () =>
            through.push([one.unit, number]),
          );
          if (isLast) open.splice(at, 1);
          if (at % 2 === 0) await Promise.resolve();
        }
        await inOrder.idle();
        const expected = sizes.flatMap((size, unit) =>
          Array.from({ length: size }, (_, number) => [unit, number]),
        );
        expect(taken).toEqual(expected);
        expect(through).toEqual(expected);
        expect(inOrder.done).toBe(sizes.length);
      },
    ),
    { seed: 3, numRuns: 200 },
  );
});

test("a taker that breaks is reported", async () => {
  const errors: unknown[] = [];
  const inOrder = new InOrder(
    () => Promise.reject(new Error("full")),
    (error) => errors.push(error),
  );
  inOrder.give(0, portion(0, 0, true), () => expect.unreachable());
  await inOrder.idle();
  expect(errors).toEqual([new Error("full")]);
});

test("a thread waits while too many of its hits are on their way, and no longer when that is lifted", async () => {
  const backlog = new Backlog();
  const states: string[] = [];
  const wait = async (name: string) => {
    await backlog.room();
    states.push(name);
  };
  backlog.add(20_000);
  await wait("enough");
  backlog.add(1);
  const waiting = wait("more");
  await Promise.resolve();
  expect(states).toEqual(["enough"]);
  backlog.taken(1);
  await waiting;
  backlog.add(9000);
  const again = wait("lifted");
  await Promise.resolve();
  expect(states).toEqual(["enough", "more"]);
  backlog.lift();
  await again;
  expect(states).toEqual(["enough", "more", "lifted"]);
});
