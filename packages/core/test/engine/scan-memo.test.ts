import fc from "fast-check";
import { expect, test } from "vitest";
import { ScanMemo } from "../../src/engine/scan-memo.ts";

interface Value {
  readonly group: number;
  readonly kind: number;
  readonly bytes: readonly number[];
}

/** Values of few bytes, and long ones that differ in one place that may not be hashed. */
const values: fc.Arbitrary<Value> = fc.record({
  group: fc.nat(2),
  kind: fc.nat(1),
  bytes: fc.oneof(
    fc.array(fc.nat(1), { maxLength: 4 }),
    fc.tuple(fc.nat(5), fc.nat(1)).map(([at, more]) => {
      const bytes = Array.from({ length: 600 + more }, () => 7);
      bytes[at * 97] = 8;
      return bytes;
    }),
  ),
});

/** A value amid other bytes, as values stand in logs. */
function placed(bytes: readonly number[]): readonly [DataView, number, number] {
  const around = Uint8Array.from([1, 2, 3, ...bytes, 4, 5, 6]);
  return [new DataView(around.buffer), 3, 3 + bytes.length];
}

/** The ids that are kept for a value: they follow from it, so that a wrong answer shows. */
const idsOf = ({ group, kind, bytes }: Value): Int32Array =>
  Int32Array.from([group, kind, ...bytes].slice(0, 7));

test("a value that is found has the ids that were kept for it", () => {
  let found = 0;
  fc.assert(
    fc.property(fc.array(values, { minLength: 50, maxLength: 90 }), (asked) => {
      const memo = new ScanMemo();
      const groups = [memo.newGroup(), memo.newGroup(), memo.newGroup()];
      for (const value of asked) {
        const group = groups[value.group] ?? memo.newGroup();
        const ids = idsOf(value);
        const entry = memo.find(group, value.kind, ...placed(value.bytes));
        if (entry === 0) memo.keep(group, value.kind, ...placed(value.bytes), ids, ids.length);
        else {
          found++;
          const kept = Array.from({ length: memo.countOf(entry) }, (_, i) => memo.idOf(entry, i));
          expect(kept).toEqual([...ids]);
        }
      }
    }),
    { seed: 1, numRuns: 100 },
  );
  expect(found).toBeGreaterThan(1000);
});

test("it forgets when it is full, and remembers again", () => {
  const memo = new ScanMemo();
  const value = (number: number) =>
    placed(Array.from({ length: 8000 }, (_, i) => (i === 4000 ? number : number >> 8) & 0xff));
  let known = 0;
  for (let number = 0; number < 700; number++) {
    // A group of its own each: one that is never right soon keeps nothing.
    const group = memo.newGroup();
    for (const ids of [[], [number]]) {
      const entry = memo.find(group, 1, ...value(number));
      if (entry > 0) known++;
      else memo.keep(group, 1, ...value(number), Int32Array.from(ids), ids.length);
      if (entry > 0) expect(memo.countOf(entry)).toBe(0);
    }
  }
  expect(known).toBe(700);
});

test("a group whose values never come again keeps few of them", () => {
  const memo = new ScanMemo();
  const group = memo.newGroup();
  const value = (number: number) =>
    placed(Array.from({ length: 1000 }, (_, i) => (number >> (i % 16)) & 1));
  const ids = new Int32Array(0);
  for (let number = 0; number < 3000; number++)
    if (memo.find(group, 0, ...value(number)) === 0) memo.keep(group, 0, ...value(number), ids, 0);
  let kept = 0;
  for (let number = 0; number < 3000; number++)
    if (memo.find(group, 0, ...value(number)) > 0) kept++;
  expect(kept).toBeGreaterThan(50);
  expect(kept).toBeLessThan(500);
});
