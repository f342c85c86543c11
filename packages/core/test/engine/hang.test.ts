import { describe, expect, test } from "vitest";
import { compileRuleSet, createFullScan, createMatcher } from "../../src/engine/index.ts";
import { contains, field, lineOf, loadAll, match, readLines, regex, ruleSetOf } from "./kit.ts";
import { anyOne, anyRun, literal } from "../../src/model/index.ts";

const size = 60_000;
const texts = [
  "a".repeat(size),
  `${"a".repeat(size)}!`,
  "ab".repeat(size / 2),
  "a ".repeat(size / 2),
  "\\".repeat(size),
  "é".repeat(size),
  `${"x".repeat(size / 2)}\n${"x".repeat(size / 2)}`,
];

/** Wide bounds: what hangs takes minutes, what does not takes milliseconds. */
const bound = 10_000;

function timeOf(action: () => void): number {
  const start = performance.now();
  action();
  return performance.now() - start;
}

describe("no rule and no event can hang a scan", () => {
  test.each([
    "(a+)+$",
    "(a|aa)+$",
    "(a*)*b",
    "a.*b.*c.*d",
    "(a?){30}a{30}!",
    "^(a|b|ab)*c",
    "(.*)(.*)(.*)!",
    "(x+x+)+y",
    "(\\\\+)+z",
    "([a-z]+\\s?)+$",
    "a{0,999}b",
    "(a{900}){900}b",
    "a{0,500}a{500}b",
    "(?i)(A+)+\\b!",
    "\\p{Ll}+\\p{Lu}",
    "(a|b){1,300}!",
    "^(([a-z])+.)+[A-Z]([a-z])+$",
    ".{0,90}é.{0,90}z",
  ])("%s", { timeout: 60_000 }, (pattern) => {
    const ruleSet = ruleSetOf([
      [{ filter: regex(field("f"), pattern) }],
      [{ filter: regex({ kind: "record-text" }, pattern) }],
    ]);
    const matcher = createMatcher(ruleSet);
    const took = timeOf(() =>
      readLines(
        texts.map((f) => lineOf({ data: { f } })),
        (cursor) => void matcher.match(cursor),
      ),
    );
    expect(took).toBeLessThan(bound);
  });

  test("wildcards", () => {
    const many = Array.from({ length: 40 }, () => [literal("a"), anyRun, anyOne, anyRun]).flat();
    const ruleSet = ruleSetOf([
      [{ filter: match(field("f"), [...many, literal("!!")]) }],
      [
        {
          filter: match(field("f"), [anyRun, literal(`${"a".repeat(200)}b`), anyRun, literal("b")]),
        },
      ],
      [{ filter: contains(field("f"), `${"a".repeat(500)}b`) }],
    ]);
    for (const make of [createMatcher, createFullScan]) {
      const matcher = make(ruleSet);
      const took = timeOf(() =>
        readLines(
          texts.map((f) => lineOf({ data: { f } })),
          (cursor) => void matcher.match(cursor),
        ),
      );
      expect(took).toBeLessThan(bound);
    }
  });

  test("thousands of values and fields", { timeout: 60_000 }, () => {
    const rules = loadAll(
      "title: T\nlogsource: {product: linux}\ndetection: {s: {f|re: '(a+)+$', f2|contains|all: [a, b]}, k: [evil, '*x?y*'], condition: s or k}\n",
    );
    const matcher = createMatcher(compileRuleSet(rules));
    const wide = Object.fromEntries(
      Array.from({ length: 3000 }, (_, i) => [`f${i}`, "a".repeat(20)]),
    );
    const list = {
      f: Array.from({ length: 20_000 }, () => "aaaa!"),
      f2: Array.from({ length: 20_000 }, () => "a"),
    };
    const took = timeOf(() =>
      readLines(
        [lineOf({ data: wide }), lineOf({ data: list })],
        (cursor) => void matcher.match(cursor),
      ),
    );
    expect(took).toBeLessThan(bound);
  });
});
