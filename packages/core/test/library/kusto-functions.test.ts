import { describe, expect, test } from "vitest";
import { loadFiles } from "./support.ts";

const rule = (query: string) => `name: Rule\nseverity: Low\nquery: |\n  ${query}\n`;

/** `file:line code message` of each diagnostic. */
function said(files: Readonly<Record<string, string>>): readonly string[] {
  return loadFiles(files).diagnostics.map(
    ({ source, start, code, message }) => `${source}:${start?.line ?? 0} ${code} ${message}`,
  );
}

/** The columns that a rule gives in a folder with these files, behind what is said. */
function columnsOf(query: string, files: Readonly<Record<string, string>>): readonly string[] {
  const { detections, diagnostics } = loadFiles({ "rule.yaml": rule(query), ...files });
  const logic = detections[0]?.logic;
  const [first] = logic?.kind === "queries" ? logic.queries : [];
  const last = first?.steps.at(-1);
  return [
    ...diagnostics.map(({ code }) => code),
    ...(last?.kind === "project" ? last.columns.map(({ name }) => name) : []),
  ];
}

const failures = `Category: Microsoft Sentinel Parser
FunctionName: FailedLogons
FunctionAlias: Failures
FunctionQuery: |
  SecurityEvent
  | where EventID == 4625
  | project TimeGenerated, Who = Account
`;

