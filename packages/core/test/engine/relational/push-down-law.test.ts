import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { EvtxValue } from "../../../src/lab/index.ts";
import { compareWithFilters, isPlain } from "./oracle.ts";
import { logOf, needsOf, readEvtx } from "./kit.ts";
import type { TestEvent } from "./kit.ts";

/** A table, what is asked of it, and the events that it is made of. */
interface Arena {
  readonly table: string;
  readonly texts: readonly string[];
  readonly numbers: readonly string[];
  /** What texts are looked for, and what the fields of the events have. */
  readonly words: readonly string[];
  readonly events: readonly fc.Arbitrary<TestEvent>[];
}

function eventOf(
  form: TestEvent["form"],
  words: readonly string[],
  fields: string,
  others: Readonly<Record<string, readonly EvtxValue[]>> = {},
): fc.Arbitrary<TestEvent> {
  const texts = Object.fromEntries(fields.split(" ").map((name) => [name, words]));
  const values = Object.entries({ ...texts, ...others }).map(([name, choice]) => [
    name,
    fc.constantFrom(...(choice as readonly EvtxValue[])),
  ]);
  return fc
    .record(Object.fromEntries(values) as Record<string, fc.Arbitrary<EvtxValue>>)
    .map((made): TestEvent => ({ form, values: made }));
}

const ids = { ProcessId: [7, 8] };
const processWords = [
  "cmd.exe",
  "C:\\Windows\\cmd.exe",
  "a",
  "A b",
  "CORP\\Kim",
  "kim",
  "",
  "-",
  "7",
  "0x7",
  "SHA1=AB,MD5=CD",
  "ab",
];
const creations = [
  eventOf(
    "sysmon/process-creation",
    processWords,
    "Image CommandLine User Hashes ParentImage IntegrityLevel",
    ids,
  ),
  eventOf(
    "security/process-creation",
    processWords,
    "NewProcessName CommandLine TargetUserName TargetDomainName SubjectUserName SubjectDomainName ParentProcessName",
    { NewProcessId: ["0x7", "0x8"], MandatoryLabel: ["S-1-16-12288", "S-1-0-0"] },
  ),
];
const registryWords = [
  "HKLM\\Software\\Run\\x",
  "HKU\\S-1-5-21-1-2-3-4\\Run",
  "HKU\\.DEFAULT\\Run\\x",
  "\\REGISTRY\\MACHINE\\Run\\x",
  "DWORD (0x0000000a)",
  "",
];

const arenas: readonly Arena[] = [
  {
    table: "DeviceProcessEvents",
    texts: [
      "FileName",
      "FolderPath",
      "ProcessCommandLine",
      "AccountName",
      "AccountDomain",
      "AccountSid",
      "SHA1",
      "ActionType",
      "AccountUpn",
      "InitiatingProcessFileName",
      "ProcessIntegrityLevel",
      "DeviceName",
    ],
    numbers: ["ProcessId", "LogonId", "InitiatingProcessId", "FileSize"],
    words: processWords,
    events: creations,
  },
  {
    table: "DeviceRegistryEvents",
    texts: [
      "RegistryKey",
      "RegistryValueName",
      "RegistryValueData",
      "RegistryValueType",
      "ActionType",
    ],
    numbers: ["InitiatingProcessId"],
    words: [
      "HKEY_LOCAL_MACHINE\\Software\\Run",
      "HKEY_CURRENT_USER\\S-1-5-21-1-2-3-4",
      "HKEY_USERS",
      "USERS",
      "\\Run",
      "E\\Software",
      "x",
      "10",
    ],
    events: [
      eventOf("sysmon/registry-value-set", registryWords, "TargetObject Details Image", {
        ...ids,
        EventType: ["SetValue"],
      }),
    ],
  },
  {
    table: "SecurityEvent",
    texts: [
      "Account",
      "SubjectAccount",
      "AccountType",
      "Process",
      "CommandLine",
      "EventData",
      "Activity",
    ],
    numbers: ["EventID", "LogonType"],
    words: [
      ...processWords,
      "CORP\\A b",
      "\\kim",
      "CommandLine",
      "C:\\Windows\\cmd.exe</Data>",
      "4688",
    ],
    events: [
      ...creations,
      eventOf("security/logon", processWords, "TargetUserName TargetDomainName IpAddress", {
        LogonType: [7, 3],
      }),
    ],
  },
  {
    table: "Event",
    texts: ["Source", "EventLog", "EventData", "UserName"],
    numbers: ["EventID"],
    words: ["Security", "security", "Microsoft-Windows-Sysmon", "CommandLine", "Data Name", "A b"],
    events: creations,
  },
  {
    table: "ASimProcessEventLogs",
    texts: [
      "TargetProcessName",
      "Process",
      "TargetUsername",
      "ActorUsername",
      "TargetProcessId",
      "EventType",
      "EventProduct",
      "Hash",
    ],
    numbers: ["EventCount"],
    words: [...processWords, "Sysmon", "ProcessCreated"],
    events: creations,
  },
];

