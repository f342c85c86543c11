import { expect, test } from "vitest";
import { compileRuleSet, matchedFields, type Rule } from "../../src/engine/index.ts";
import type { Datum } from "../../src/model/index.ts";
import { loadAll, readLines } from "./kit.ts";

/** What made a rule match: `field predicate = value`. */
function reasons(detection: string, data: Readonly<Record<string, Datum>>): readonly string[] {
  const { rules } = compileRuleSet(
    loadAll(`title: T\nlogsource: {product: linux}\ndetection: ${detection}\n`),
  );
  const found: string[] = [];
  readLines([JSON.stringify(data)], (cursor) => {
    for (const { field, predicate, value } of matchedFields(rules[0] as Rule, cursor))
      found.push(`${field} ${predicate} = ${JSON.stringify(value)}`);
  });
  return found;
}

test.each<[string, string, Record<string, Datum>, readonly string[]]>([
  [
    "equality, with the value as logged",
    "{s: {f: ABC}, condition: s}",
    { f: "abc" },
    ['f equals ABC = "abc"'],
  ],
  [
    "the value of a list that holds, and its place",
    "{s: {f|contains: [x, y, z], g|endswith: '.exe', h|startswith: 'a'}, condition: s}",
    { f: "a y", g: "b.EXE", h: "ab" },
    ['f contains y = "a y"', 'g endswith .exe = "b.EXE"', 'h startswith a = "ab"'],
  ],
  [
    "every value of a list that holds",
    "{s: {f|contains: [x, y]}, condition: s}",
    { f: "xy" },
    ['f contains x = "xy"', 'f contains y = "xy"'],
  ],
  [
    "only the selections that hold",
    "{a: {f: 1}, b: {g: 2}, condition: a or b}",
    { g: 2 },
    ["g equals 2 = 2"],
  ],
  [
    "not what is excluded",
    "{a: {f: 1}, b: {g: 2}, condition: a and not b}",
    { f: 1, g: 3 },
    ["f equals 1 = 1"],
  ],
  [
    "a test that stands twice, once",
    "{a: {f: 1}, b: {f: 1}, condition: all of them}",
    { f: 1 },
    ["f equals 1 = 1"],
  ],
  ["wildcards", "{s: {f: 'a?c*e'}, condition: s}", { f: "abcde" }, ['f matches a?c*e = "abcde"']],
  ["case", "{s: {f|cased: A}, condition: s}", { f: "A" }, ['f equals A (cased) = "A"']],
  [
    "regular expressions and networks",
    "{s: {f|re: 'a+', g|cidr: 10.0.0.0/8}, condition: s}",
    { f: "caat", g: "10.1.2.3" },
    ['f re a+ = "caat"', 'g cidr 10.0.0.0/8 = "10.1.2.3"'],
  ],
  ["numbers", "{s: {f|gt: 3}, condition: s}", { f: 5 }, ["f gt 3 = 5"]],
  ["null", "{s: {f: null, g: x}, condition: s}", { g: "x" }, ["f null = null", 'g equals x = "x"']],
  [
    "all of several values",
    "{s: {f: b}, condition: s}",
    { f: ["a", "b"] },
    ['f equals b = ["a","b"]'],
  ],
  ["keywords", "{k: [evil], condition: k}", { f: "some evil" }, ["event contains evil = null"]],
  ["nothing, where the rule does not match", "{s: {f: 1}, condition: s}", { f: 2 }, []],
])("%s", (_, detection, data, expected) => {
  expect(reasons(detection, data)).toEqual(expected);
});
