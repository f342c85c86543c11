import { loadRules } from "@telltale/core/library";
import { SourceText } from "@telltale/core/source";
import { describe, expect, test } from "vitest";

const load = (name: string, text: string) => loadRules([new SourceText(name, text)]);

const rule = `id: 11111111-2222-4333-8444-555555555555
name: Failed logons
description: |
  Many of them.
severity: Medium
status: Available
tactics:
  - CredentialAccess
relevantTechniques:
  - T1110.003
queryFrequency: 1h
queryPeriod: PT24H
triggerOperator: gt
triggerThreshold: 5
query: |
  SecurityEvent
  | where EventID == 4625
  | summarize Failures = count() by Account, Computer
entityMappings:
  - entityType: Account
    fieldMappings:
      - identifier: FullName
        columnName: Account
version: 1.0.2
`;

describe("Sentinel rules", () => {
  test("every attribute is kept, those of the model in their place", () => {
    const { detections, diagnostics } = load("rule.yaml", rule);
    expect(diagnostics).toEqual([]);
    expect(detections).toMatchObject([
      {
        id: "11111111-2222-4333-8444-555555555555",
        title: "Failed logons",
        description: "Many of them.",
        level: "medium",
        language: "kusto",
        tags: ["attack.credential-access", "attack.t1110.003"],
        schedule: {
          frequencyMs: 3_600_000,
          periodMs: 86_400_000,
          trigger: { operator: "gt", threshold: 5 },
        },
        entities: [{ type: "Account", fields: [{ identifier: "FullName", column: "Account" }] }],
        custom: { status: "Available", version: "1.0.2" },
      },
    ]);
  });

  test("what is wrong in the query has its place in the file", () => {
    const text = rule.replace("EventID == 4625", "EventId == 4625");
    const { detections, diagnostics } = load("rule.yaml", text);
    expect(detections).toEqual([]);
    const [error] = diagnostics;
    expect(error).toMatchObject({ severity: "error", source: "rule.yaml" });
    expect(error?.start).toEqual({ line: 17, column: 11 });
    expect(error?.hint).toContain("EventID");
  });

  test("a query in quotes is read too", () => {
    const text = "name: x\nquery: 'SecurityEvent | where EventIDs == 1'\n";
    const { diagnostics } = load("rule.yaml", text);
    expect(diagnostics.map(({ code, start }) => [code, start?.line])).toContainEqual([
      "kusto/unknown-name",
      2,
    ]);
  });

  test("an entity must be a column of the result", () => {
    const { diagnostics } = load(
      "rule.yaml",
      rule.replace("columnName: Account", "columnName: Acount"),
    );
    expect(diagnostics).toMatchObject([
      { code: "kusto-rule/entity-column", severity: "error", hint: "Did you mean 'Account'?" },
    ]);
  });

  test.each([
    ["severity: Medium", "severity: Grave", "kusto-rule/severity"],
    ["queryPeriod: PT24H", "queryPeriod: a day", "kusto-rule/duration"],
    ["triggerOperator: gt", "triggerOperator: over", "kusto-rule/trigger"],
    ["name: Failed logons", "title: x", "kusto-rule/no-name"],
  ])("%s as %s", (from, to, code) => {
    const { detections, diagnostics } = load("rule.yaml", rule.replace(from, to));
    expect(detections).toHaveLength(1);
    expect(diagnostics.map((one) => one.code)).toEqual([code]);
  });

  test("Sigma rules stay Sigma rules", () => {
    const sigma =
      "title: x\nlogsource:\n  category: process_creation\ndetection:\n  query:\n    a: b\n  condition: query\n";
    expect(load("rule.yml", sigma).detections).toMatchObject([{ language: "sigma" }]);
  });
});

describe("query files", () => {
  test("comments before the query say what it is", () => {
    const text = `// Title: Odd logons
// Severity: High
// Techniques: T1078
// Reference: https://example.org/a
SecurityEvent | where EventID == 4624`;
    expect(load("hunts/logons.kql", text).detections).toMatchObject([
      {
        title: "Odd logons",
        level: "high",
        tags: ["attack.t1078"],
        references: ["https://example.org/a"],
      },
    ]);
  });

  test("without them the file's name is the title", () => {
    const { detections } = load("hunts/logons.kql", "SecurityEvent | take 1");
    expect(detections).toMatchObject([{ id: "hunts/logons.kql", title: "logons" }]);
  });

  test("declarations alone are no query", () => {
    const { diagnostics } = load("a.kql", "let x = 1;");
    expect(diagnostics.map(({ code }) => code)).toContain("kusto/no-statement");
  });
});