const operators =
  "== != =~ !~ has !has contains !contains startswith !startswith endswith !endswith hasprefix hassuffix has_cs contains_cs";

function filterOf({ texts, numbers, words }: Arena): fc.Arbitrary<string> {
  const column = fc.constantFrom(...texts);
  const quoted = fc.constantFrom(...words).map((text) => `@'${text}'`);
  const lists = fc.array(quoted, { minLength: 1, maxLength: 3 }).map((list) => list.join(", "));
  const leaf = fc.oneof(
    fc
      .tuple(column, fc.constantFrom(...operators.split(" ")), quoted)
      .map((parts) => parts.join(" ")),
    fc
      .tuple(column, fc.constantFrom("in", "!in", "in~", "!in~", "has_any", "has_all"), lists)
      .map(([name, operator, list]) => `${name} ${operator} (${list})`),
    fc
      .tuple(
        fc.constantFrom(...numbers),
        fc.constantFrom("==", "!=", "<", ">="),
        fc.constantFrom(7, 999, 1, 4688),
      )
      .map((parts) => parts.join(" ")),
    fc
      .tuple(fc.constantFrom(...numbers), fc.constantFrom("in", "!in"))
      .map(([name, operator]) => `${name} ${operator} (1, 7, 4624)`),
    column.map((name) => `isempty(${name})`),
    column.map((name) => `isnotempty(${name})`),
  );
  return fc.letrec<{ filter: string }>((tie) => ({
    filter: fc.oneof(
      { maxDepth: 3 },
      leaf,
      fc
        .tuple(tie("filter"), fc.constantFrom("and", "or"), tie("filter"))
        .map((parts) => `(${parts.join(" ")})`),
      tie("filter").map((inner) => `not(${inner})`),
    ),
  })).filter;
}

describe("push-down loses no row that the query keeps, whatever it asks and whatever events say", () => {
  test.each(arenas)("of $table", (arena) => {
    let [held, made] = [0, 0];
    fc.assert(
      fc.property(
        fc.array(filterOf(arena), { minLength: 5, maxLength: 10 }),
        fc.array(fc.oneof(...arena.events), { minLength: 3, maxLength: 8 }),
        (filters, events) => {
          const needs = filters
            .flatMap((where) => needsOf(`${arena.table} | where ${where}`))
            .filter(({ filter }) => filter !== undefined && isPlain(filter));
          const log = logOf(events);
          const found = compareWithFilters(needs, (visit) => readEvtx(log, visit));
          held += found.held;
          made += found.made;
          expect(found.missed).toEqual([]);
        },
      ),
      { seed: 11, numRuns: 80 },
    );
    expect(held).toBeGreaterThan(500);
    expect(made).toBeGreaterThanOrEqual(held);
  });
});
