import { describe, expect, test } from "vitest";
import { loadRules } from "../../src/library/index.ts";
import { SourceText } from "../../src/source/index.ts";
import { loadFiles, namedRule, places } from "./support.ts";

const full = `title: A rule
id: 11111111-2222-4333-8444-555555555555
name: a_rule
related:
    - id: 21111111-2222-4333-8444-555555555555
      type: similar
status: Experimental
description: |
    Says
    what
references:
    - https://example.org
author: A, B
date: 2024/1/2
modified: 2024-02-29
tags:
    - attack.execution
    - attack.t1059.001
logsource:
    product: windows
    category: process_creation
    definition: 'Audit it'
detection:
    selection:
        Image: x
    condition: selection
falsepositives:
    - Unknown
fields:
    - Image
scope:
    - server
level: HIGH
license: DRL-1.1
regression_tests_path: a/b
simulation:
    - type: atomic-red-team
      technique: T1059
      nested: {a: 1, b: [true, null]}
__proto__: own
`;

test("all attributes of a rule", () => {
  const { detections, diagnostics } = loadFiles({ "rule.yml": full });
  expect(diagnostics).toEqual([]);
  const [detection] = detections;
  const { logic, custom, ...head } = detection ?? {};
  expect(head).toEqual({
    id: "11111111-2222-4333-8444-555555555555",
    name: "a_rule",
    title: "A rule",
    description: "Says\nwhat\n",
    level: "high",
    status: "experimental",
    author: "A, B",
    license: "DRL-1.1",
    date: "2024-01-02",
    modified: "2024-02-29",
    references: ["https://example.org"],
    falsePositives: ["Unknown"],
    fields: ["Image"],
    tags: ["attack.execution", "attack.t1059.001"],
    scope: ["server"],
    related: [{ id: "21111111-2222-4333-8444-555555555555", type: "similar" }],
    language: "sigma",
    origin: { file: "rule.yml", span: { start: 0, end: full.length - 1 } },
  });
  expect(Object.entries(custom ?? {})).toEqual([
    ["regression_tests_path", "a/b"],
    [
      "simulation",
      [{ type: "atomic-red-team", technique: "T1059", nested: { a: 1, b: [true, null] } }],
    ],
    ["__proto__", "own"],
  ]);
  expect(logic).toMatchObject({
    kind: "queries",
    queries: [
      {
        source: {
          kind: "event-class",
          logSource: { product: "windows", category: "process_creation", definition: "Audit it" },
        },
      },
    ],
  });
});

test("a detection without an id has its file's name, numbered where there are several", () => {
  const text = [namedRule("one"), namedRule("two")].join("---\n");
  const { detections } = loadFiles({ "rules/a.yml": text });
  expect(detections.map(({ id, name }) => [id, name])).toEqual([
    ["rules/a.yml", "one"],
    ["rules/a.yml#2", "two"],
  ]);
});

describe("what is not a rule", () => {
  test("is said and does not stop the others", () => {
    const loaded = loadFiles({
      "config.yml": "services:\n  web: x\n",
      "empty.yml": "# nothing\n",
      "list.yaml": "- a\n- b\n",
      "notes.txt": "detection: no\n",
      "mixed.yml": `just: data\n---\n${namedRule("one")}`,
      "broken.yml": "a: 'x\n",
    });
    expect(loaded.detections.map(({ name }) => name)).toEqual(["one"]);
    expect(places(loaded)).toEqual([
      "notes.txt:0 library/unknown-format",
      "config.yml:1 library/not-a-rule",
      "empty.yml:0 library/no-rules",
      "list.yaml:1 library/not-a-rule",
      "mixed.yml:1 library/not-a-rule",
      "broken.yml:2 yaml/syntax",
    ]);
  });

  test("a source without an ending is known by its keys", () => {
    expect(loadFiles({ "<stdin>": namedRule("one") }).detections).toHaveLength(1);
    expect(places(loadFiles({ "<stdin>": "process where true" }))).toEqual([
      "<stdin>:0 library/unknown-format",
    ]);
  });
});

test("a rule with an error does not load, and the others do", () => {
  const bad = namedRule("bad").replace("condition: selection", "condition: selektion");
  const loaded = loadFiles({ "a.yml": namedRule("one"), "b.yml": bad, "c.yml": namedRule("two") });
  expect(loaded.detections.map(({ name }) => name)).toEqual(["one", "two"]);
  expect(places(loaded)).toEqual(["b.yml:6 sigma/unknown-identifier"]);
});

test("the same id twice is a warning, and both load", () => {
  const id = "id: 11111111-2222-4333-8444-555555555555\n";
  const loaded = loadFiles({ "a.yml": id + namedRule("one"), "b.yml": id + namedRule("two") });
  expect(loaded.detections).toHaveLength(2);
  expect(places(loaded)).toEqual(["b.yml:1 library/duplicate-id"]);
  expect(loaded.diagnostics[0]?.message).toContain("a.yml");
});

describe("collection actions of Sigma 1", () => {
  const global =
    "action: global\ntitle: G\nlevel: low\nlogsource: {product: windows}\ndetection: {condition: selection}\n";

  test("global is merged under the documents that follow, until reset", () => {
    const loaded = loadRules([
      new SourceText(
        "a.yml",
        [
          global,
          "detection: {selection: {a: 1}}\n",
          "level: high\ndetection: {selection: {b: 1}}\n",
          "action: reset\n",
          "title: alone\nlogsource: {product: linux}\ndetection: {selection: {c: 1}}\n",
        ].join("---\n"),
      ),
    ]);
    expect(loaded.detections.map(({ title, level }) => [title, level])).toEqual([
      ["G", "low"],
      ["G", "high"],
    ]);
    expect(places(loaded)).toEqual(["a.yml:16 sigma/condition"]);
  });

  test("reset is a rule of its own where it holds one", () => {
    const loaded = loadFiles({ "a.yml": `${global}---\naction: reset\n${namedRule("one")}` });
    expect(loaded.diagnostics).toEqual([]);
    expect(loaded.detections).toMatchObject([{ name: "one", custom: {} }]);
    expect(loaded.detections[0]?.level).not.toBe("low");
  });

  test("repeat is merged over the document before", () => {
    const loaded = loadFiles({
      "a.yml": `${namedRule("one")}---\naction: repeat\nname: two\nlogsource: {service: security}\n`,
    });
    expect(loaded.diagnostics).toEqual([]);
    expect(
      loaded.detections.map(({ name, logic }) => [
        name,
        logic.kind === "queries" && logic.queries[0]?.source,
      ]),
    ).toMatchObject([
      ["one", { logSource: { product: "windows" } }],
      ["two", { logSource: { product: "windows", service: "security" } }],
    ]);
  });

  test("another action is unknown", () => {
    expect(places(loadFiles({ "a.yml": `action: globl\n${namedRule("one")}` }))).toEqual([
      "a.yml:1 sigma/unknown-word",
    ]);
  });
});
