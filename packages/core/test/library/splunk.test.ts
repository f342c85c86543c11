import { describe, expect, test } from "vitest";
import { loadRules } from "../../src/library/index.ts";
import { SourceText } from "../../src/source/index.ts";

const load = (files: Readonly<Record<string, string>>) =>
  loadRules(Object.entries(files).map(([name, text]) => new SourceText(name, text)));

const one = (files: Readonly<Record<string, string>>) => {
  const { detections, diagnostics } = load(files);
  expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  expect(detections).toHaveLength(1);
  return detections[0];
};

const search =
  "'| tstats count from datamodel=Endpoint.Processes where Processes.process_name=a.exe by Processes.dest'";

describe("detections of Splunk's security content", () => {
  test("of the first generation: observables in tags", () => {
    const rule = one({
      "a.yml": `name: A rule
id: 5f1b4f2c-0000-4000-8000-000000000001
version: 2
date: '2024-09-30'
author: Somebody
status: production
type: TTP
description: What it is about.
search: ${search}
known_false_positives: Administrators.
references:
- https://example.com/a
tags:
  confidence: 80
  impact: 90
  mitre_attack_id:
  - T1059.001
  - T1027
  observable:
  - name: dest
    type: Hostname
    role: [Victim]
`,
    });
    expect(rule).toMatchObject({
      id: "5f1b4f2c-0000-4000-8000-000000000001",
      title: "A rule",
      status: "stable",
      level: "high",
      author: "Somebody",
      modified: "2024-09-30",
      language: "spl",
      tags: ["attack.t1059.001", "attack.t1027"],
      falsePositives: ["Administrators."],
      references: ["https://example.com/a"],
      custom: { type: "TTP", tags: { observable: [{ name: "dest" }] } },
    });
    expect(rule?.logic).toMatchObject({
      queries: [{ source: { vocabulary: "cim", name: "Endpoint.Processes" } }],
    });
  });

  test("of the second: risk by itself", () => {
    const rule = one({
      "a.yml": `name: B\nid: b\nstatus: experimental\ndate: 2025-01-21\nsearch: ${search}\nrba:\n  message: m\n  risk_objects:\n  - field: dest\n    type: system\n    score: 49\ntags:\n  mitre_attack_id: [T1003]\n`,
    });
    expect(rule).toMatchObject({
      status: "experimental",
      level: "medium",
      tags: ["attack.t1003"],
      custom: { rba: { message: "m" } },
    });
  });

  test("of the third: findings, and two dates", () => {
    const rule = one({
      "a.yml": `name: C\nid: c\nstatus: production\ncreation_date: '2024-01-02'\nmodification_date: '2026-05-06'\nsearch: ${search}\nfinding:\n  title: t\n  entity:\n    score: 50\nintermediate_findings:\n  entities:\n  - field: dest\n    score: 81\n  - field: user\n    score: 20\nmitre_attack_id:\n- T1003\n`,
    });
    expect(rule).toMatchObject({
      date: "2024-01-02",
      modified: "2026-05-06",
      level: "critical",
      tags: ["attack.t1003"],
      custom: { finding: { title: "t" } },
    });
  });

  test.each([
    [0, "informational"],
    [20, "informational"],
    [21, "low"],
    [40, "low"],
    [41, "medium"],
    [60, "medium"],
    [61, "high"],
    [80, "high"],
    [81, "critical"],
    [100, "critical"],
  ])("have the level of their risk: %d is %s", (score, level) => {
    const text = `name: A\nid: a\nsearch: ${search}\ntags:\n  risk_score: ${score}\n`;
    expect(one({ "a.yml": text })?.level).toBe(level);
  });

  test.each(["", "tags:\n  risk_score: 101\n", "tags:\n  confidence: 80\n", "rba: none\n"])(
    "have no level where nothing says how great their risk is: %j",
    (lines) => {
      expect(
        one({ "a.yml": `name: A\nid: a\nsearch: ${search}\n${lines}` })?.level,
      ).toBeUndefined();
    },
  );

  test("use the macros of their pack, wherever it defines them", () => {
    const files = {
      "rules/a.yml": "name: A\nid: a\nsearch: '`mine` | stats count by host | `a_filter`'\n",
      "macros/mine.yml":
        "name: mine\ndefinition: source=XmlWinEventLog:Security EventCode=1\ndescription: d\n",
    };
    expect(one(files)?.title).toBe("A");
    expect(load({ "rules/a.yml": files["rules/a.yml"] }).diagnostics).toMatchObject([
      { code: "spl/unknown-macro", severity: "error", source: "rules/a.yml" },
    ]);
  });

  test("say where an error is, exactly where the search stands as it reads", () => {
    const text = "name: A\nid: a\nsearch: index=a | statts count\n";
    const [diagnostic] = load({ "a.yml": text }).diagnostics;
    expect(text.slice(diagnostic?.span?.start, diagnostic?.span?.end)).toBe("statts");
    const folded = "name: A\nid: a\nsearch: 'index=a\n  | statts count'\n";
    const [of] = load({ "a.yml": folded }).diagnostics;
    expect(folded.slice(of?.span?.start, of?.span?.end)).toBe("statts");
  });

  test.each([
    `search: 'index=a x="it''s"\n\n    | statts count'`,
    `search: "index=a x=\\"b\\" y=\\x41 | statts count"`,
    "search: |\n  index=a\n  | statts count\n",
    "search: >-\n  index=a\n  | statts count\n",
    "search: index=a\n  | statts\n  count",
  ])("know places in any notation of YAML: %j", (line) => {
    const text = `name: A\nid: a\n${line}\nstatus: production\n`;
    const { diagnostics } = load({ "a.yml": text });
    expect(diagnostics.map(({ span }) => text.slice(span?.start, span?.end))).toEqual(["statts"]);
  });

  test("that look something up run without it, and say so once", () => {
    const { detections, diagnostics } = load({
      "a.yml":
        "name: A\nid: a\nsearch: 'index=* | lookup t a OUTPUT b | lookup t c OUTPUT d | table b d'\n",
    });
    expect(detections).toHaveLength(1);
    expect(diagnostics.map(({ code }) => code)).toEqual(["splunk-rule/partial"]);
  });

  test("without a search are no rules", () => {
    expect(load({ "a.yml": "name: A\nid: a\nsearch: ''\n" }).diagnostics).toMatchObject([
      { code: "splunk-rule/no-search" },
    ]);
  });
});

