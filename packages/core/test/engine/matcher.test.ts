import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  compileRuleSet,
  createFullScan,
  createMatcher,
  packRuleSet,
  type RuleSet,
  unpackRuleSet,
} from "../../src/engine/index.ts";
import type { Datum } from "../../src/model/index.ts";
import {
  contains,
  field,
  type Filter,
  filters,
  lineOf,
  loadAll,
  readLines,
  records,
  ruleSetOf,
  selectors,
} from "./kit.ts";

const rules = fc.array(
  fc.array(fc.record({ selector: selectors, filter: filters }), { minLength: 1, maxLength: 2 }),
  { minLength: 1, maxLength: 12 },
);

/** What the index finds must be what the full scan finds, record by record. */
function expectSameHits(ruleSet: RuleSet, lines: readonly string[]): number {
  const matcher = createMatcher(ruleSet);
  const oracle = createFullScan(ruleSet);
  let hits = 0;
  let line = 0;
  readLines(lines, (cursor) => {
    const found = [...matcher.match(cursor)];
    const wanted = oracle.match(cursor);
    hits += wanted.length;
    if (String(found) !== String(wanted)) {
      const wrong = [...found, ...wanted].filter(
        (rule) => found.includes(rule) !== wanted.includes(rule),
      );
      throw new Error(
        `${lines[line]}: index ${found.join()}, scan ${wanted.join()}: ${JSON.stringify(wrong.map((rule) => ruleSet.rules[rule]?.filters))}`,
      );
    }
    line++;
  });
  return hits;
}

describe("the index finds what a full scan finds", () => {
  test("on random filters and records", () => {
    let hits = 0;
    fc.assert(
      fc.property(rules, fc.array(records, { minLength: 5, maxLength: 20 }), (some, events) => {
        hits += expectSameHits(ruleSetOf(some), events.map(lineOf));
      }),
      { seed: 1, numRuns: 400 },
    );
    // Otherwise the property would say little.
    expect(hits).toBeGreaterThan(1000);
  });
});
