import { describe, expect, it } from "vitest";
import type { Logic, QueryExplanation } from "../../src/analysis/index.ts";
import { explain, firstQuery, ruleText } from "./kit.ts";

/** Logic as nested text: `name{…}` for named searches. */
function show(logic: Logic): string {
  const inside = (() => {
    switch (logic.kind) {
      case "predicate": {
        const { field = "*", operator, values, link } = logic.predicate;
        return `${field} ${operator} ${values.map(({ text }) => text).join(link === "all" ? " & " : " | ")}`.trimEnd();
      }
      case "not":
        return `not(${show(logic.member)})`;
      case "all":
        return `all(${logic.members.map(show).join(", ")})`;
      case "any":
        return `any(${logic.members.map(show).join(", ")})`;
    }
  })();
  return logic.name === undefined ? inside : `${logic.name}{${inside}}`;
}

const parts = ({ stages, exclusions }: QueryExplanation) => ({
  stages: stages.map(({ name, logic }) => `${name} = ${show(logic)}`),
  exclusions: exclusions.map(({ name, logic }) => `${name} = ${show(logic)}`),
});

const searches = `
selection_a:
  Image|endswith: '\\a.exe'
selection_b:
  Image|endswith: ['\\b.exe', '\\c.exe']
  CommandLine|contains|all: [x, y]
filter_m:
  ParentImage: p
  User: u
filter_n:
  ParentImage: q
`;

const a = "selection_a{Image endswith \\a.exe}";
const b = "selection_b{all(Image endswith \\b.exe | \\c.exe, CommandLine contains x & y)}";
const m = "filter_m{all(ParentImage equals p, User equals u)}";
const n = "filter_n{ParentImage equals q}";

describe("stages and exclusions", () => {
  const cases: readonly (readonly [string, readonly string[], readonly string[]])[] = [
    ["selection_a", [`selection_a = ${a}`], []],
    ["selection_a and selection_b", [`selection_a = ${a}`, `selection_b = ${b}`], []],
    ["all of selection_*", [`selection_a = ${a}`, `selection_b = ${b}`], []],
    ["1 of selection_*", [`1 of selection_* = any(${a}, ${b})`], []],
    ["selection_a or selection_b", [`selection_a or selection_b = any(${a}, ${b})`], []],
    [
      "selection_a and not 1 of filter_*",
      [`selection_a = ${a}`],
      [`filter_m = ${m}`, `filter_n = ${n}`],
    ],
    [
      "selection_a and not (filter_m or filter_n)",
      [`selection_a = ${a}`],
      [`filter_m = ${m}`, `filter_n = ${n}`],
    ],
    [
      "selection_a and not filter_m and not filter_n",
      [`selection_a = ${a}`],
      [`filter_m = ${m}`, `filter_n = ${n}`],
    ],
    [
      "selection_a and not all of filter_*",
      [`selection_a = ${a}`],
      [`all of filter_* = all(${m}, ${n})`],
    ],
    [
      "selection_a and not (filter_m and filter_n)",
      [`selection_a = ${a}`],
      [`filter_m and filter_n = all(${m}, ${n})`],
    ],
    ["not not selection_a", [`selection_a = ${a}`], []],
    [
      "selection_a or (selection_b and not filter_n)",
      [`selection_a or (selection_b and not filter_n) = any(${a}, all(${b}, not(${n})))`],
      [],
    ],
    ["not 1 of filter_*", [], [`filter_m = ${m}`, `filter_n = ${n}`]],
  ];
  it.each(cases)("%s", (condition, stages, exclusions) => {
    const query = firstQuery(explain(ruleText(`${searches}\ncondition: ${condition}`)));
    expect(query.condition.replaceAll(/[()]/g, "")).toBe(condition.replaceAll(/[()]/g, ""));
    expect(parts(query)).toEqual({ stages, exclusions });
  });
});

describe("predicates", () => {
  const cases: readonly (readonly [string, string])[] = [
    ["A: x", "A equals x"],
    ["A: [x, 'y*', '*z']", "any(A equals x, A startswith y, A endswith z)"],
    ["A: '*x?y*'", "A wildcard *x?y*"],
    ["A: 'x\\*y?'", "A wildcard x\\*y?"],
    ["A|re: 'a.c$'", "A re a.c$"],
    ["A|cidr: [10.0.0.0/8, 192.168.0.0/16]", "A cidr 10.0.0.0/8 | 192.168.0.0/16"],
    ["A|gte: 5", "A gte 5"],
    ["A: null", "A null"],
    ["A: ''", "A equals"],
    ["A|exists: true", "A exists"],
    ["A|exists: false", "not(A exists)"],
    ["A: '*'", "A present"],
    ["A|neq: x", "not(A equals x)"],
    ["A|fieldref: B", "A equals B"],
    ["A|fieldref|contains: B", "A contains B"],
    ["A|contains|windash: ' -e '", "A contains  -e"],
  ];
  it.each(cases)("%s", (item, expected) => {
    const query = firstQuery(explain(ruleText(`selection:\n  ${item}\ncondition: selection`)));
    expect(parts(query).stages).toEqual([`selection = selection{${expected}}`]);
  });

  it("searches any value for keywords", () => {
    const query = firstQuery(explain(ruleText("keywords:\n  - one\n  - two\ncondition: keywords")));
    expect(parts(query).stages).toEqual(["keywords = keywords{* contains one | two}"]);
  });

  it("knows where each value stands, and the spellings that an expansion adds", () => {
    const text = ruleText(
      "selection:\n  CommandLine|contains|windash:\n    - ' -a '\n    - ' -b '\ncondition: selection",
    );
    const logic = firstQuery(explain(text)).stages[0]?.logic;
    const predicate = logic?.kind === "predicate" ? logic.predicate : undefined;
    const line = (wanted: string) =>
      text.split("\n").findIndex((candidate) => candidate.includes(wanted)) + 1;
    expect(predicate?.lines).toEqual({ first: line("CommandLine"), last: line(" -b ") });
    expect(
      predicate?.values.map((value) => [value.text, value.line, value.spellings?.length]),
    ).toEqual([
      [" -a ", line(" -a "), 5],
      [" -b ", line(" -b "), 5],
    ]);
  });

  it("tells the case-sensitive from the others", () => {
    const query = firstQuery(
      explain(ruleText("selection:\n  A|cased: [x]\n  B: [x]\ncondition: selection")),
    );
    expect(query.indicators.map(({ field, caseSensitive }) => [field, caseSensitive])).toEqual([
      ["A", true],
      ["B", false],
    ]);
  });
});

describe("indicators", () => {
  it("gathers by field and operator, sorts, and keeps what is excluded apart", () => {
    const detection = `
selection:
  Image|endswith: ['\\b.exe', '\\a.exe']
other:
  Image|endswith: '\\a.exe'
  User|neq: SYSTEM
filter:
  Image|endswith: '\\f.exe'
condition: (selection or other) and not filter`;
    const query = firstQuery(explain(ruleText(detection)));
    expect(query.indicators).toEqual([
      {
        field: "Image",
        operator: "endswith",
        caseSensitive: false,
        values: ["\\a.exe", "\\b.exe"],
      },
    ]);
    expect(query.excludedIndicators).toEqual([
      { field: "Image", operator: "endswith", caseSensitive: false, values: ["\\f.exe"] },
      { field: "User", operator: "equals", caseSensitive: false, values: ["SYSTEM"] },
    ]);
  });
});
