import { renderExplanationText } from "@telltale/core/analysis";
import type { PipelineExplanation } from "@telltale/core/analysis";
import { describe, expect, test } from "vitest";
import { explain } from "./kit.ts";

const rule = `id: 11111111-2222-4333-8444-555555555555
name: Shells of web servers
severity: High
relevantTechniques:
  - T1505.003
queryFrequency: 1h
queryPeriod: 1h10m
triggerOperator: gt
triggerThreshold: 1
confidence: high
tuning:
  - Leave out the backup job.
query: |
  let Shells = dynamic(["cmd.exe", "powershell.exe"]);
  let Started = DeviceProcessEvents
    | where FileName in~ (Shells) // not wsl
    | where ProcessCommandLine has_any ("whoami", "net user") and not(AccountName =~ "svc_backup");
  Started
  | join kind=inner (DeviceNetworkEvents | where RemotePort == 443) on DeviceId
  | summarize Count = count() by DeviceName, RemoteUrl
  | top 10 by Count
entityMappings:
  - entityType: Host
    fieldMappings:
      - identifier: HostName
        columnName: DeviceName
`;

function pipelineOf(text: string): PipelineExplanation {
  const { logic } = explain(text, "rule.yaml");
  if (logic.kind !== "pipeline") throw new Error("not a pipeline");
  return logic;
}

describe("a piped query", () => {
  const pipeline = pipelineOf(rule);

  test("has a stage for each operator, as written, with its line", () => {
    expect(pipeline.stages.map(({ operator, line }) => [operator, line])).toEqual([
      ["Started", 18],
      ["join", 19],
      ["summarize", 20],
      ["top", 21],
    ]);
    expect(pipeline.named).toMatchObject([
      {
        name: "Started",
        stages: [
          { operator: "DeviceProcessEvents", line: 15 },
          { operator: "where", line: 16, text: "where FileName in~ (Shells)" },
          { operator: "where", line: 17 },
        ],
      },
    ]);
  });

  test("tells what each filter asks for and leaves out", () => {
    const [, byName, byLine] = pipeline.named[0]?.stages ?? [];
    expect(byName?.stages).toMatchObject([
      {
        logic: {
          predicate: {
            field: "FileName",
            operator: "equals",
            values: [{ text: "cmd.exe" }, { text: "powershell.exe" }],
          },
        },
      },
    ]);
    expect(byLine?.stages).toMatchObject([
      {
        logic: {
          predicate: { operator: "has", values: [{ text: "whoami" }, { text: "net user" }] },
        },
      },
    ]);
    expect(byLine?.exclusions).toMatchObject([
      { logic: { predicate: { field: "AccountName", values: [{ text: "svc_backup" }] } } },
    ]);
  });

  test("names the tables, the columns they need and the events that fill them", () => {
    expect(
      pipeline.tables.map(({ name, columns, unfilled }) => ({ name, columns, unfilled })),
    ).toEqual([
      {
        name: "DeviceProcessEvents",
        columns: ["AccountName", "DeviceId", "DeviceName", "FileName", "ProcessCommandLine"],
        unfilled: [],
      },
      {
        name: "DeviceNetworkEvents",
        columns: ["DeviceId", "RemotePort", "RemoteUrl"],
        unfilled: [],
      },
    ]);
    const [processes, network] = pipeline.tables;
    expect(processes?.coverage.map(({ provider, eventId }) => `${provider} ${eventId}`)).toEqual([
      "Sysmon 1",
      "Security-Auditing 4688",
    ]);
    expect(network?.coverage.find(({ eventId }) => eventId === 5156)?.missing).toContain(
      "RemoteUrl",
    );
  });

  test("has columns, schedule and entities", () => {
    expect(pipeline).toMatchObject({
      columns: [
        { name: "DeviceName", type: "string" },
        { name: "RemoteUrl", type: "string" },
        { name: "Count", type: "long" },
      ],
      schedule: { periodMs: 4_200_000, trigger: { operator: "gt", threshold: 1 } },
      entities: [{ type: "Host" }],
    });
  });

  test("reads well", () => {
    const text = renderExplanationText(explain(rule, "rule.yaml"));
    expect(text).toContain("Alerts on   more than 1 rows");
    expect(text).toContain("takes in Started");
    expect(text).toContain("'join kind=inner ( … ) on DeviceId' (line 19)");
    expect(text).toContain("'DeviceNetworkEvents' (line 19)");
    expect(text).toContain("Leave out the backup job.");
    expect(text).not.toContain("(…)");
  });
});

test("an operator is not told again inside of what it takes in, nor are comments", () => {
  const [, union] = pipelineOf(
    `name: x
query: |
  SecurityEvent
  | union (Event // not 'all'
    | where Source == "http://x"
    //| where Computer == 'y'
    | project EventID)
`,
  ).stages;
  expect(union?.inputs).toMatchObject([
    {
      kind: "inline",
      stages: [
        { text: "Event" },
        { text: 'where Source == "http://x"' },
        { text: "project EventID" },
      ],
    },
  ]);
  expect(union?.text).toBe('union (Event | where Source == "http://x" | project EventID)');
});

test("a test of one column by another is told by their names, and no operator turns into its contrary", () => {
  const [, where] = pipelineOf(
    `name: x
query: |
  SecurityEvent
  | where Account contains_cs Computer and Account !endswith Computer
`,
  ).stages;
  expect(where).toMatchObject({
    stages: [
      {
        logic: {
          predicate: {
            field: "Account",
            operator: "contains",
            caseSensitive: true,
            values: [{ text: "Computer", isField: true }],
          },
        },
      },
    ],
    exclusions: [{ logic: { predicate: { operator: "endswith", caseSensitive: false } } }],
  });
  const [, , computed] = pipelineOf(
    "name: x\nquery: |\n  SecurityEvent\n  | where EventID == 1\n  | where tolower(Account) !contains Computer and not(tolower(Account) contains Computer)\n",
  ).stages;
  expect(computed).toMatchObject({
    stages: [
      { logic: { predicate: { values: [{ text: "tolower(Account) !contains Computer" }] } } },
    ],
    exclusions: [
      { logic: { predicate: { values: [{ text: "tolower(Account) contains Computer" }] } } },
    ],
  });
});

test("a test of several words is told once", () => {
  const [, where] = pipelineOf(
    "name: x\nquery: |\n  WindowsEvent\n  | where tostring(EventData.a) has_all ('b', 'c')\n",
  ).stages;
  expect(where?.stages).toHaveLength(1);
});

test("a table that Windows logs do not have says where its rows are to come from", () => {
  const [table] = pipelineOf("name: x\nquery: |\n  SigninLogs | take 1\n").tables;
  expect(table?.coverage[0]?.needs).toEqual([
    "the table itself, as JSON or CSV: --table SigninLogs=file",
  ]);
});
