import { parseEql } from "@telltale/core/languages/eql";
import { lowerEventQuery } from "@telltale/core/library";
import { SourceText } from "@telltale/core/source";
import { describe, expect, test } from "vitest";

const said = (text: string) =>
  parseEql(new SourceText("query.eql", text)).diagnostics.map(({ code, span }) => [
    code,
    text.slice(span?.start, span?.end),
  ]);

test("a field that holds no truth values is no condition", () => {
  const codes = (text: string) =>
    lowerEventQuery(new SourceText("q", text), "eql").diagnostics.map(({ code, span }) => [
      code,
      text.slice(span?.start, span?.end),
    ]);
  expect(codes("process where process.name and not process.pid")).toEqual([
    ["ecs/no-condition", "process.name"],
    ["ecs/no-condition", "process.pid"],
  ]);
  expect(codes("process where process.code_signature.trusted or custom.flag")).toEqual([]);
  expect(codes("sequence [any where user.name] [any where true]")).toEqual([
    ["ecs/no-condition", "user.name"],
  ]);
});

describe("asterisks that are no wildcards", () => {
  test.each([
    ['process where process.args == "-o*"', '"-o*"'],
    ['process where not process.args in ("x", "--output*")', '"--output*"'],
    ['process where process.args in~ ("/dev/fd/*")', '"/dev/fd/*"'],
    ['sequence by a [process where b != "c*"] [file where true]', '"c*"'],
    [
      'sequence by a [any where true] [file where true] until [any where length(b) == 1 or b == "*"]',
      '"*"',
    ],
  ])("%s", (query, place) => {
    expect(said(query)).toEqual([["eql/literal-wildcard", place]]);
  });

  test.each([
    'process where process.args : "-o*" and process.name like "x*"',
    'any where winlog.event_data.ShareName in ("\\\\\\\\*\\\\ADMIN$", "x")',
    'process where process.args == "/text:*"',
    'any where orchestrator.resource.verbs == "*"',
    'any where a == "what?"',
  ])("nothing to say of %s", (query) => {
    expect(said(query)).toEqual([]);
  });
});

describe("fields", () => {
  const codes = (text: string, language: "eql" | "kuery" | "lucene") =>
    lowerEventQuery(new SourceText("q", text), language).diagnostics.map(({ code, hint }) => [
      code,
      hint,
    ]);

  test("texts cannot be asked for in EQL", () => {
    const field = "powershell.file.script_block_text";
    expect(codes(`process where ${field} : "*x*"`, "eql")).toMatchObject([["ecs/text-field", {}]]);
    expect(codes(`${field}: x`, "kuery")).toEqual([]);
  });

  test.each([
    ['process where process.nmae : "x"', "eql", "process.name"],
    ["proces.name: x", "kuery", "process.name"],
    ["process.excutable:x", "lucene", "process.executable"],
  ] as const)("a slip in a name: %s", (query, language, near) => {
    expect(codes(query, language)).toEqual([["ecs/unknown-field", `Did you mean '${near}'?`]]);
  });

  test.each([
    "process.pid: 4 and process.entity_id: x and source.ip: 10.0.0.1",
    "winlog.event_data.Imge: x",
    "aws.cloudtrail.event_version: 1",
    "process.title: x",
  ])("nothing to say of %s", (query) => {
    expect(codes(query, "kuery")).toEqual([]);
  });
});
