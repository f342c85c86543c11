import fc from "fast-check";
import { expect, test } from "vitest";
import { Recent } from "../../src/engine/recent.ts";

test("what was set within the span is known, and what is known does not grow beyond it", () => {
  const step = fc.tuple(fc.constantFrom("a", "b", "c", "d"), fc.nat(4));
  fc.assert(
    fc.property(fc.array(step, { minLength: 1 }), (steps) => {
      const recent = new Recent<number>(5);
      const all = new Map<string, number>();
      let now = 0;
      for (const [key, later] of steps) {
        now += later;
        recent.set(key, now, now);
        all.set(key, now);
        const within = [...all].filter(([, then]) => now - then <= 5);
        for (const [known, then] of within) expect(recent.get(known)).toBe(then);
        expect(recent.size).toBe(within.length);
      }
    }),
    { seed: 20260302 },
  );
});
