import { describe, expect, test } from "vitest";
import { compileTerm } from "../../src/engine/term.ts";
import type { TermExpr } from "../../src/model/index.ts";

const term = (
  text: string,
  edge: TermExpr["edge"] = "both",
  caseRule: TermExpr["caseRule"] = "insensitive",
) =>
  compileTerm({
    kind: "term",
    subject: { kind: "record-text" },
    text,
    edge,
    caseRule,
    quantifier: "any",
  });

describe("whole terms", () => {
  test.each([
    ["cmd", "both", "run CMD.exe", true],
    ["cmd", "both", "cmd", true],
    ["cmd", "both", "cmder", false],
    ["cmd", "both", "xcmd", false],
    ["cmd", "both", "cmd1", false],
    ["cmd", "both", "cmd_x", true],
    ["cmd", "both", "cmdé", false],
    ["cmd", "both", "xcmd cmd", true],
    ["cmd", "start", "cmder", true],
    ["cmd", "start", "xcmd", false],
    ["cmd", "end", "xcmd", true],
    ["cmd", "end", "cmder", false],
    ["aa", "both", "aaa aa", true],
    ["a-b", "both", "(a-b)", true],
    ["-", "both", "a - b", true],
    // Of Kusto's `has` it is known that an edge of punctuation needs no boundary.
    ["-", "both", "a-b", true],
    ["/c", "both", "cmd/c dir", true],
    ["/c", "both", "cmd/copy", false],
    ["-e ", "both", "x-e y", true],
    ["\\temp\\", "both", "c:\\temp\\x", true],
  ] as const)("%s (%s) in %j: %s", (text, edge, subject, expected) => {
    expect(term(text, edge)(subject)).toBe(expected);
  });

  test("case", () => {
    expect(term("Cmd", "both", "sensitive")("cmd")).toBe(false);
    expect(term("Cmd", "both", "sensitive")("a Cmd")).toBe(true);
  });

  test("a term of no text comes to an end", () => {
    expect(term("")("")).toBe(true);
    expect(term("")("a")).toBe(true);
    expect(term("")("a  b")).toBe(true);
  });
});
