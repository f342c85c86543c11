import { describe, expect, test } from "vitest";
import { evaluateExpr } from "../../../src/engine/index.ts";
import type { Datum } from "../../../src/model/index.ts";
import { needsOf } from "./kit.ts";

const columnsOf = (query: string) =>
  needsOf(query).map(({ source, columns }) => [source.name, [...columns].sort().join(" ")]);

describe("the columns that a query reads", () => {
  test.each([
    [
      "DeviceProcessEvents | where FileName == 'a' | project AccountName",
      [["DeviceProcessEvents", "AccountName FileName"]],
    ],
    [
      "SecurityEvent | extend X = strcat(Account, Process) | project Y = X, EventID | where Y has 'a'",
      [["SecurityEvent", "Account EventID Process"]],
    ],
    [
      "SecurityEvent | extend X = strcat(Account, Process) | project EventID",
      [["SecurityEvent", "EventID"]],
    ],
    [
      "SecurityEvent | summarize count() by bin(TimeGenerated, 1h)",
      [["SecurityEvent", "TimeGenerated"]],
    ],
    ["SecurityEvent | count", [["SecurityEvent", ""]]],
    [
      "SecurityEvent | summarize arg_max(TimeGenerated, *) by Account | project Account, Computer",
      [["SecurityEvent", "Account Computer TimeGenerated"]],
    ],
    [
      "DeviceProcessEvents | join kind=inner (DeviceNetworkEvents | where RemotePort == 443) on DeviceId | project FileName, RemoteIP",
      [
        ["DeviceProcessEvents", "DeviceId FileName"],
        ["DeviceNetworkEvents", "DeviceId RemoteIP RemotePort"],
      ],
    ],
    [
      "union DeviceProcessEvents, DeviceFileEvents | project FileName, SHA1",
      [
        ["DeviceProcessEvents", "FileName SHA1"],
        ["DeviceFileEvents", "FileName SHA1"],
      ],
    ],
    [
      "let bad = SecurityEvent | where EventID == 4625 | distinct Account; DeviceProcessEvents | where AccountName in (bad) | project FileName",
      [
        ["SecurityEvent", "Account EventID"],
        ["DeviceProcessEvents", "AccountName FileName"],
      ],
    ],
    [
      "DeviceProcessEvents | mv-apply x = split(ProcessCommandLine, ' ') on (where tostring(x) == FileName) | project x",
      undefined,
    ],
    [
      "DeviceEvents | parse ProcessCommandLine with * 'a' X 'b' | project X, FileName",
      [["DeviceEvents", "FileName ProcessCommandLine"]],
    ],
    ["print 1", []],
    [
      "imProcessCreate(commandline_has_any=dynamic(['a'])) | project Process",
      [["ASimProcessEventLogs", "EventType Process TargetProcessCommandLine"]],
    ],
  ])("%s", (query, expected) => {
    const found = columnsOf(query);
    if (expected === undefined) expect(found[0]?.[1]).toMatch(/FileName.*ProcessCommandLine/);
    else
      expect(new Map(found as [string, string][])).toEqual(new Map(expected as [string, string][]));
  });
});

/** Whether a row with these texts can matter to a query, by what it asks of its (first) table. */
function matters(query: string, row: Readonly<Record<string, Datum>>): boolean {
  const filter = needsOf(query)[0]?.filter;
  const subject = { get: (name: string) => row[name], fields: () => ({ ...row }) };
  return filter === undefined || evaluateExpr(filter, subject) === true;
}

describe("the rows that matter", () => {
  const cmd = { FileName: "cmd.exe", AccountName: "kim", ProcessCommandLine: "" };
  test.each([
    ["DeviceProcessEvents | where FileName == 'cmd.exe'", true],
    ["DeviceProcessEvents | where FileName == 'calc.exe'", false],
    ["DeviceProcessEvents | project F = FileName, AccountName | where F == 'calc.exe'", false],
    ["DeviceProcessEvents | project-rename F = FileName | where F == 'calc.exe'", false],
    ["DeviceProcessEvents | extend FileName = 'calc.exe' | where FileName == 'calc.exe'", true],
    ["DeviceProcessEvents | take 5 | where FileName == 'calc.exe'", true],
    ["DeviceProcessEvents | top 5 by Timestamp | where FileName == 'calc.exe'", true],
    ["DeviceProcessEvents | sort by Timestamp | where FileName == 'calc.exe'", false],
    [
      "DeviceProcessEvents | summarize n = count() by FileName | where FileName == 'calc.exe'",
      false,
    ],
    ["DeviceProcessEvents | summarize n = count() by FileName | where n > 5", true],
    [
      "DeviceProcessEvents | serialize | extend p = prev(FileName) | where FileName == 'calc.exe'",
      true,
    ],
    [
      "DeviceProcessEvents | join kind=inner (print AccountName = 'kim') on AccountName | where FileName == 'calc.exe'",
      false,
    ],
    // The row that innerunique keeps of each key must be chosen among all.
    [
      "DeviceProcessEvents | join (print AccountName = 'kim') on AccountName | where FileName == 'calc.exe'",
      true,
    ],
    [
      "DeviceProcessEvents | join kind=rightouter (print AccountName = 'kim') on AccountName | where FileName == 'calc.exe'",
      true,
    ],
    [
      "DeviceProcessEvents | where FileName == 'calc.exe' | union (DeviceProcessEvents | where AccountName == 'kim')",
      true,
    ],
    [
      "DeviceProcessEvents | where FileName == 'calc.exe' | union (DeviceProcessEvents | where AccountName == 'lee')",
      false,
    ],
    [
      "let T = DeviceProcessEvents | where AccountName == 'lee'; T | where FileName == 'cmd.exe'",
      false,
    ],
    ["DeviceProcessEvents | mv-expand x = dynamic([1]) | where FileName == 'calc.exe'", false],
  ])("%s", (query, expected) => {
    expect(matters(query, cmd)).toBe(expected);
  });

  test("what doubles at each step ends", () => {
    const steps = Array.from({ length: 60 }, () => "| extend X = strcat(X, X)").join(" ");
    const lets = Array.from({ length: 40 }, (_, i) => `let T${i + 1} = union T${i}, T${i};`).join(
      "",
    );
    const query = `let T0 = DeviceProcessEvents; ${lets} T40 | extend X = FileName ${steps} | where X == 'a'`;
    expect(needsOf(query)).toHaveLength(1);
  });
});
