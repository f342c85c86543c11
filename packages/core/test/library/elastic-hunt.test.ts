import { loadRules } from "@telltale/core/library";
import { SourceText } from "@telltale/core/source";
import { describe, expect, test } from "vitest";

const load = (text: string) => loadRules([new SourceText("hunt.toml", text)]);

const head = `[hunt]
author = "Somebody"
description = """
Looks for shells.
"""
integration = ["endpoint", "windows"]
uuid = "11111111-2222-4333-8444-555555555555"
name = "Shells of services"
license = "Apache-2.0"
notes = ["Look at the parent.", "Then at the user."]
mitre = ["T1569.002"]
`;

describe("hunts of Elastic's repository", () => {
  test("are a detection for each query, in the language that it is in", () => {
    const { detections, diagnostics } = load(`${head}language = ["ES|QL", "SQL"]
query = ['''
from logs-*
| where process.parent.name == "services.exe"
| stats n = count(*) by process.name
''', '''
SELECT * FROM services WHERE path LIKE '%cmd.exe%'
''']
`);
    expect(
      detections.map(({ id, title, language, cannotRun }) => [id, title, language, cannotRun]),
    ).toEqual([
      ["11111111-2222-4333-8444-555555555555#1", "Shells of services (1)", "esql", undefined],
      [
        "11111111-2222-4333-8444-555555555555#2",
        "Shells of services (2)",
        "kuery",
        "its language 'SQL' is none of Elastic's",
      ],
    ]);
    expect(diagnostics.map(({ code }) => code)).toEqual(["elastic-rule/not-run"]);
    const [first] = detections;
    expect(first?.tags).toEqual(["attack.t1569.002"]);
    expect(first?.description).toBe("Looks for shells.");
    expect(first?.custom).toMatchObject({
      integration: ["endpoint", "windows"],
      note: "Look at the parent.\n\nThen at the user.",
    });
  });

  test("with one query have its name and id", () => {
    const { detections, diagnostics } = load(`${head}language = ["EQL"]
query = ['process where process.parent.name == "services.exe"']
`);
    expect(diagnostics).toEqual([]);
    expect(detections.map(({ id, title, language }) => [id, title, language])).toEqual([
      ["11111111-2222-4333-8444-555555555555", "Shells of services", "eql"],
    ]);
  });

  test("with a fault in one query keep the others", () => {
    const { detections, diagnostics } = load(`${head}language = ["ES|QL"]
query = ["from logs-* | where", "from logs-* | keep host.name", "for logs-* | where host.name == 'x'"]
`);
    expect(detections.map(({ title }) => title)).toEqual(["Shells of services (2)"]);
    expect(diagnostics.map(({ code }) => code)).toContain("esql/syntax");
    // What a query without a source speaks of is not blamed as well.
    expect(diagnostics.map(({ code }) => code)).toContain("esql/no-source");
    expect(diagnostics.map(({ code }) => code)).not.toContain("esql/unknown-column");
  });
});
