import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { evaluateExpr, packRuleSet, unpackRuleSet } from "../../src/engine/index.ts";
import { anyRun, isTrue, literal, not, or } from "../../src/model/index.ts";
import type { Expr } from "../../src/model/index.ts";
import { contains, field, filters, lineOf, match, readLines, records, ruleSetOf } from "./kit.ts";

const events = fc.array(records, { minLength: 3, maxLength: 8 }).map((all) => all.map(lineOf));

const unpacked = (...exprs: readonly Expr[]): readonly Expr[] =>
  unpackRuleSet(packRuleSet(ruleSetOf([exprs.map((filter) => ({ filter }))]))).rules.flatMap(
    (rule) => rule.filters.map(({ filter }) => filter),
  );

const named = (arg: Expr): Expr => ({ kind: "named", name: "selection", role: "selection", arg });

describe("an unpacked filter", () => {
  test("is true on the same records, in whatever order filters are asked for", () => {
    fc.assert(
      fc.property(
        fc.array(filters, { minLength: 1, maxLength: 5 }),
        events,
        fc.boolean(),
        (some, lines, isBackward) => {
          // Names, nested truth and quantifiers are what packing takes away.
          const dressed = some.flatMap((filter): Expr[] => [
            named(filter),
            not(isTrue(filter)),
            {
              kind: "quantified",
              quantifier: "all",
              pattern: "x*",
              args: [isTrue(filter), not(filter)],
            },
            {
              kind: "quantified",
              quantifier: "any",
              pattern: "x*",
              args: [not(named(filter)), filter],
            },
          ]);
          const packed = packRuleSet(ruleSetOf(dressed.map((filter) => [{ filter }])));
          const rules = unpackRuleSet(packed).rules.map((rule, number) => ({ rule, number }));
          for (const { rule, number } of isBackward ? rules.toReversed() : rules) {
            const [bound] = rule.filters;
            readLines(lines, (cursor) => {
              expect(evaluateExpr(bound?.filter as Expr, cursor) === true).toBe(
                evaluateExpr(dressed[number] as Expr, cursor) === true,
              );
            });
          }
        },
      ),
      { seed: 11, numRuns: 300 },
    );
  });

  test("keeps what tells false from unknown below a negation", () => {
    const test = contains(field("f"), "a");
    expect(unpacked(not(isTrue(test)), not(test), isTrue(test))).toEqual([
      not(isTrue(test)),
      not(test),
      test,
    ]);
  });

  test("shares equal tests with others, and has no places in texts", () => {
    const origin = { start: 3, end: 9 };
    const test = match({ ...field("f"), origin } as Expr, [anyRun, literal("tést")]);
    const [first, second] = unpacked(isTrue({ ...test, origin }), or([not(test), test]));
    expect(first).toEqual(match(field("f"), [anyRun, literal("tést")]));
    expect(second).toMatchObject({ kind: "or", args: [{ kind: "not" }, {}] });
    expect(second?.kind === "or" ? second.args[1] : undefined).toBe(first);
  });
});

test("a part of a packed rule set has tests that left-out rules brought", () => {
  const test = contains(field("f"), "a");
  const packed = packRuleSet(ruleSetOf([[{ filter: test }], [{ filter: not(test) }]]));
  const part = unpackRuleSet(packed, [1]);
  expect(part.rules.map(({ filters: [bound] }) => bound?.filter)).toEqual([not(test)]);
});
