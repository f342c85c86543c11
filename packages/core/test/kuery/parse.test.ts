import { parseKuery, printKueryTree } from "@telltale/core/languages/kuery";
import { SourceText } from "@telltale/core/source";
import { describe, expect, test } from "vitest";

const parse = (text: string) => parseKuery(new SourceText("query.kuery", text));
const codes = (text: string) => parse(text).diagnostics.map(({ code }) => code);

describe("trees", () => {
  test.each([
    ["", "everything"],
    ["*:*", "everything"],
    ['process.name: "cmd.exe"', '(: process.name "cmd.exe")'],
    ["a: x or b: y and not c: z", "(or (: a x) (and (: b y) (not (: c z))))"],
    ["a: (x or y and not z*)", "(: a (or x (and y (not z*))))"],
    ["message: hello big world", "(: message hello big world)"],
    ["a: *", "(: a *)"],
    ["a.*: x", "(: a.* x)"],
    ["a: x\\*y\\:z", "(: a x\\*y:z)"],
    ["size >= 10 and size<20", "(and (>= size 10) (< size 20))"],
    ["items: { name: a and size > 1 }", "(nested items (and (: name a) (> size 1)))"],
    ["free text", "(any-field free text)"],
    ["AND foo", "(any-field AND foo)"],
    ["foo OR", "(any-field foo OR)"],
    ["NOT(a:b)", "(not (: a b))"],
    ["a: \\and", "(: a and)"],
    ['a: "C:\\temp\\new"', '(: a "C:\\temp\\new")'],
  ])("%s", (text, tree) => {
    const { diagnostics } = parse(text);
    expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(printKueryTree(parse(text).tree)).toBe(tree);
  });
});

describe("what is wrong", () => {
  test.each([
    ["a:", "kuery/syntax"],
    [": a", "kuery/syntax"],
    ["a: (b", "kuery/unclosed"],
    ['a: "b', "kuery/unclosed"],
    ["a: b)", "kuery/syntax"],
    ["a: b:c", "kuery/syntax"],
    ["a: b not c", "kuery/syntax"],
    ['a: b "c"', "kuery/syntax"],
    ["a: (b (c))", "kuery/syntax"],
    ["a {b: c}", "kuery/syntax"],
    ["a: { b }", "kuery/nested-without-field"],
    [`${"(".repeat(1000)}a${")".repeat(1000)}`, "kuery/depth"],
  ])("%s", (text, code) => {
    expect(codes(text)).toContain(code);
  });

  test("a field that is not nested, where that is known", () => {
    const source = new SourceText("query.kuery", "a: { b: c }");
    const { diagnostics } = parseKuery(source, { isNested: (field) => field === "b" });
    expect(diagnostics.map(({ code }) => code)).toEqual(["kuery/not-nested"]);
  });
});

describe("lints", () => {
  test.each([
    ['process where process.name : "x"', "kuery/other-language"],
    ["a: [1 TO 5]", "kuery/other-language"],
    ["a: /re[a-z]+/", "kuery/other-language"],
    ['a: "*x*"', "kuery/quoted-wildcard"],
    ["a: (cmd.exe, powershell.exe)", "kuery/comma"],
  ])("%s", (text, code) => {
    expect(codes(text)).toContain(code);
  });

  test("paths are no regular expressions", () => {
    expect(codes("a: (/tmp/* or /dev/shm/*) and b: /var/log/*")).toEqual([]);
  });
});
