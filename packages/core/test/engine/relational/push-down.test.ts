import { readdirSync, readFileSync, existsSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { evaluateExpr } from "../../../src/engine/index.ts";
import { legFilters } from "../../../src/engine/relational/leg-filters.ts";
import type { TableNeed } from "../../../src/engine/relational/index.ts";
import type { Datum, Expr } from "../../../src/model/index.ts";
import { bindTable } from "../../../src/schema/kusto/index.ts";
import { compareWithFilters, isPlain } from "./oracle.ts";
import { needsOf, readEvtx, readJson } from "./kit.ts";

/** What is asked of the events of a leg. */
function askedOf(query: string, label: string) {
  const [need] = needsOf(query);
  if (need === undefined) throw new Error("no table");
  const { vocabulary, name, columns } = need.source;
  const leg = bindTable(vocabulary, name)?.legs.find((one) => one.label === label);
  if (leg === undefined) throw new Error(`no ${label}`);
  return legFilters(leg, columns, need.filter);
}

const holds = (filter: Expr, fields: Readonly<Record<string, Datum>>) =>
  evaluateExpr(filter, { get: (name) => fields[name], fields: () => ({ ...fields }) }) === true;

const cmd = "C:\\Windows\\System32\\cmd.exe";

describe("what is asked of events", () => {
  test.each<[where: string, fields: Record<string, Datum>, expected: boolean]>([
    ["FileName =~ 'CMD.exe'", { Image: cmd }, true],
    ["FileName == 'cmd.exe'", { Image: "cmd.exe" }, true],
    ["FileName == 'cmd.exe'", { Image: "C:\\xcmd.exe" }, false],
    ["FileName in~ ('a.exe', 'CMD.exe')", { Image: cmd }, true],
    ["FileName in~ ('a.exe', 'b.exe')", { Image: cmd }, false],
    ["FileName startswith 'cm'", { Image: cmd }, true],
    ["FileName startswith 'md'", { Image: cmd }, false],
    ["FileName !~ 'cmd.exe'", { Image: cmd }, false],
    ["FileName !~ 'cmd.exe'", {}, true],
    ["tolower(FileName) == 'cmd.exe'", { Image: "C:\\CMD.EXE" }, true],
    ["FolderPath has 'System32'", { Image: cmd }, true],
    ["FolderPath has 'System3'", { Image: cmd }, false],
    ["AccountName == 'kim'", { User: "CORP\\Kim" }, true],
    ["AccountName == 'kim'", { User: "CORP\\Joakim" }, false],
    ["AccountDomain =~ 'corp'", { User: "CORP\\Kim" }, true],
    ["SHA256 == 'ab'", { Hashes: "SHA1=CD,SHA256=AB" }, true],
    ["SHA256 == 'ab'", { Hashes: "SHA1=CD" }, false],
    ["isempty(ProcessCommandLine)", {}, true],
    ["isnotempty(ProcessCommandLine)", { CommandLine: "" }, false],
    ["ProcessId == 7", { ProcessId: "0x7" }, true],
    ["ProcessId > 7", { ProcessId: 7 }, false],
    ["ProcessId != 7", { ProcessId: 7 }, false],
    ["ProcessId != 7", {}, true],
    ["not(ProcessCommandLine has_any ('a', 'b'))", { CommandLine: "x a y" }, false],
    ["ActionType == 'ProcessCreated' and ProcessCommandLine has 'x'", { CommandLine: "x" }, true],
    ["AccountUpn == 'kim@x' or ProcessCommandLine has 'x'", { CommandLine: "y" }, false],
    ["strlen(ProcessCommandLine) > 100 and FileName == 'a'", { Image: "C:\\a" }, true],
    ["ProcessCommandLine has_any ('a', 'b')", { CommandLine: ["x", "b"] }, true],
  ])("%s of %j: %s", (where, fields, expected) => {
    const [asked] = askedOf(`DeviceProcessEvents | where ${where}`, "Sysmon 1");
    expect(holds(asked?.filter ?? { kind: "unknown", missing: "" }, fields)).toBe(expected);
  });

  test.each([
    "ActionType == 'FileCreated'",
    "ActionType !startswith 'Process'",
    "AccountUpn == 'kim@corp.example'",
    "isnotempty(AccountUpn)",
    "AppGuardContainerId has 'x' and FileName == 'a'",
    "InitiatingProcessParentId == 4",
  ])("%s: nothing, for it cannot hold", (where) => {
    expect(askedOf(`DeviceProcessEvents | where ${where}`, "Sysmon 1")).toEqual([]);
  });

  test("the events of an id where the query names it", () => {
    const query =
      "SecurityEvent | where EventID == 4688 and Process == 'a.exe' or EventID in (4624, 4625)";
    const asked = askedOf(query, "Security");
    expect(asked.map(({ selector }) => selector.eventIds)).toEqual([[4688], [4624], [4625]]);
    expect(holds(asked[0]?.filter as Expr, { NewProcessName: "C:\\b.exe" })).toBe(false);
    expect(holds(asked[1]?.filter as Expr, {})).toBe(true);
  });

  test("all but the events of an id where the query excludes it", () => {
    const asked = askedOf("SecurityEvent | where EventID != 4688", "Security");
    expect(asked).toHaveLength(1);
    expect(asked[0]?.except).toEqual(new Map([["eventId", new Set(["4688"])]]));
  });

  test("the events of a provider and a channel", () => {
    const asked = askedOf(
      "Event | where Source == 'Microsoft-Windows-Sysmon' and EventLog =~ 'x/Operational' and EventID == 1",
      "Windows events",
    );
    expect(asked.map(({ selector }) => selector)).toEqual([
      { provider: "Microsoft-Windows-Sysmon", channels: ["x/Operational"], eventIds: [1] },
    ]);
  });

  test("fields within EventData", () => {
    const [asked] = askedOf(
      "WindowsEvent | where tostring(EventData.Image) endswith 'x'",
      "Windows events",
    );
    expect(holds(asked?.filter as Expr, { Image: "ax" })).toBe(true);
    expect(holds(asked?.filter as Expr, { Image: "xa" })).toBe(false);
  });

  test("any field, where only a value can have the text", () => {
    const of = (where: string) =>
      askedOf(`SecurityEvent | where ${where}`, "Security")[0]?.filter as Expr;
    expect(holds(of("EventData has @'Windows\\x'"), { A: "C:\\Windows\\x" })).toBe(true);
    expect(holds(of("EventData has @'Windows\\x'"), { A: "C:\\Windows\\xy" })).toBe(false);
    // Names and markup may have these.
    expect(holds(of("EventData has 'Windows'"), { A: "" })).toBe(true);
    expect(holds(of("EventData contains 'data name'"), { A: "" })).toBe(true);
  });

  test("registry paths, whatever their roots are called", () => {
    const asked = (where: string, TargetObject: string) =>
      holds(askedOf(`DeviceRegistryEvents | where ${where}`, "Sysmon 13")[0]?.filter as Expr, {
        TargetObject,
      });
    const run = "HKLM\\Software\\Microsoft\\Windows\\CurrentVersion\\Run\\x";
    expect(asked("RegistryKey has @'CurrentVersion\\Run'", run)).toBe(true);
    expect(asked("RegistryKey has @'CurrentVersion\\RunOnce'", run)).toBe(false);
    expect(asked("RegistryKey startswith @'HKEY_LOCAL_MACHINE\\Software'", run)).toBe(true);
    expect(asked("RegistryKey startswith @'HKEY_LOCAL_MACHINE\\System'", run)).toBe(false);
    expect(asked("RegistryKey endswith @'\\Run'", run)).toBe(true);
    expect(asked("RegistryKey has 'MACHIN'", run)).toBe(false);
    expect(asked("RegistryKey has 'MACHINE'", run)).toBe(true);
    expect(asked("RegistryKey has 'HKEY_LOCAL_MACHINE'", run)).toBe(true);
  });
});

describe("push-down", () => {
  test("takes repeated fields and fields in other forms as their rows do", () => {
    const record = (data: Record<string, Datum>) => ({
      Event: {
        System: {
          Provider: { "#attributes": { Name: "Microsoft-Windows-Sysmon" } },
          EventID: 1,
          Channel: "Microsoft-Windows-Sysmon/Operational",
          Computer: "W",
        },
        EventData: data,
      },
    });
    const records = [
      record({ Image: ["C:\\a.exe", "C:\\cmd.exe"], ProcessId: "0x7" }),
      record({ Image: null, ProcessId: "7" }),
      record({ ProcessId: 7, User: true }),
    ];
    const needs = [
      "FileName == 'a.exe'",
      "FileName != 'cmd.exe'",
      "FileName == ''",
      "ProcessId == 7",
      "ProcessId != 7",
      "AccountName == 'true'",
      "AccountName != 'true'",
    ].flatMap((where) => needsOf(`DeviceProcessEvents | where ${where}`));
    expect(compareWithFilters(needs, (visit) => readJson(records, visit)).missed).toEqual([]);
  });
});

const corpus = new URL("../../../../../.cache/shared/corpora/kql.jsonl", import.meta.url);
const samples = new URL("../../../../../.cache/shared/evtx/EVTX-ATTACK-SAMPLES/", import.meta.url);

describe.skipIf(!existsSync(corpus) || !existsSync(samples))(
  "published queries on attack samples (needs the shared data)",
  () => {
    test("push-down loses no row, and seldom makes one in vain", { timeout: 120_000 }, () => {
      const needs: TableNeed[] = [];
      const lines = readFileSync(corpus, "utf8").trim().split("\n");
      for (const line of lines.filter((_, at) => at % 4 === 0)) {
        const { query } = JSON.parse(line) as { readonly query: string };
        needs.push(...needsIfGood(query));
      }
      const files = readdirSync(samples, { recursive: true, encoding: "utf8" }).filter((name) =>
        name.endsWith(".evtx"),
      );
      let [held, made] = [0, 0];
      for (const name of files.filter((_, at) => at % 24 === 0)) {
        const log = new Uint8Array(
          readFileSync(new URL(name.split("/").map(encodeURIComponent).join("/"), samples)),
        );
        if (log.length > 1_200_000) continue;
        const found = compareWithFilters(needs, (visit) => readEvtx(log, visit));
        expect(found.missed).toEqual([]);
        held += found.held;
        made += found.made;
      }
      expect(held).toBeGreaterThan(100);
      expect(made / held).toBeLessThan(2);
    });
  },
);

/** The needs of a published query with a filter that can be held against rows. */
function needsIfGood(query: string): readonly TableNeed[] {
  try {
    return needsOf(query).filter(
      ({ source, filter: kept }) =>
        kept !== undefined &&
        isPlain(kept) &&
        bindTable(source.vocabulary, source.name) !== undefined,
    );
  } catch {
    return [];
  }
}
