import fc from "fast-check";
import { expect, test } from "vitest";
import { loadRules } from "../../src/library/index.ts";
import { SourceText } from "../../src/source/index.ts";
import { ruleText } from "./support.ts";

const seeds = [
  ruleText(
    [
      "selection_a:",
      "  - Image|endswith: '\\cmd.exe'",
      "    CommandLine|contains|all|windash: [' -a', \"b\"]",
      "  - f|re|i: '^(a|b)[x-z]{2,3}$'",
      "selection_b:",
      "  ip|cidr: 10.0.0.0/8",
      "  n|gte: 5",
      "  e: null",
      "  g|base64offset|contains: foo",
      "  h|expand: '%x%'",
      "keywords: [foo, 5]",
      "condition: 1 of selection_* and not (keywords or selection_b)",
    ].join("\n"),
  ),
  "title: C\nname: c\ncorrelation:\n  type: value_count\n  rules: [a, b]\n  group-by: [x]\n  timespan: 5m\n  condition: {gte: 3, field: y}\n  aliases:\n    x: {a: p, b: q}\n",
  "title: C\ncorrelation: {type: temporal, timespan: 1h, condition: a and not (b or c)}\n---\ntitle: F\nlogsource: {product: windows}\nfilter:\n  rules: any\n  selection: {u: v}\n  condition: not selection\n",
  "action: global\nlogsource: &l {product: linux}\n---\ntitle: R\ndetection: {a: {b: c}, condition: a}\n---\naction: repeat\nlogsource:\n  <<: *l\n",
];

const scraps = [
  ..."'\"|:-*?&[]{}()#%\\\n\t,!>@`".split(""),
  "---\n",
  "\n  ",
  ": ",
  "- ",
  "*a",
  "&a ",
  "<<: ",
  "null",
  "[]",
  "{}",
  "|all",
  "|re",
  "condition",
  " and ",
  " not ",
  " 1 of ",
  "(?=",
  "\u0000",
  "\ud800",
  "😀",
];

type Change = readonly [at: number, cut: number, insert: string];

function mutate(text: string, changes: readonly Change[]): string {
  return changes.reduce((current, [at, cut, insert]) => {
    const start = Math.floor(at * current.length);
    return current.slice(0, start) + insert + current.slice(start + cut);
  }, text);
}

test("no text makes the loader throw, and every diagnostic points into its text", () => {
  const change = fc.tuple(
    fc.double({ min: 0, max: 1, noNaN: true }),
    fc.integer({ min: 0, max: 12 }),
    fc.constantFrom("", ...scraps),
  );
  fc.assert(
    fc.property(
      fc.constantFrom(...seeds),
      fc.array(change, { minLength: 1, maxLength: 6 }),
      (seed, changes) => {
        const source = new SourceText("rule.yml", mutate(seed, changes));
        const { detections, diagnostics } = loadRules([source]);
        for (const { span, message } of diagnostics) {
          expect(message).not.toContain("undefined");
          if (span === undefined) continue;
          expect(span.start).toBeGreaterThanOrEqual(0);
          expect(span.end).toBeGreaterThanOrEqual(span.start);
          expect(span.end).toBeLessThanOrEqual(source.text.length);
        }
        // What does not load says why.
        if (detections.length === 0) expect(diagnostics.length).toBeGreaterThan(0);
      },
    ),
    { seed: 42, numRuns: 1500 },
  );
});