describe("savedsearches.conf", () => {
  const saved = String.raw`[Brute force]
description = Many failures
search = ${"`"}failures${"`"} \
| stats count by host \
| where count > 5
action.correlationsearch.annotations = {"mitre_attack": ["T1110"]}
cron_schedule = 0 * * * *

# A stanza without a search is a setting of something else.
[other]
disabled = 1
`;

  test("is a rule for each stanza with a search, whose lines a backslash continues", () => {
    const rule = one({
      "app/savedsearches.conf": saved,
      "app/macros.conf":
        "[failures]\ndefinition = source=XmlWinEventLog:Security EventCode=4625\niseval = 0\n",
    });
    expect(rule).toMatchObject({
      id: "Brute force",
      description: "Many failures",
      tags: ["attack.t1110"],
      custom: { cron_schedule: "0 * * * *" },
    });
    expect(
      rule?.logic.kind === "queries" && rule.logic.queries[0]?.steps.map(({ kind }) => kind),
    ).toEqual(["filter", "sort", "filter", "summarize", "sort", "filter"]);
  });

  test.each([
    ["action.notable.param.severity = high\nalert.severity = 1", "high"],
    ["action.risk.param._risk_score = 64", "high"],
    ["alert.severity = 3", "medium"],
    ["alert.severity = none", undefined],
  ])("has the level of its notable event, its risk or its alert: %j", (lines, level) => {
    const text = `[a]\nsearch = index=sysmon\n${lines}\n`;
    expect(one({ "savedsearches.conf": text })?.level).toBe(level);
  });

  test("alerts where it says so: by the number of results, or by a search among them", () => {
    const settings = "counttype = number of events\nrelation = less than\nquantity = 5\n";
    expect(one({ "savedsearches.conf": `[a]\nsearch = index=*\n${settings}` })?.schedule).toEqual({
      trigger: { operator: "lt", threshold: 5 },
    });
    const custom = "counttype = custom\nalert_condition = search count > 5\n";
    const rule = one({
      "savedsearches.conf": `[a]\nsearch = index=* | stats count\n${custom}`,
    });
    expect(rule?.schedule).toBeUndefined();
    expect(rule?.logic.kind === "queries" && rule.logic.queries[0]?.steps.at(-1)?.kind).toBe(
      "filter",
    );
  });

  test("macros have arguments", () => {
    const rule = one({
      "savedsearches.conf": "[a]\nsearch = `of(4625)`\n",
      "macros.conf": "[of(1)]\nargs = id\ndefinition = EventCode=$id$\n",
    });
    expect(JSON.stringify(rule?.logic)).toContain("4625");
  });

  test("what is no setting is said", () => {
    expect(
      load({ "savedsearches.conf": "[a]\nsearch = index=*\nnonsense\n" }).diagnostics,
    ).toMatchObject([{ code: "splunk-rule/setting", start: { line: 3 } }]);
  });
});

test("a file may be one search, which says in a comment what it is called", () => {
  expect(
    one({
      "find/it.spl": "```name: Odd shells``` index=sysmon EventCode=1\n| stats count by Image",
    }),
  ).toMatchObject({
    id: "find/it.spl",
    title: "Odd shells",
  });
  expect(one({ "find/it.spl": "index=sysmon" })?.title).toBe("it");
});
