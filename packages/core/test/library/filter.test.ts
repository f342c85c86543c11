import { describe, expect, test } from "vitest";
import { evaluateExpr } from "../../src/engine/index.ts";
import type { Detection } from "../../src/model/index.ts";
import { loadFiles, namedRule, places } from "./support.ts";

function filter(options: { rules: string; logSource?: string; condition?: string }): string {
  return [
    "title: Ours",
    "name: ours",
    `logsource: {${options.logSource ?? "product: windows"}}`,
    "filter:",
    `  rules: ${options.rules}`,
    "  selection: {user: backup}",
    `  condition: ${options.condition ?? "not selection"}`,
    "",
  ].join("\n");
}

function hit(
  detection: Detection | undefined,
  fields: Record<string, string>,
): boolean | undefined {
  if (detection?.logic.kind !== "queries") return undefined;
  const step = detection.logic.queries[0]?.steps[0];
  if (step?.kind !== "filter") return undefined;
  return evaluateExpr(step.where, { get: (name) => fields[name], fields: () => fields });
}

const idOfA = "11111111-2222-4333-8444-555555555555";

/** Which of the rules a and b still fire on what the filter is to exclude. */
function unfiltered(filterText: string, second = namedRule("b")): string {
  const { detections } = loadFiles({
    "f.yml": filterText,
    "a.yml": `id: ${idOfA}\n${namedRule("a")}`,
    "b.yml": second,
  });
  return detections
    .filter((detection) => hit(detection, { a: detection.name ?? "", user: "backup" }))
    .map(({ name }) => name)
    .join(" ");
}

describe("a filter covers", () => {
  test.each([
    ["any rule of its log source", filter({ rules: "any" }), ""],
    ["any, said with an empty list", filter({ rules: "[]" }), ""],
    ["the rules that it names", filter({ rules: "[a]" }), "b"],
    ["a rule named by its id", filter({ rules: `[${idOfA}]` }), "b"],
    ["no rule but those that it names", filter({ rules: "[c]" }), "a b"],
    [
      "only what its log source covers",
      filter({ rules: "any", logSource: "product: linux" }),
      "a b",
    ],
    [
      "not what is wider than its log source",
      filter({ rules: "any", logSource: "product: windows, service: security" }),
      "a b",
    ],
  ])("%s", (_name, text, left) => {
    expect(unfiltered(text)).toBe(left);
  });

  test("a rule whose log source says more", () => {
    const narrow = namedRule("b", "a", "product: windows, category: process_creation");
    expect(unfiltered(filter({ rules: "any" }), narrow)).toBe("");
  });
});

test("the filter's condition is joined by and, as written", () => {
  const { detections } = loadFiles({
    "a.yml": namedRule("a"),
    "f.yml": filter({ rules: "any", condition: "selection" }),
  });
  expect(hit(detections[0], { a: "a" })).toBe(false);
  expect(hit(detections[0], { a: "a", user: "backup" })).toBe(true);
});

test("a filter's identifiers are its own, its nodes have no places, and its name is kept", () => {
  const { detections } = loadFiles({
    "a.yml": namedRule("a"),
    "f.yml": filter({ rules: "any", condition: "not 1 of sel*" }),
  });
  const logic = detections[0]?.logic;
  const step = logic?.kind === "queries" ? logic.queries[0]?.steps[0] : undefined;
  expect(step).toMatchObject({
    where: {
      kind: "and",
      args: [
        { kind: "named", name: "selection", role: "selection" },
        {
          kind: "named",
          name: "filter ours",
          role: "macro",
          arg: { kind: "not", arg: { kind: "quantified", pattern: "sel*" } },
        },
      ],
    },
  });
  const joined =
    step?.kind === "filter" && step.where.kind === "and" ? step.where.args[1] : undefined;
  expect(JSON.stringify(joined)).not.toContain("origin");
});

test("several filters are all joined", () => {
  const other = filter({ rules: "any" }).replace("user: backup", "user: admin");
  const { detections } = loadFiles({
    "a.yml": namedRule("a"),
    "f.yml": filter({ rules: "any" }),
    "g.yml": other,
  });
  expect(["backup", "admin", "x"].map((user) => hit(detections[0], { a: "a", user }))).toEqual([
    false,
    false,
    true,
  ]);
});

test.each([
  [
    "a log source that no rule has",
    filter({ rules: "any", logSource: "product: linux" }),
    ["f.yml:5 sigma/filter-without-rules"],
  ],
  ["an unknown rule", filter({ rules: "[nobody]" }), ["f.yml:5 sigma/filter-unknown-rule"]],
  [
    "a rule of another log source",
    filter({ rules: "[a]", logSource: "product: linux" }),
    ["f.yml:5 sigma/filter-log-source"],
  ],
  [
    "no rules",
    filter({ rules: "any" }).replace("  rules: any\n", ""),
    ["f.yml:5 sigma/filter-rules"],
  ],
  ["no filter", "title: F\nlogsource: {product: windows}\nfilter: x\n", ["f.yml:3 sigma/filter"]],
  [
    "no log source",
    filter({ rules: "any" }).replace(/logsource.*\n/, ""),
    ["f.yml:1 sigma/log-source"],
  ],
  [
    "a broken condition",
    filter({ rules: "any", condition: "not" }),
    ["f.yml:7 sigma/condition-syntax"],
  ],
])("%s is said, and the rules load as they are", (_name, text, expected) => {
  const loaded = loadFiles({ "a.yml": namedRule("a"), "f.yml": text });
  expect(places(loaded)).toEqual(expected);
  expect(hit(loaded.detections[0], { a: "a", user: "backup" })).toBe(true);
});
