import { loadRules } from "@telltale/core/library";
import { SourceText } from "@telltale/core/source";
import { describe, expect, test } from "vitest";

const load = (name: string, text: string) => loadRules([new SourceText(name, text)]);

const toml = `[metadata]
creation_date = "2024/02/18"
integration = ["windows"]
maturity = "production"
updated_date = "2025/01/05"

[rule]
author = ["A", "B"]
description = """
What it finds.
"""
false_positives = ["Backups"]
from = "now-9m"
index = ["winlogbeat-*"]
language = "eql"
license = "Elastic License v2"
name = "Regsvr32 from a script host"
note = """## Triage"""
references = ["https://example.org"]
risk_score = 47
rule_id = "11111111-2222-4333-8444-555555555555"
severity = "high"
tags = ["OS: Windows"]
type = "eql"

query = '''
process where host.os.type == "windows" and
  process.name : "regsvr32.exe"
'''

[[rule.threat]]
framework = "MITRE ATT&CK"
[[rule.threat.technique]]
id = "T1218"
name = "System Binary Proxy Execution"
[[rule.threat.technique.subtechnique]]
id = "T1218.010"
name = "Regsvr32"
[rule.threat.tactic]
id = "TA0005"
name = "Defense Evasion"
`;

describe("rules in TOML", () => {
  test("every attribute is kept", () => {
    const { detections, diagnostics } = load("rule.toml", toml);
    expect(diagnostics).toEqual([]);
    expect(detections).toMatchObject([
      {
        id: "11111111-2222-4333-8444-555555555555",
        title: "Regsvr32 from a script host",
        description: "What it finds.",
        author: "A, B",
        level: "high",
        date: "2024-02-18",
        modified: "2025-01-05",
        language: "eql",
        references: ["https://example.org"],
        falsePositives: ["Backups"],
        tags: ["attack.defense-evasion", "attack.t1218", "attack.t1218.010", "OS: Windows"],
        custom: {
          risk_score: 47,
          type: "eql",
          author: ["A", "B"],
          threat: [{ framework: "MITRE ATT&CK", tactic: { id: "TA0005" } }],
          from: "now-9m",
          index: ["winlogbeat-*"],
          note: "## Triage",
          metadata: { maturity: "production", integration: ["windows"] },
        },
        logic: { kind: "queries" },
      },
    ]);
  });

  test("what spares alerts in Kibana is kept, and said not to be applied", () => {
    const suppression = `[rule.alert_suppression]
group_by = ["host.id", "user.id"]
missing_fields_strategy = "suppress"
[rule.alert_suppression.duration]
value = 5
unit = "h"
[[rule.exceptions_list]]
id = "endpoint_list"
list_id = "endpoint_list"
`;
    const { detections, diagnostics } = load("rule.toml", toml + suppression);
    expect(diagnostics.map(({ code, message, span }) => [code, message, span?.start])).toEqual([
      [
        "elastic-rule/not-applied",
        "'alert_suppression' is kept and not applied: alerts of the same host.id, user.id within 5h are one in Kibana",
        toml.length + "[rule.".length,
      ],
      [
        "elastic-rule/not-applied",
        "'exceptions_list' is kept and not applied: the exceptions of endpoint_list are in Kibana",
        (toml + suppression).indexOf("exceptions_list"),
      ],
    ]);
    expect(detections[0]?.custom).toMatchObject({
      alert_suppression: { duration: { value: 5, unit: "h" }, missing_fields_strategy: "suppress" },
      exceptions_list: [{ list_id: "endpoint_list" }],
    });
  });

  test("what is wrong in the query has its place in the file", () => {
    const { detections, diagnostics } = load("rule.toml", toml.replace('== "windows"', "= 1"));
    expect(detections).toEqual([]);
    expect(diagnostics).toMatchObject([
      { code: "eql/single-equals", start: { line: 27, column: 28 } },
    ]);
  });

  test("what is no TOML says where", () => {
    const { diagnostics } = load("rule.toml", '[rule]\nname = "x\n');
    expect(diagnostics).toMatchObject([{ code: "elastic-rule/toml", start: { line: 2 } }]);
  });

  test.each([
    ['type = "machine_learning"', "machine learning"],
    ['type = "esql"\nlanguage = "esql"\nquery = "from x | completion y"', "COMPLETION"],
    ['type = "threat_match"\nlanguage = "kuery"\nquery = "a:b"', "indicators"],
  ])("what cannot be run is listed with the reason: %s", (lines, reason) => {
    const { detections } = load("rule.toml", `[rule]\nname = "x"\nrule_id = "y"\n${lines}\n`);
    expect(detections).toHaveLength(1);
    expect(detections[0]?.cannotRun).toContain(reason);
  });
});

