import { describe, expect, test } from "vitest";
import { loadRules } from "../../src/library/index.ts";
import { type Expr, type Pattern, walkExpr } from "../../src/model/index.ts";
import { SourceText } from "../../src/source/index.ts";
import { load, ruleText } from "./support.ts";

function patternText(pattern: Pattern): string {
  return pattern
    .map((part) => {
      if (part.kind === "literal") return JSON.stringify(part.text);
      return { "any-run": "*", "any-one": "?", placeholder: "%" }[part.kind];
    })
    .join("");
}

/** A tree on one line, all that matters in it written out. */
function show(expr: Expr): string {
  const list = (args: readonly Expr[]) => args.map(show).join(", ");
  switch (expr.kind) {
    case "field":
      return `${expr.vocabulary}:${expr.name}`;
    case "record-text":
      return "record";
    case "literal":
      return "value" in expr.value ? JSON.stringify(expr.value.value) : expr.value.kind;
    case "and":
    case "or":
      return `${expr.kind}(${list(expr.args)})`;
    case "not":
    case "is-true":
      return `${expr.kind}(${show(expr.arg)})`;
    case "named":
      return `${expr.role} ${expr.name} = ${show(expr.arg)}`;
    case "quantified":
      return `${expr.quantifier} of ${expr.pattern}(${list(expr.args)})`;
    case "match":
      return `match ${show(expr.subject)} ${patternText(expr.pattern)} ${expr.caseRule} ${expr.quantifier}`;
    case "regex":
      return `regex ${show(expr.subject)} /${expr.pattern}/ ${expr.caseRule}${expr.multiline ? " m" : ""}${expr.dotAll ? " s" : ""} ${expr.mode} ${expr.quantifier}`;
    case "network":
      return `network ${show(expr.subject)} ${expr.network} ${expr.quantifier}`;
    case "compare":
      return `compare ${show(expr.left)} ${expr.operator} ${show(expr.right)} as ${expr.as} ${expr.caseRule}`;
    case "is-null":
    case "exists":
      return `${expr.kind}(${show(expr.subject)})`;
    case "call":
      return `${expr.function}(${list(expr.args)})`;
    default:
      throw new Error(`Sigma never lowers to ${expr.kind}`);
  }
}

const trees: readonly (readonly [string, string])[] = [
  ["f: x", 'is-true(match sigma:f "x" insensitive any)'],
  [
    "f: [x, y]",
    'or(is-true(match sigma:f "x" insensitive any), is-true(match sigma:f "y" insensitive any))',
  ],
  [
    "f|contains|all: [x, y]",
    'and(is-true(match sigma:f *"x"* insensitive any), is-true(match sigma:f *"y"* insensitive any))',
  ],
  ["f|cased|endswith: a?b", 'is-true(match sigma:f *"a"?"b" sensitive any)'],
  ["f: ''", "is-true(match sigma:f  insensitive any)"],
  ["f: 5", 'is-true(match sigma:f "5" insensitive any)'],
  ["f: false", 'is-true(match sigma:f "false" insensitive any)'],
  ["f: null", "is-null(sigma:f)"],
  ["f: []", "is-null(sigma:f)"],
  ["f|neq: [x, null]", 'not(or(is-true(match sigma:f "x" insensitive any), is-null(sigma:f)))'],
  ["f|exists: true", "exists(sigma:f)"],
  ["f|exists: false", "not(exists(sigma:f))"],
  [
    "f|cidr: [10.0.0.0/8, 1.2.3.4, '::1']",
    "or(is-true(network sigma:f 10.0.0.0/8 any), is-true(network sigma:f 1.2.3.4/32 any), is-true(network sigma:f ::1/128 any))",
  ],
  ["f|gte: 5", "is-true(compare sigma:f ge 5 as number insensitive)"],
  ["f|hour|lt: 5", 'is-true(compare time-part("hour", sigma:f) lt 5 as number insensitive)'],
  ["f|fieldref: g", "is-true(compare sigma:f eq sigma:g as text insensitive)"],
  ["f|fieldref|endswith: g", 'is-true(ends-with(sigma:f, sigma:g, "insensitive"))'],
  ["f|re|i|m|s: x", "is-true(regex sigma:f /x/ insensitive m s search any)"],
  ["f|re: '(?im)x'", "is-true(regex sigma:f /x/ insensitive m search any)"],
  [
    "f|windash: '-x'",
    `or(${["-x", "/x", "–x", "—x", "―x"].map((text) => `is-true(match sigma:f "${text}" insensitive any)`).join(", ")})`,
  ],
  [
    "f|base64offset|contains: foo",
    `or(${["Zm9v", "Zvb", "mb2"].map((text) => `is-true(match sigma:f *"${text}"* insensitive any)`).join(", ")})`,
  ],
  [
    "'|all': [x, y]",
    'and(is-true(match record *"x"* insensitive any), is-true(match record *"y"* insensitive any))',
  ],
];

describe("the tree of an item", () => {
  test.each(trees)("%s", (item, expected) => {
    const { where } = load(`sel:\n  ${item}\ncondition: sel`);
    expect(where && show(where)).toBe(`selection sel = ${expected}`);
  });
});

test("an expansion stays one alternative among the values under all", () => {
  const { where } = load("sel:\n  f|contains|all|windash: [' -a', b]\ncondition: sel");
  expect(where).toMatchObject({
    arg: { kind: "and", args: [{ kind: "or", args: { length: 5 } }, { kind: "is-true" }] },
  });
});

test("the author's structure stays: selections, quantifiers, brackets", () => {
  const { where } = load(
    "sel_1:\n  - a: 1\n    b: 2\n  - c: 3\nsel_2: [kw]\nflt:\n  d: 4\ncondition: 1 of sel_* and not (flt or sel_2)",
  );
  const is = (field: string, value: string) =>
    `is-true(match sigma:${field} "${value}" insensitive any)`;
  const sel2 = 'selection sel_2 = is-true(match record *"kw"* insensitive any)';
  expect(where && show(where)).toBe(
    `and(any of sel_*(selection sel_1 = or(and(${is("a", "1")}, ${is("b", "2")}), ${is("c", "3")}), ${sel2}), ` +
      `not(or(selection flt = ${is("d", "4")}, ${sel2})))`,
  );
});

test("every node points at the text that it came from", () => {
  const text = ruleText(
    "sel:\n  f|contains:\n    - 'x'\n    - y\n  g: 5\nkw: [z]\ncondition: sel and not 1 of kw",
  );
  const source = new SourceText("rule.yml", text);
  const logic = loadRules([source]).detections[0]?.logic;
  const step = logic?.kind === "queries" ? logic.queries[0]?.steps[0] : undefined;
  if (step?.kind !== "filter") throw new Error("a Sigma query is one filter");
  const seen: string[] = [];
  walkExpr(step.where, (expr) => {
    if (expr.kind === "is-true") return;
    seen.push(
      `${expr.kind}: ${expr.origin === undefined ? "-" : source.slice(expr.origin).replace(/\n\s*/g, " / ")}`,
    );
  });
  expect(seen).toEqual([
    "and: sel and not 1 of kw",
    "named: sel: / f|contains: / - 'x' / - y / g: 5",
    "and: f|contains: / - 'x' / - y / g: 5",
    "or: f|contains: / - 'x' / - y",
    "match: 'x'",
    "field: f|contains",
    "match: y",
    "field: f|contains",
    "match: 5",
    "field: g",
    "not: not 1 of kw",
    "quantified: 1 of kw",
    "named: kw: [z]",
    "match: z",
    "record-text: kw",
  ]);
});