describe("functions that rule files declare", () => {
  test("in YAML, by name and alias", () => {
    expect(columnsOf("Failures | project Who", { "f.yaml": failures })).toEqual(["Who"]);
    expect(columnsOf("FailedLogons() | project Who", { "f.yaml": failures })).toEqual(["Who"]);
  });

  test("as parsers of ASIM, with parameters and their defaults", () => {
    const parser = `ParserName: vimLogon
EquivalentBuiltInParser: _Im_Logon
ParserParams:
  - Name: T
    Type: table:(*)
  - Name: host
    Type: string
    Default: '*'
  - Name: since
    Type: datetime
    Default: datetime(null)
  - Name: pack
    Type: bool
    Default: false
ParserQuery: |
  T | where host == "*" or Computer == host | where isnull(since) or TimeGenerated > since
    | extend packed = iff(pack, "yes", "no") | project TimeGenerated, Computer, packed
`;
    expect(
      columnsOf("SecurityEvent | invoke vimLogon(host='a') | project packed", { "p.yaml": parser }),
    ).toEqual(["packed"]);
    expect(
      columnsOf("SecurityEvent | invoke _Im_Logon() | project packed", { "p.yaml": parser }),
    ).toEqual(["packed"]);
    expect(
      said({
        "p.yaml": parser,
        "r.yaml": rule("SecurityEvent | invoke vimLogon(nobody='a')"),
      }).join(),
    ).toMatch(/^r\.yaml:4 kusto\//);
  });

  test("as saved searches of templates, however deep", () => {
    const template = {
      resources: [
        {
          type: "Microsoft.OperationalInsights/workspaces",
          resources: [
            {
              type: "savedSearches",
              properties: {
                functionAlias: "Since",
                functionParameters: "days:int = 7, host:string = 'x'",
                query: 'SecurityEvent\n| where Computer == host\n| extend Say = "a\\b", days',
              },
            },
            { type: "savedSearches", properties: { query: "SecurityEvent", displayName: "Other" } },
          ],
        },
      ],
    };
    const files = { "azuredeploy.json": JSON.stringify(template) };
    expect(columnsOf("Since(3) | project Say, days", files)).toEqual(["Say", "days"]);
  });

  test("as query files in folders of parsers or functions, and where a comment says so", () => {
    const query = "SecurityEvent | project Who = Account";
    expect(columnsOf("Logons | project Who", { "x/Parsers/Logons.kql": query })).toEqual(["Who"]);
    expect(columnsOf("Logons | project Who", { "Functions/Logons.kql.txt": query })).toEqual([
      "Who",
    ]);
    const named = `// Logons of a host.\n// function: Logons(host:string = "*")\n${query.replace("|", "| where Computer == host |")}`;
    expect(columnsOf('Logons("a") | project Who', { "any.kql": named })).toEqual(["Who"]);
    // Another query file is a rule.
    expect(loadFiles({ "Logons.kql": query }).detections).toHaveLength(1);
    expect(loadFiles({ "any.kql": named }).detections).toHaveLength(0);
  });

  test("are known to queries in pages and query files, and to each other", () => {
    const files = {
      "f.yaml": failures,
      "Functions/Twice.kql": "union Failures, FailedLogons",
      "page.md": "# Twice\n\n```kusto\nTwice | where Who != ''\n```\n",
      "q.kql": "Twice | project Who",
    };
    expect(said(files)).toEqual([]);
    expect(loadFiles(files).detections).toHaveLength(2);
  });
});

describe("what is wrong with functions", () => {
  test("is said once, at its own place, and rules that call them say only that they do", () => {
    const broken = failures.replace("Account", "Acount");
    expect(
      said({
        "f.yaml": broken,
        "a.yaml": rule("Failures | project Who"),
        "b.yaml": rule("FailedLogons"),
      }),
    ).toEqual([
      "f.yaml:7 kusto/unknown-name There is no column, table or variable 'Acount' here",
      "a.yaml:4 kusto/broken-function The function 'Failures' cannot be used: there is an error in it",
      "b.yaml:4 kusto/broken-function The function 'FailedLogons' cannot be used: there is an error in it",
    ]);
  });

  test("can be that they call themselves, or each other", () => {
    const messages = said({
      "Functions/A.kql": "B | take 1",
      "Functions/B.kql": "A | take 1",
      "r.yaml": rule("A"),
    });
    expect(messages.join("\n")).toMatch(/kusto\/function-depth The function '[AB]' calls itself/);
    expect(messages.at(-1)).toMatch(/^r\.yaml:4 kusto\/broken-function/);
  });

  test("can be their names, or the form of their parameters", () => {
    expect(said({ "f.yaml": failures.replace(/Failures|FailedLogons/g, "no name") })).toEqual([
      "f.yaml:1 kusto-function/no-name The function has no name that a query could call it by",
    ]);
    expect(said({ "Parsers/no name.kql": "SecurityEvent" })).toEqual([
      "Parsers/no name.kql:0 kusto-function/no-name The function has no name that a query could call it by",
    ]);
    expect(
      said({ "f.yaml": failures.replace("Category", "FunctionParams: [1]\nCategory") }),
    ).toEqual(["f.yaml:1 kusto-function/parameters The parameters cannot be read"]);
  });

  test("is not that events supply them already, or that another file does", () => {
    const other = failures.replaceAll(/Failures|FailedLogons/g, "imProcessCreate");
    expect(said({ "f.yaml": other })).toEqual([
      "f.yaml:0 kusto-function/known Another 'imProcessCreate' comes before this one",
    ]);
    expect(said({ "f.yaml": failures, "g.yaml": failures })).toEqual([
      "g.yaml:0 kusto-function/known Another 'Failures' comes before this one",
      "g.yaml:0 kusto-function/known Another 'FailedLogons' comes before this one",
    ]);
  });
});

test("functions with errors do not hide tables whose columns are known", () => {
  const files = { "r.yaml": rule("CiscoDuo | project EventUid") };
  expect(said(files)).toEqual([]);
  expect(said({ ...files, "Parsers/CiscoDuo.txt": "SecurityEvent | project Nope" })).toEqual([
    "Parsers/CiscoDuo.txt:1 kusto/unknown-name There is no column, table or variable 'Nope' here",
  ]);
  expect(said({ ...files, "Parsers/CiscoDuo.txt": "SecurityEvent | project EventID" })).toEqual([
    "r.yaml:4 kusto/unknown-name There is no column, table or variable 'EventUid' here",
  ]);
});

describe("tables that only the data can tell of", () => {
  test("leave a rule readable, with a warning", () => {
    const files = { "r.yaml": rule("Vendor_CL | where Level_d > 3 | project Level_d") };
    expect(said(files)).toEqual([
      "r.yaml:4 kusto/assumed-table The table 'Vendor_CL' is not known; its columns are guessed",
    ]);
    expect(loadFiles(files).detections).toHaveLength(1);
  });

  test("are none where the name is a misspelling", () => {
    expect(said({ "r.yaml": rule("SecurtyEvent | take 1") })).toEqual([
      "r.yaml:4 kusto/unknown-table There is no table 'SecurtyEvent'",
    ]);
  });

  test("are said of once, behind the function that reads them", () => {
    expect(
      said({
        "Parsers/Vendor.txt": "Vendor_CL | extend A = a_s",
        "r.yaml": rule("Vendor | project A"),
      }),
    ).toEqual([
      "Parsers/Vendor.txt:1 kusto/assumed-table The table 'Vendor_CL' is not known; its columns are guessed",
    ]);
  });
});
