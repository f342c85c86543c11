import { parseEql, printEqlTree } from "@telltale/core/languages/eql";
import { SourceText } from "@telltale/core/source";
import { describe, expect, test } from "vitest";

const parse = (text: string) => parseEql(new SourceText("query.eql", text));

function conditionOf(text: string): string {
  const { tree, diagnostics } = parse(`any where ${text}`);
  expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  return tree.query.kind === "event" ? printEqlTree(tree.query.condition) : "";
}

const codes = (text: string) => parse(text).diagnostics.map(({ code }) => code);

describe("conditions", () => {
  test.each([
    ['process.name : "cmd.exe"', '(: process.name "cmd.exe")'],
    ['a in ("x", "y",)', '(in a "x" "y")'],
    ['a not in~ ("x")', '(not in~ a "x")'],
    ['a like~ ("x*", "?y")', '(like~ a "x*" "?y")'],
    ["?a.b == null", "(== ?a.b null)"],
    ["not a and b", "(and (not a) b)"],
    ["a or (b and c)", "(or a (and b c))"],
    ["a + b * -c > 2", "(> (+ a (* b (sign operator=- operand=c))) 2)"],
    ["a - b - c == 0", "(== (- (- a b) c) 0)"],
    ['startsWith~(a, "x")', '(startsWith~ a "x")'],
    ["`odd name`.`a``b` == 1", "(== odd name.a`b 1)"],
    ['a : """C:\\x\\"y"""', '(: a "C:\\\\x\\\\\\"y")'],
    ['a : "\\u{1f600}\\t"', '(: a "😀\\t")'],
    ["/* a /* nested */ comment */ true // end", "true"],
  ])("%s", (text, tree) => {
    expect(conditionOf(text)).toBe(tree);
  });
});

describe("queries", () => {
  test("a sequence with keys, a span, runs, a missing event and until", () => {
    const { tree, diagnostics } = parse(`
      sequence by host.id with maxspan=1m
        [process where process.name == "a"] by process.pid with runs=3
        ![file where true] by process.pid
        [network where true] by process.pid
      until [process where event.type == "end"] by process.pid
      | head 5 | tail 2`);
    expect(diagnostics).toEqual([]);
    const { query, pipes } = tree;
    if (query.kind !== "sequence") throw new Error("not a sequence");
    expect(query.maxSpan?.milliseconds).toBe(60_000);
    expect(query.by.map(printEqlTree)).toEqual(["host.id"]);
    expect(
      query.terms.map(({ missing, runs, query: { category } }) => [category.name, missing, runs]),
    ).toEqual([
      ["process", false, 3],
      ["file", true, undefined],
      ["network", false, undefined],
    ]);
    expect(query.until?.query.category.name).toBe("process");
    expect(pipes.map(({ kind, count }) => [kind, count])).toEqual([
      ["head", 5],
      ["tail", 2],
    ]);
  });

  test("a sample, a category in quotes, a category called like a keyword", () => {
    expect(codes("sample by a [any where true] [any where true]")).toEqual([]);
    expect(parse('"my event" where true').tree.query).toMatchObject({
      category: { name: "my event" },
    });
    expect(parse("sequence where true").tree.query).toMatchObject({
      category: { name: "sequence" },
    });
  });
});

describe("what is wrong", () => {
  test.each([
    ["process where a = 1", "eql/single-equals"],
    ["process where a == 1 == 2", "eql/chained"],
    ["process where a : 4", "eql/pattern-operand"],
    ["process where a AND b", "eql/keyword-case"],
    ["process where a[0] == 1", "eql/array-index"],
    ["process where a == 'x'", "eql/old-string"],
    ['process where a == ?"x"', "eql/old-string"],
    ['process where a == "\\d"', "eql/escape"],
    ['process where a == "x', "eql/unclosed-string"],
    ["process where (a", "eql/unclosed"],
    ["process where descendant of [process where true]", "eql/endgame"],
    ["process where true | unique a", "eql/endgame"],
    ["process where true | haed 3", "eql/unknown-pipe"],
    ["join by a [any where true] [any where true]", "eql/join"],
    ["sequence [any where true]", "eql/too-few-terms"],
    ["sequence [any where true] by a [any where true]", "eql/key-count"],
    [
      "sequence by a [any where true] [any where true] until [any where true] by b",
      "eql/key-count",
    ],
    ["sample [any where true] [any where true]", "eql/sample-keys"],
    ["sample by a [any where true] with runs=2 [any where true]", "eql/syntax"],
    ["sequence with maxspan=2.5m [any where true] [any where true]", "eql/duration"],
    ["sequence with maxspan=1m by a [any where true] [any where true]", "eql/maxspan-place"],
    ["sequence [any where true] with runs=0 [any where true]", "eql/runs"],
    ["process", "eql/syntax"],
    ["", "eql/syntax"],
    ["process where a or b and c", "eql/mixed-logic"],
  ])("%s", (text, code) => {
    expect(codes(text)).toContain(code);
  });

  test("one error in a term does not hide the next term's", () => {
    expect(codes("sequence [process where a =] [file where ] by x").length).toBeGreaterThan(0);
  });

  test("deep nesting is refused, not followed", () => {
    expect(codes(`any where ${"(".repeat(5000)}a${")".repeat(5000)}`)).toContain("eql/depth");
    expect(codes(`any where ${"not ".repeat(5000)}a`)).toContain("eql/depth");
  });
});
