import { renderExplanationText } from "@telltale/core/analysis";
import type { Explanation, PipelineExplanation } from "@telltale/core/analysis";
import { describe, expect, test } from "vitest";
import { explain, firstQuery } from "./kit.ts";

/** A rule of Elastic's around a query, as a literal string of TOML. */
function elastic(language: string, query: string, quotes = "'''"): Explanation {
  const type = language === "eql" || language === "esql" ? language : "query";
  return explain(
    `[metadata]
creation_date = "2026/01/01"

[rule]
name = "A rule"
rule_id = "11111111-2222-4333-8444-555555555555"
language = "${language}"
type = "${type}"
query = ${quotes}
${query}
${quotes}
`,
    "rule.toml",
  );
}

function splunk(search: string): Explanation {
  return explain(
    `name: A search
id: 11111111-2222-4333-8444-555555555555
type: TTP
status: production
description: d
search: '${search}'
tags:
  mitre_attack_id:
    - T1059.001
`,
    "search.yml",
  );
}

function pipelineOf({ logic }: Explanation): PipelineExplanation {
  if (logic.kind !== "pipeline") throw new Error("not a pipeline");
  return logic;
}

const events = (rows: readonly { readonly provider: string; readonly eventId?: number }[]) =>
  rows.map(({ provider, eventId }) => `${provider} ${eventId ?? "any"}`);

describe("a filter over events in ECS", () => {
  const eql = `process where event.type == "start" and
  process.name : ("cmd.exe", "net.exe") and process.args_count >= 2 and
  not user.name : "backup"`;

  test("has stages and exclusions, not operators", () => {
    const { stages, exclusions } = firstQuery(elastic("eql", eql));
    expect(stages.map(({ logic }) => logic)).toMatchObject([
      { predicate: { field: "event.category" } },
      { predicate: { field: "event.type" } },
      { predicate: { field: "process.name", values: [{ text: "cmd.exe" }, { text: "net.exe" }] } },
      { predicate: { field: "process.args_count", operator: "gte", caseSensitive: false } },
    ]);
    expect(exclusions).toMatchObject([
      { logic: { predicate: { field: "user.name", lines: { first: 12, last: 12 } } } },
    ]);
  });

  test("names the events that can serve it, and no others", () => {
    expect(events(firstQuery(elastic("eql", eql)).coverage)).toEqual([
      "Sysmon 1",
      "Security-Auditing 4688",
      "ECS any",
    ]);
    for (const [language, query] of [
      ["kuery", 'event.code: "5136" and host.os.type: windows'],
      ["lucene", "event.code:5136 AND host.os.type:windows"],
    ] as const)
      expect(events(firstQuery(elastic(language, query)).coverage)).toEqual([
        "Security-Auditing 5136",
        "any 5136",
        "ECS any",
      ]);
  });

  test("is served by events that have the fields it asks for as they log them", () => {
    const query = 'event.code: 5136 and winlog.event_data.AttributeLDAPDisplayName: "x"';
    expect(events(firstQuery(elastic("kuery", query)).coverage)).toContain(
      "Security-Auditing 5136",
    );
    const anyField = firstQuery(elastic("kuery", "event.category: process and process.*: cmd"));
    expect(events(anyField.coverage)).toContain("Sysmon 1");
  });

  test("has an event once, whatever number of forms it has", () => {
    const names = events(firstQuery(elastic("kuery", "event.code: 7")).coverage);
    expect(names).toEqual(["Sysmon 7", "any 7", "Security 7", "ECS any"]);
  });

  test("says of texts only that their case matters", () => {
    const text = renderExplanationText(elastic("eql", eql));
    expect(text).toContain("event.type equals (case-sensitive) 'start'");
    expect(text).toContain("process.args_count gte '2'");
  });
});

test("a correlation speaks of hits of its rules only where it is of rules", () => {
  const sequence = "sequence by host.id [process where true] [network where true]";
  expect(renderExplanationText(elastic("eql", sequence))).not.toContain("Hits of its rules");
});

