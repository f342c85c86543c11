import { evaluateExpr } from "@telltale/core/engine";
import type { CompareExpr, Value } from "@telltale/core/model";
import fc from "fast-check";
import { expect, test } from "vitest";

const texts = [
  "a",
  "A",
  "ab",
  "",
  "7",
  "07",
  "0x7",
  "7.0",
  "1e1",
  "9007199254740993",
  "9007199254740992",
];
const value = fc.oneof(
  fc.constantFrom(...texts).map((one): Value => ({ kind: "string", value: one })),
  fc.constantFrom(7, 10, 0.5, -0).map((one): Value => ({ kind: "number", value: one })),
  fc.constant<Value>({ kind: "long", digits: "9007199254740993" }),
  fc.boolean().map((one): Value => ({ kind: "boolean", value: one })),
  fc.constant<Value>({ kind: "null" }),
);
const datum = fc.oneof(fc.constantFrom(...texts), fc.constantFrom(7, 10, 0.5, 0), fc.boolean());

test("a long list says what comparing with each of its members would", () => {
  fc.assert(
    fc.property(
      fc.array(value, { minLength: 16, maxLength: 20 }),
      fc.oneof(datum, fc.array(datum, { maxLength: 3 }), fc.constant(null)),
      fc.constantFrom("text", "number", "either"),
      fc.constantFrom("sensitive", "insensitive"),
      fc.constantFrom("any", "all", "none"),
      (items, given, as, caseRule, quantifier) => {
        const subject = { get: () => given, fields: () => ({ f: given }) };
        const compared = (list: readonly Value[]): CompareExpr => ({
          kind: "compare",
          operator: "eq",
          left: { kind: "field", vocabulary: "raw", name: "f" },
          right: { kind: "literal", value: { kind: "list", items: list } },
          as,
          caseRule,
          quantifier: "any",
        });
        const one = (list: readonly Value[]) =>
          evaluateExpr({ ...compared(list), quantifier }, subject);
        // The members one by one, each in a list too short for a set; "all" and "none" speak of the values.
        const values = Array.isArray(given) ? given : given === null ? [] : [given];
        const isIn = (datumOne: unknown) =>
          items.some(
            (item) =>
              evaluateExpr(compared([item]), {
                get: () => datumOne as string,
                fields: () => ({}),
              }) === true,
          );
        const expected =
          values.length === 0
            ? undefined
            : quantifier === "all"
              ? values.every(isIn)
              : quantifier === "any"
                ? values.some(isIn)
                : !values.some(isIn);
        expect(one(items)).toBe(expected);
      },
    ),
    { numRuns: 2000, seed: 20260302 },
  );
});