describe("rules that count", () => {
  const head = '[rule]\nname = "x"\nrule_id = "y"\nlanguage = "kuery"\nquery = "a:b"\n';

  test("a threshold is a count within the time that the rule looks back", () => {
    const text = `${head}type = "threshold"\nfrom = "now-9m"\n[rule.threshold]\nfield = ["user.name"]\nvalue = 5\n`;
    expect(load("rule.toml", text).detections[0]?.logic).toMatchObject({
      kind: "correlation",
      correlation: {
        kind: "aggregation",
        groupNames: ["user.name"],
        windowMs: 540_000,
        measure: { kind: "count" },
        thresholds: [{ operator: "ge", value: 5 }],
      },
    });
  });

  test("a cardinality is a count of different values", () => {
    const text = `${head}type = "threshold"\n[rule.threshold]\nfield = []\nvalue = 1\n[[rule.threshold.cardinality]]\nfield = "host.name"\nvalue = 3\n`;
    expect(load("rule.toml", text).detections[0]?.logic).toMatchObject({
      correlation: { measure: { kind: "count-distinct" }, thresholds: [{ value: 3 }] },
    });
  });

  test("new terms are groups that were not seen in the history", () => {
    const text = `${head}type = "new_terms"\n[rule.new_terms]\nfield = "new_terms_fields"\nvalue = ["host.id", "user.id"]\n[[rule.new_terms.history_window_start]]\nfield = "history_window_start"\nvalue = "now-10d"\n`;
    expect(load("rule.toml", text).detections[0]?.logic).toMatchObject({
      correlation: {
        groupNames: ["host.id", "user.id"],
        windowMs: 864_000_000,
        measure: { kind: "first-seen" },
      },
    });
  });
});