describe("a query that its file has with escapes", () => {
  test("is shown as its own text, with its own lines", () => {
    const { logic } = elastic(
      "eql",
      'process where\n  process.command_line : "*\\\\\\\\x*"',
      '"""',
    );
    if (logic.kind !== "queries") throw new Error("no filter");
    expect(logic.queries[0]?.stages.at(-1)).toMatchObject({
      logic: { predicate: { field: "process.command_line", lines: { first: 2, last: 2 } } },
    });
    const { stages } = pipelineOf(
      elastic(
        "esql",
        'from logs-*\n| where process.name == "a\\\\\\\\b"\n| keep process.name',
        '"""',
      ),
    );
    expect(stages.map(({ text, line }) => [text, line])).toEqual([
      ["from logs-*", 1],
      ['where process.name == "a\\\\b"', 2],
      ["keep process.name", 3],
    ]);
  });
});

describe("a query over all events", () => {
  test("is served by those that its filter is for", () => {
    const esql = elastic(
      "esql",
      'from logs-* | where event.code == "4104" | stats n = count(*) by host.name',
    );
    const spl = splunk(
      'index=wineventlog source="XmlWinEventLog:Security" EventCode=4698 | stats count by dest',
    );
    const kusto = explain(
      "name: x\nquery: |\n  SecurityEvent\n  | where EventID in (4624, 4625)\n  | count\n",
      "rule.yaml",
    );
    expect(events(pipelineOf(esql).tables[0]?.coverage ?? [])).toContain("PowerShell 4104");
    expect(pipelineOf(esql).tables[0]?.coverage.every(({ eventId }) => eventId === 4104)).toBe(
      true,
    );
    expect(pipelineOf(spl).tables[0]?.coverage.map(({ eventId }) => eventId)).toEqual([4698]);
    expect(events(pipelineOf(kusto).tables[0]?.coverage ?? [])).toEqual([
      "Security-Auditing 4624",
      "Security-Auditing 4625",
    ]);
  });

  test("says it where no event can pass its filter", () => {
    const [table] = pipelineOf(
      explain(
        "name: x\nquery: |\n  DeviceProcessEvents | where ActionType == 'Nothing'\n",
        "r.yaml",
      ),
    ).tables;
    expect(table?.coverage).toMatchObject([{ cannotRun: "no Windows event can pass its filters" }]);
  });
});

test("what STATS comes to is one stage", () => {
  const { stages } = pipelineOf(
    elastic(
      "esql",
      "from logs-*\n| stats n = count(*), m = max(@timestamp) by h = to_lower(host.name)\n| where n > 3",
    ),
  );
  expect(stages.map(({ operator, line }) => [operator, line])).toEqual([
    ["from", 10],
    ["stats", 11],
    ["where", 12],
  ]);
});

describe("a search of Splunk's", () => {
  const { stages, indicators, excludedIndicators } = pipelineOf(
    splunk(
      'index=* EventCode=4688 Level<3 NewProcessName="*\\\\net.exe" NOT SubjectUserName=svc | stats count by dest, user | where count > 3',
    ),
  );

  test("has a stage for each command, with what it asks for", () => {
    expect(stages.map(({ operator }) => operator)).toEqual(["index", "stats", "where"]);
    expect(stages[0]?.stages).toMatchObject([
      { logic: { predicate: { field: "EventCode", values: [{ text: "4688" }] } } },
      { logic: { predicate: { field: "Level", operator: "lt", values: [{ text: "3" }] } } },
      { logic: { predicate: { field: "NewProcessName", operator: "endswith" } } },
    ]);
    expect(stages[0]?.exclusions).toMatchObject([
      { logic: { predicate: { field: "SubjectUserName" } } },
    ]);
  });

  test("has nothing among its tests that the author did not write", () => {
    expect(stages[1]).toMatchObject({ stages: [], exclusions: [] });
    expect(indicators.map(({ field }) => field)).toEqual(["EventCode", "Level", "NewProcessName"]);
    expect(excludedIndicators.map(({ field }) => field)).toEqual(["SubjectUserName"]);
  });
});

test("notes that many events have in common are made once", () => {
  const text = renderExplanationText(
    explain(
      "name: x\nquery: |\n  DeviceFileEvents | project InitiatingProcessParentFileName\n",
      "r.yaml",
    ),
  );
  expect(text.match(/does not have|do not have/g)).toHaveLength(1);
});

test("attributes within attributes are laid out, not dumped", () => {
  const text = renderExplanationText(elastic("kuery", "event.code: 1"));
  expect(text).toContain("creation_date: 2026/01/01");
  expect(text).not.toContain('{"');
});
