import { compileEsql } from "@telltale/core/library";
import { tableNeeds } from "@telltale/core/engine/relational";
import { SourceText } from "@telltale/core/source";
import { describe, expect, test } from "vitest";

const compile = (text: string) => compileEsql(new SourceText("query.esql", text));
/** What is wrong, and the text that it is wrong of. */
const faults = (text: string) =>
  compile(text).diagnostics.map(
    ({ code, span }) => `${code}: ${text.slice(span?.start, span?.end)}`,
  );

describe("what is wrong", () => {
  test.each([
    ["from a | eval total = 1 | where totl > 1", ["esql/unknown-column: totl"]],
    [
      "from a | stats n = count(*) by host.name | keep process.name",
      ["esql/unknown-column: process.name"],
    ],
    ["from a | eval Esql.x = 1 | where Esql.y == 1", ["esql/unknown-column: Esql.y"]],
    ["from a | drop process.name | where process.name == 1", ["esql/unknown-column: process.name"]],
    ["from a | rename a.b as c | keep a.b", ["esql/unknown-column: a.b"]],
    ["from a | eval x = to_lowr(a.b)", ["esql/unknown-function: to_lowr(a.b)"]],
    ["from a | eval x = to_lower(a.b, c.d)", ["esql/argument-count: to_lower(a.b, c.d)"]],
    ["from a | where cidr_match(source.ip, a.b)", ["esql/argument: cidr_match(source.ip, a.b)"]],
    ["from a | where count(*) > 1", ["esql/aggregate-place: count(*)"]],
    ["from a | stats sum()", ["esql/argument-count: sum()"]],
    ["from a | where a.b == ?name", ["esql/parameter: ?name"]],
    ["from a | where a.b == ?", ["esql/parameter: ?"]],
    ['from a | where a.b rlike "x&y"', ['esql/regex: "x&y"']],
    ["from a | where a.b like c.d", ["esql/argument: c.d"]],
    ['from a | grok message "%{WROD:x}"', ['esql/grok: "%{WROD:x}"']],
    ['from a | grok message "%{WORD:x:day}"', ['esql/grok: "%{WORD:x:day}"']],
    ['from a | dissect message "none"', ['esql/grok: "none"']],
    ["from a | eval x = a.b::nothing", ["esql/unknown-function: a.b::nothing"]],
    ["from a | enrich hosts", ["esql/not-run: enrich hosts"]],
    [
      'from a | eval x = date_extract("constructor", now())',
      ['esql/argument: date_extract("constructor", now())'],
    ],
    ["from a | enrich hosts | where made_by_it == 1 and x(1)", ["esql/not-run: enrich hosts"]],
    ['from a | where kql("a:(b")', ["kuery/unclosed: ("]],
    [
      'from a | where date_diff("moons", now(), now()) > 1',
      ['esql/argument: date_diff("moons", now(), now())'],
    ],
  ])("%s", (text, found) => {
    expect(faults(text)).toEqual(found);
  });

  test("a name comes with the one that may be meant", () => {
    const [fault] = compile("from a | eval total = 1 | where totl > 1").diagnostics;
    expect(fault?.hint).toBe("Did you mean 'total'?");
    expect(compile("from a | eval x = to_lowr(b.c)").diagnostics[0]?.hint).toBe(
      "Did you mean 'to_lower'?",
    );
  });
});

describe("the table of events", () => {
  const needs = (text: string) => tableNeeds(compile(text).query);

  test("has the fields that the query names, with their types", () => {
    const [need] = needs(
      `from logs-* | where process.pid > 4 and event.category == "process"
       | stats n = count(*), last = max(@timestamp) by process.code_signature.trusted`,
    );
    expect(need?.source).toMatchObject({ vocabulary: "ecs", name: "events" });
    expect(need?.source.columns).toEqual([
      { name: "process.pid", type: "long" },
      { name: "event.category", type: "dynamic" },
      { name: "process.code_signature.trusted", type: "boolean" },
      { name: "@timestamp", type: "datetime" },
    ]);
    expect(need?.columns).toEqual([
      "process.pid",
      "event.category",
      "process.code_signature.trusted",
      "@timestamp",
    ]);
    expect(need?.filter).toBeDefined();
  });

  test("fields that are only named and then left out are not asked for", () => {
    const [need] = needs("from logs-* | eval x = to_lower(user.name) | keep host.name");
    expect(need?.columns).toEqual(["host.name"]);
  });

  test("is one where rows meet the aggregates of their groups, with all that is named behind", () => {
    const [need, ...others] = needs(
      "from logs-* | inline stats n = count(*) by host.name | where n > 1 | keep user.name",
    );
    expect(others).toEqual([]);
    expect(need?.columns).toEqual(["host.name", "user.name"]);
  });

  test("is that of Elastic Defend where its events are asked for", () => {
    expect(needs("from logs-endpoint.events.library-* | keep dll.name")[0]?.source.name).toBe(
      "endpoint-events",
    );
    expect(needs("from logs-endpoint.*, logs-windows.* | keep dll.name")[0]?.source.name).toBe(
      "endpoint-events",
    );
    expect(needs("from logs-windows.*, winlogbeat-* | keep dll.name")[0]?.source.name).toBe(
      "events",
    );
  });
});

test("patterns of names stand for the fields that Windows logs supply", () => {
  const { query } = compile("from logs-* | keep process.parent.*, Esql.*, user.name");
  const [project] = query.steps;
  const names = project?.kind === "project" ? project.columns.map(({ name }) => name) : [];
  expect(names).toContain("process.parent.command_line");
  expect(names.at(-1)).toBe("user.name");
});

describe("regular expressions that cannot be run say what in them cannot", () => {
  test.each([
    [String.raw`replace(a, "foo(?=bar)", "")`, "it looks around"],
    [String.raw`replace(a, "(?<!x)y", "")`, "it looks around"],
    [String.raw`replace(a, "(?!x)[z-a]", "")`, "it looks around"],
    [String.raw`replace(a, "(?!x).", "")`, "it looks around"],
    [String.raw`replace(a, "(a)\\1", "")`, "it refers back to a group"],
    [String.raw`replace(a, "(?>a)b", "")`, "it has an atomic group"],
    [String.raw`replace(a, "[a-c]++c", "")`, "it repeats possessively"],
    [String.raw`replace(a, """[a-z&&[^b]]""", "")`, "it cuts classes of characters"],
    [`a rlike "x&y"`, "'&' asks for what both of its sides fit (\\& is the sign itself)"],
    [`a rlike "~x"`, "'~' asks for all that the next does not fit (\\~ is the sign itself)"],
    [`a rlike "x<1-9>"`, "it asks for numbers in a range (\\< is the sign itself)"],
  ])("%s", (expression, reason) => {
    const source = new SourceText("q", `row a = "x" | eval b = ${expression}`);
    expect(compileEsql(source).diagnostics.map(({ message }) => message)).toEqual([
      `This regular expression cannot be run: ${reason}`,
    ]);
  });

  test.each([
    String.raw`replace(a, "(?i)C:\\\\\\\\Users\\\\(\\w+)", "$1")`,
    String.raw`replace(a, "\\d++-x", "")`,
    String.raw`replace(a, """[a-z](?![rn]|\r|\d)[A-Za-z0-9_-]""", "")`,
    String.raw`replace(a, """\(\?=\+\+""", "")`,
    String.raw`a rlike "x\\&y\\~<a>"`,
  ])("%s is run", (expression) => {
    const source = new SourceText("q", `row a = "x" | eval b = ${expression}`);
    expect(compileEsql(source).diagnostics).toEqual([]);
  });
});