describe("forms of rules that the schema does not know", () => {
  const rule = { rule_id: "r", name: "n", severity: "high", language: "kuery", query: "a:b" };
  const of = (more: object) =>
    load("r.ndjson", JSON.stringify({ ...rule, type: "query", ...more }));

  test.each<[object, RegExp]>([
    [{ type: "foo" }, /no rules of the type 'foo' are known/],
    [{ type: "saved_query", query: undefined }, /kept in Kibana/],
    [{ language: "sql" }, /'sql' is none of Elastic's/],
    [{ index: [".alerts-security.*", "remote:.alerts-security*"] }, /alerts of other rules/],
  ])("%j cannot run", (more, reason) => {
    const { detections, diagnostics } = of(more);
    expect(detections[0]?.cannotRun).toMatch(reason);
    expect(diagnostics.map(({ code }) => code)).toEqual(["elastic-rule/not-run"]);
  });

  test.each<[object, string, string]>([
    [{ severity: "urgent" }, "severity", "low, medium, high or critical"],
    [{ name: 5 }, "name", "a text"],
    [{ from: "yesterday" }, "from", "a time before now, such as now-9m"],
  ])("%j is said, and the rule runs", (more, name, wanted) => {
    const { detections, diagnostics } = of(more);
    expect(detections[0]?.cannotRun).toBeUndefined();
    expect(diagnostics.map(({ code, message }) => [code, message])).toEqual([
      ["elastic-rule/form", `'${name}' should be ${wanted}`],
    ]);
    expect(detections[0]?.custom).toMatchObject(name === "name" ? {} : more);
  });

  test("maturity is a status", () => {
    const statusOf = (maturity: string) =>
      load("rule.toml", toml.replace("production", maturity)).detections[0]?.status;
    expect(["production", "beta", "development", "deprecated", "x"].map(statusOf)).toEqual([
      "stable",
      "test",
      "experimental",
      "deprecated",
      undefined,
    ]);
  });

  test("numbers beyond a double keep their digits", () => {
    const { detections, diagnostics } = load(
      "rule.toml",
      `${toml}\n[rule.meta]\nbig = 9007199254740993\n`,
    );
    expect(diagnostics).toEqual([]);
    expect(detections[0]?.custom).toMatchObject({ meta: { big: "9007199254740993" } });
  });
});

describe("files of one query", () => {
  const head = "// title: Whoami\n// severity: medium\n// techniques: T1033\n\n";
  test.each([
    ["a.eql", 'process where process.name : "whoami.exe"', "eql"],
    ["a.esql", 'from logs-* | where process.name == "whoami.exe"', "esql"],
    ["a.kuery", "process.name: whoami.exe", "kuery"],
    ["a.lucene", "process.name:whoami.exe AND NOT user.name:x", "lucene"],
    ["a.KUERY", 'process.name : ("whoami.exe", "who*")', "eql"],
  ])("%s", (name, query, language) => {
    const { detections, diagnostics } = load(name, head + query);
    expect(diagnostics.filter(({ code }) => code !== "eql/loose")).toEqual([]);
    expect(detections).toMatchObject([
      { id: name, title: "Whoami", level: "medium", tags: ["attack.t1033"], language },
    ]);
  });

  test("what is wrong has its place in the file; what needs Elasticsearch is listed", () => {
    expect(load("a.lucene", `${head}a:(b`).diagnostics).toMatchObject([
      { code: "lucene/unclosed", start: { line: 5 } },
    ]);
    const { detections, diagnostics } = load("a.esql", "from logs-* | completion x");
    expect(detections[0]?.cannotRun).toMatch(/COMPLETION/);
    expect(diagnostics.map(({ code }) => code)).toEqual(["elastic-rule/not-run"]);
  });
});

describe("exports of Kibana", () => {
  const one = { rule_id: "r1", name: "1", type: "query", language: "kuery", query: "a:b" };
  const two = { ...one, rule_id: "r2", name: "2", query: "c d" };

  test.each([
    [
      "with a mark of byte order and line ends of Windows",
      "r.ndjson",
      `\ufeff${JSON.stringify(one)}\r\n${JSON.stringify(two)}\r\n`,
    ],
    ["a list", "r.json", JSON.stringify([one, two])],
    ["a list over several lines", "r.ndjson", JSON.stringify([one, two], null, 2)],
    ["a page", "r.json", JSON.stringify({ page: 1, data: [one, two] }, null, 2)],
  ])("%s", (_, name, text) => {
    const { detections, diagnostics } = load(name, text);
    expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(detections.map(({ id }) => id)).toEqual(["r1", "r2"]);
  });

  test("one rule over several lines", () => {
    const { detections } = load("r.json", JSON.stringify(one, null, 2));
    expect(detections.map(({ id }) => id)).toEqual(["r1"]);
  });

  test("a rule a line; other lines are no rules", () => {
    const rule = {
      rule_id: "a",
      name: "One",
      type: "query",
      language: "kuery",
      query: "process.name: cmd.exe and not user.name: SYSTEM",
      severity: "low",
    };
    const text = `${JSON.stringify(rule)}\n{"exported_count":1}\nnot json\n`;
    const { detections, diagnostics } = load("export.ndjson", text);
    expect(detections).toMatchObject([
      { id: "a", title: "One", level: "low", language: "kuery", logic: { kind: "queries" } },
    ]);
    expect(diagnostics.map(({ code, start }) => [code, start?.line])).toEqual([
      ["elastic-rule/json", 3],
    ]);
  });
});
