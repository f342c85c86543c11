import { parseEql, parseLooseEql, printEqlTree } from "@telltale/core/languages/eql";
import { SourceText } from "@telltale/core/source";
import { describe, expect, test } from "vitest";

const loose = (text: string) => parseLooseEql(new SourceText("page.md", text));

describe("the notation of playbooks", () => {
  test.each([
    ['process.name : ("a.exe", "b.exe")', '(: process.name "a.exe" "b.exe")'],
    [
      'process.name: "a.exe"\n| where process.command_line : ("*x*", "* /y *")',
      '(and (: process.name "a.exe") (: process.command_line "*x*" "* /y *"))',
    ],
    ['a : ("x" or "y")', '(: a "x" "y")'],
    ['a : ("x"\n  "y",)', '(: a "x" "y")'],
    ['a : "*,*" | where b : "c" | where d : "e"', '(and (: a "*,*") (: b "c") (: d "e"))'],
    ['a : "*\\\\\\\\*\\\\admin$*"', '(: a "*\\\\\\\\*\\\\admin$*")'],
    ['a : "C:\\Users\\*"', '(: a "C:\\\\Users\\\\*")'],
  ])("%s", (text, tree) => {
    const { tree: read, diagnostics } = loose(text);
    expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(read.query.kind === "event" ? printEqlTree(read.query.condition) : "").toBe(tree);
  });

  test("says why it is neither language, and gives strict EQL that means the same", () => {
    const { tree, diagnostics } = loose('process.name: "a" | where file.path : ("b", "c")');
    expect(diagnostics).toHaveLength(1);
    const [note] = diagnostics;
    expect(note?.message).toContain("it has a pipe");
    const strict = note?.hint?.replace("As EQL: ", "") ?? "";
    const again = parseEql(new SourceText("q", strict));
    expect(again.diagnostics).toEqual([]);
    const condition = (one: typeof tree) =>
      one.query.kind === "event" ? printEqlTree(one.query.condition) : "";
    expect(condition(again.tree)).toBe(condition(tree));
  });

  test.each([
    ['a : "x" | stats count', "eql/loose-pipe"],
    ['a : ("x"', "eql/unclosed"],
    ['a : "C:\\Users"', "eql/lone-backslash"],
  ])("%s", (text, code) => {
    expect(loose(text).diagnostics.map((one) => one.code)).toContain(code);
  });
});
