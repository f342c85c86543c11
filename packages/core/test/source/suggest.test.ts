import { editDistance, nearest } from "@telltale/core/source";
import fc from "fast-check";
import { expect, test } from "vitest";

test.each([
  ["", "abc", 3],
  ["kitten", "sitting", 3],
  ["Knwon", "Known", 1],
  ["ab", "ba", 1],
  ["abc", "cab", 2],
])("%s and %s are %d edits apart", (a, b, edits) => {
  expect(editDistance(a, b)).toBe(edits);
});

test("edits count the same both ways, and none are none", () => {
  const word = fc.string({ maxLength: 12, unit: fc.constantFrom("a", "b", "c") });
  fc.assert(
    fc.property(word, word, (a, b) => {
      expect(editDistance(a, b)).toBe(editDistance(b, a));
      expect(editDistance(a, b) === 0).toBe(a === b);
    }),
    { seed: 7 },
  );
});

test("the nearest name is one that could be meant", () => {
  expect(nearest("SecurtiyEvent", ["SecurityAlert", "SecurityEvent"])).toBe("SecurityEvent");
  expect(nearest("Foo", ["SecurityEvent"])).toBeUndefined();
});
