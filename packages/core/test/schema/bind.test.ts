import { describe, expect, it } from "vitest";
import { evaluateScalar } from "../../src/engine/index.ts";
import { bindKey, bindQuery } from "../../src/schema/index.ts";
import {
  and,
  contains,
  ends,
  equals,
  field,
  fires,
  isNull,
  not,
  or,
  regex,
  rule,
  starts,
  windows,
} from "./kit.ts";
import type { Datum, Expr, LogSource } from "../../src/model/index.ts";

const sysmon = "Microsoft-Windows-Sysmon/Operational";

const process4688 = {
  channel: "Security",
  id: 4688,
  fields: {
    SubjectUserName: "alice",
    SubjectDomainName: "CORP",
    SubjectLogonId: "0x3e7",
    NewProcessId: "0x7d8",
    NewProcessName: "C:\\Windows\\System32\\cmd.exe",
    ProcessId: "0x2b8",
    CommandLine: "cmd /c whoami",
    ParentProcessName: "C:\\Program Files\\WindowsApps\\wsl.exe",
    MandatoryLabel: "S-1-16-12288",
  },
};

describe("a process_creation rule on Security 4688", () => {
  const cases: readonly (readonly [string, Expr, boolean])[] = [
    ["Image", ends("Image", "\\cmd.exe"), true],
    ["Image, other case", ends("Image", "\\CMD.EXE"), true],
    ["ParentImage", ends("ParentImage", "\\wsl.exe"), true],
    ["CommandLine keeps its name", contains("CommandLine", "whoami"), true],
    ["User is domain and name", equals("User", "CORP\\alice"), true],
    ["IntegrityLevel by name", equals("IntegrityLevel", "High"), true],
    ["IntegrityLevel by SID", equals("IntegrityLevel", "S-1-16-12288"), true],
    ["IntegrityLevel, another", equals("IntegrityLevel", "System"), false],
    ["IntegrityLevel, negated", not(equals("IntegrityLevel", "System")), true],
    ["IntegrityLevel, no such level", equals("IntegrityLevel", "AppContainer"), false],
    ["ProcessId in decimal", equals("ProcessId", "2008"), true],
    ["ParentProcessId is the raw ProcessId", equals("ParentProcessId", "696"), true],
    ["LogonId", equals("LogonId", "0x3e7"), true],
    ["a raw name of the event", equals("SubjectUserName", "alice"), true],
    ["a System name", equals("EventID", "4688"), true],
    ["a field it lacks", contains("ParentCommandLine", "x"), false],
    ["a field it lacks, negated", not(contains("ParentCommandLine", "x")), false],
    ["a field it lacks, tested for null", isNull("OriginalFileName"), false],
    ["a field it lacks, not null", not(isNull("OriginalFileName")), false],
    [
      "a field it lacks, beside a true branch",
      or([equals("OriginalFileName", "Cmd.Exe"), ends("Image", "\\cmd.exe")]),
      true,
    ],
    [
      "an exclusion by a field it lacks",
      and([ends("Image", "\\cmd.exe"), not(contains("ParentCommandLine", "x"))]),
      false,
    ],
    [
      "an exclusion that another of its conditions refutes",
      and([
        ends("Image", "\\cmd.exe"),
        not(and([contains("ParentCommandLine", "x"), ends("ParentImage", "\\other.exe")])),
      ]),
      true,
    ],
    ["a regular expression", regex("Image", "cmd\\.exe$"), true],
  ];
  it.each(cases)("%s", (_, where, expected) => {
    expect(fires(rule(windows("process_creation"), where), process4688)).toBe(expected);
  });

  it("is not decided by a field that the record happens to lack", () => {
    const { ParentProcessName: _, ...fields } = process4688.fields;
    const where = and([ends("Image", "\\cmd.exe"), not(ends("ParentImage", "\\explorer.exe"))]);
    expect(fires(rule(windows("process_creation"), where), process4688)).toBe(true);
    expect(fires(rule(windows("process_creation"), where), { ...process4688, fields })).toBe(false);
  });

  it("takes an empty command line for one that was not recorded", () => {
    const silent = { ...process4688, fields: { ...process4688.fields, CommandLine: "" } };
    const decide = (where: Expr) => fires(rule(windows("process_creation"), where), silent);
    expect(decide(contains("CommandLine", "whoami"))).toBe(false);
    expect(decide(not(contains("CommandLine", "whoami")))).toBe(false);
    expect(decide(equals("CommandLine", ""))).toBe(false);
    expect(decide(not(equals("CommandLine", "")))).toBe(false);
    expect(decide(not(regex("CommandLine", "^x")))).toBe(false);
    expect(decide(or([not(contains("CommandLine", "x")), ends("Image", "\\cmd.exe")]))).toBe(true);
    expect(
      fires(rule(windows("process_creation"), not(contains("CommandLine", "x"))), process4688),
    ).toBe(true);
  });

  it("keeps Sigma's two values on Sysmon's own event", () => {
    const where = and([ends("Image", "\\cmd.exe"), not(contains("ParentCommandLine", "x"))]);
    const record = { channel: sysmon, id: 1, fields: { Image: "C:\\Windows\\cmd.exe" } };
    expect(fires(rule(windows("process_creation"), where), record)).toBe(true);
  });
});

const connection = {
  channel: "Security",
  id: 5156,
  fields: {
    ProcessID: 1234,
    Application: "\\device\\harddiskvolume4\\users\\public\\evil.exe",
    Direction: "%%14593",
    SourceAddress: "10.0.0.1",
    DestAddress: "8.8.8.8",
    DestPort: 443,
    Protocol: 6,
  },
};

describe("a network_connection rule on Security 5156", () => {
  const cases: readonly (readonly [string, Expr, boolean])[] = [
    ["Image from its drive", starts("Image", "C:\\Users\\Public\\"), true],
    ["Image from another folder", starts("Image", "C:\\Windows\\"), false],
    ["Image by its end", ends("Image", "\\evil.exe"), true],
    ["Image by an inner path", contains("Image", "\\users\\"), true],
    ["Image by a root without a drive", contains("Image", ":\\Users\\"), true],
    ["Image by a root that is none", contains("Image", ":\\Public\\"), false],
    ["Image by an inner path with drive", contains("Image", "C:\\Users\\Public\\"), true],
    ["a part of a drive's name, which cannot be told", starts("Image", "C"), false],
    ["a part of a drive's name, negated", not(starts("Image", "D:")), false],
    ["a name without a path", equals("Image", "System"), false],
    ["Initiated", equals("Initiated", "true"), true],
    ["not Initiated", equals("Initiated", "false"), false],
    ["Protocol", equals("Protocol", "tcp"), true],
    ["another Protocol", equals("Protocol", "udp"), false],
    ["DestinationPort", equals("DestinationPort", "443"), true],
    ["DestinationIp", starts("DestinationIp", "8.8."), true],
    ["DestinationHostname, negated", not(contains("DestinationHostname", "x")), false],
    ["a regular expression that speaks of the drive", regex("Image", "^C:"), false],
    ["a regular expression on the name", regex("Image", "evil\\.exe$"), true],
  ];
  it.each(cases)("%s", (_, where, expected) => {
    expect(fires(rule(windows("network_connection"), where), connection)).toBe(expected);
  });

  it("knows volumes of two digits", () => {
    const fields = { ...connection.fields, Application: "\\device\\harddiskvolume12\\temp\\a.exe" };
    const where = starts("Image", "C:\\Temp\\");
    expect(fires(rule(windows("network_connection"), where), { ...connection, fields })).toBe(true);
  });

  it("takes a comparison with a boolean for a code", () => {
    const where: Expr = {
      kind: "is-true",
      arg: {
        kind: "compare",
        operator: "eq",
        left: { kind: "field", vocabulary: "sigma", name: "Initiated" },
        right: { kind: "literal", value: { kind: "boolean", value: true } },
        as: "either",
        caseRule: "insensitive",
        quantifier: "any",
      },
    };
    expect(fires(rule(windows("network_connection"), where), connection)).toBe(true);
    expect(fires(rule(windows("network_connection"), not(where)), connection)).toBe(false);
  });
});

const registry = {
  channel: "Security",
  id: 4657,
  fields: {
    ObjectName: "\\REGISTRY\\MACHINE\\SYSTEM\\ControlSet001\\Control\\Lsa",
    ObjectValueName: "RunAsPPL",
    OperationType: "%%1905",
    NewValueType: "%%1876",
    NewValue: "0",
    ProcessName: "C:\\Windows\\regedit.exe",
  },
};

describe("a registry rule on Security 4657", () => {
  const set = (where: Expr, fields: object = {}) =>
    fires(rule(windows("registry_set"), where), {
      ...registry,
      fields: { ...registry.fields, ...fields },
    });

  const cases: readonly (readonly [string, Expr, boolean])[] = [
    [
      "the path from its hive",
      equals("TargetObject", "HKLM\\SYSTEM\\CurrentControlSet\\Control\\Lsa\\RunAsPPL"),
      true,
    ],
    ["the path from another hive", starts("TargetObject", "HKU\\"), false],
    ["the end of the path", ends("TargetObject", "\\Control\\Lsa\\RunAsPPL"), true],
    ["an inner control set", contains("TargetObject", "\\CurrentControlSet\\Control\\"), true],
    ["a number", equals("Details", "DWORD (0x00000000)"), true],
    ["another number", equals("Details", "DWORD (0x00000001)"), false],
    ["any number", starts("Details", "DWORD"), true],
    ["a text that a number's digits would fit", contains("Details", "0"), false],
    ["binary data", equals("Details", "Binary Data"), false],
    ["EventType", equals("EventType", "SetValue"), true],
    ["NewName, which it lacks", not(equals("NewName", "x")), false],
  ];
  it.each(cases)("%s", (_, where, expected) => expect(set(where)).toBe(expected));

  it("reads texts as they are", () => {
    const fields = { NewValueType: "%%1873", NewValue: "C:\\Temp\\a.dll" };
    expect(set(ends("Details", ".dll"), fields)).toBe(true);
    expect(set(equals("Details", "(Empty)"), { ...fields, NewValue: "" })).toBe(true);
  });

  it("takes only the operations that the category speaks of", () => {
    const where = ends("TargetObject", "\\RunAsPPL");
    const deleted = { ...registry, fields: { ...registry.fields, OperationType: "%%1906" } };
    expect(fires(rule(windows("registry_set"), where), deleted)).toBe(false);
    expect(fires(rule(windows("registry_delete"), where), deleted)).toBe(true);
    expect(
      fires(rule(windows("registry_add"), where), {
        ...registry,
        fields: { ...registry.fields, OperationType: "%%1904" },
      }),
    ).toBe(false);
  });
});

describe("other classes", () => {
  const cases: readonly (readonly [
    string,
    LogSource,
    Expr,
    Parameters<typeof fires>[1],
    boolean,
  ])[] = [
    [
      "5145 is an everyday opening of a pipe",
      windows("pipe_created"),
      equals("PipeName", "\\svcctl"),
      {
        channel: "Security",
        id: 5145,
        fields: { ShareName: "\\\\*\\IPC$", RelativeTargetName: "svcctl" },
      },
      false,
    ],
    [
      "4656 holds the rights that were asked for",
      windows("process_access"),
      and([
        equals("GrantedAccess", "0x1FFFFF"),
        equals("TargetImage", "C:\\Windows\\System32\\lsass.exe"),
      ]),
      {
        channel: "Security",
        id: 4656,
        fields: {
          ObjectType: "Process",
          ObjectName: "\\Device\\HarddiskVolume2\\Windows\\System32\\lsass.exe",
          AccessMask: "0x1fffff",
        },
      },
      true,
    ],
    [
      "registry_add is CreateKey",
      windows("registry_add"),
      contains("TargetObject", "x"),
      { channel: sysmon, id: 12, fields: { EventType: "DeleteKey", TargetObject: "x" } },
      false,
    ],
    [
      "classic PowerShell is searched in its Data",
      windows("ps_classic_start"),
      contains("Data", "HostVersion=2"),
      {
        channel: "Windows PowerShell",
        id: 400,
        fields: { Data: ["Available", "None", "HostVersion=2.0"] },
      },
      true,
    ],
    [
      "4104 of PowerShell 7",
      windows("ps_script"),
      contains("ScriptBlockText", "x"),
      { channel: "PowerShellCore/Operational", id: 4104, fields: { ScriptBlockText: "x" } },
      true,
    ],
    [
      "a service is its channels, whatever the event",
      { product: "windows", service: "security" },
      equals("EventID", "4720"),
      { channel: "Security", id: 4720, fields: {} },
      true,
    ],
    [
      "antivirus names no product",
      { category: "antivirus" },
      contains("Signature", "Cobalt"),
      {
        channel: "Microsoft-Windows-Windows Defender/Operational",
        id: 1116,
        fields: { ThreatName: "Backdoor:Win64/CobaltStrike" },
      },
      true,
    ],
    [
      "names of Windows events have no blanks, whatever the rule has",
      { product: "windows", service: "windefend" },
      contains("Threat Name", "Cobalt"),
      {
        channel: "Microsoft-Windows-Windows Defender/Operational",
        id: 1116,
        fields: { ThreatName: "Backdoor:Win64/CobaltStrike" },
      },
      true,
    ],
    [
      "names of other records keep theirs",
      { product: "aws", service: "cloudtrail" },
      equals("event name", "x"),
      { fields: { "event name": "x" } },
      true,
    ],
    [
      "cloud logs are plain records",
      { product: "aws", service: "cloudtrail" },
      equals("eventName", "x"),
      { fields: { eventName: "x" } },
      true,
    ],
    [
      "cloud rules do not read Windows events",
      { product: "aws", service: "cloudtrail" },
      not(equals("eventName", "x")),
      { channel: "Security", id: 4624, fields: {} },
      false,
    ],
    [
      "a cloud rule that only excludes fires on records of its kind",
      { product: "zeek", service: "rdp" },
      not(equals("id.orig_h", "10.0.0.1")),
      { fields: { "id.orig_h": "203.0.113.9" } },
      true,
    ],
    [
      "a cloud rule that only excludes does not fire on records of other kinds",
      { product: "zeek", service: "rdp" },
      not(equals("id.orig_h", "10.0.0.1")),
      { fields: { eventName: "ConsoleLogin" } },
      false,
    ],
    [
      "file_access by its ETW provider",
      windows("file_access"),
      ends("FileName", "x"),
      { provider: "Microsoft-Windows-Kernel-File", id: 12, fields: { FileName: "\\x" } },
      true,
    ],
  ];
  it.each(cases)("%s", (_, logSource, where, record, expected) => {
    expect(fires(rule(logSource, where), record)).toBe(expected);
  });

  it("reads field names that objects have anyway", () => {
    const query = rule(
      { product: "okta" },
      or([equals("__proto__", "x"), equals("constructor", "x")]),
    );
    expect(fires(query, { fields: {} })).toBe(false);
    expect(fires(query, { fields: { constructor: "x" } })).toBe(true);
    expect(
      fires(rule(windows("process_creation"), not(equals("constructor", "x"))), process4688),
    ).toBe(false);
  });
});

describe("group keys", () => {
  const valueOf = (
    name: string,
    category: string,
    at: number,
    fields: Readonly<Record<string, Datum>>,
  ) => {
    const bound = bindQuery(rule(windows(category), contains("Image", "x"))).bound[at];
    if (bound === undefined) throw new Error("not bound");
    const subject = { get: (key: string) => fields[key], fields: () => fields };
    return evaluateScalar(bindKey(field(name), bound), subject);
  };
  const { fields } = process4688;

  const cases: readonly (readonly [
    string,
    string,
    number,
    Readonly<Record<string, Datum>>,
    Datum | undefined,
  ])[] = [
    ["User", "process_creation", 0, { User: "CORP\\alice" }, "CORP\\alice"],
    ["User", "process_creation", 1, fields, "CORP\\alice"],
    ["Image", "process_creation", 1, fields, fields.NewProcessName],
    ["IntegrityLevel", "process_creation", 1, fields, "High"],
    ["ProcessId", "process_creation", 1, fields, "0x7d8"],
    ["Computer", "process_creation", 1, { Computer: "host" }, "host"],
    ["ParentUser", "process_creation", 1, fields, undefined],
    ["Image", "network_connection", 1, connection.fields, connection.fields.Application],
    ["TargetObject", "registry_set", 1, { ObjectName: "a", ObjectValueName: "b" }, "a\\b"],
  ];
  it.each(cases)("%s of %s, class %i", (name, category, at, record, expected) => {
    expect(valueOf(name, category, at, record)).toBe(expected);
  });
});

describe("what cannot run", () => {
  const messages = (logSource: LogSource, where: Expr) =>
    bindQuery(rule(logSource, where)).diagnostics.map(({ code, message }) => [code, message]);

  it("names the class and the field", () => {
    const where = and([ends("Image", "\\x.exe"), contains("ParentCommandLine", "y")]);
    expect(messages(windows("process_creation"), where)).toEqual([
      [
        "schema/class-cannot-run",
        "not run on Security 4688: the rule needs ParentCommandLine, which Security 4688 does not have",
      ],
    ]);
  });

  it("says which fields a class does without", () => {
    const where = or([ends("Image", "\\x.exe"), equals("OriginalFileName", "x.exe")]);
    const { bound } = bindQuery(rule(windows("process_creation"), where));
    expect(bound.map(({ classes, missing }) => [classes, missing])).toEqual([
      [["windows/process_creation:Microsoft-Windows-Sysmon/Operational/1"], []],
      [["windows/process_creation:Security/4688"], ["OriginalFileName"]],
    ]);
  });

  it("suggests the category that was meant", () => {
    const { bound, diagnostics } = bindQuery(rule(windows("proces_creation"), equals("a", "b")));
    expect(bound).toEqual([]);
    expect(diagnostics).toMatchObject([
      {
        code: "schema/log-source-unknown",
        severity: "warning",
        hint: 'did you mean "process_creation"?',
      },
    ]);
  });

  it("does not run a rule whose placeholders are open", () => {
    const where: Expr = {
      kind: "match",
      subject: { kind: "field", vocabulary: "sigma", name: "User" },
      pattern: [{ kind: "placeholder", name: "admins" }],
      caseRule: "insensitive",
      quantifier: "any",
    };
    expect(messages(windows("process_creation"), where)).toEqual([
      ["schema/placeholder-unfilled", "cannot run: the placeholder %admins% has no value"],
    ]);
  });

  it("reads classes of one form with one filter", () => {
    const selectors = (category: string) =>
      bindQuery(rule(windows(category), ends("TargetObject", "x"))).bound.map(
        ({ selector }) => selector,
      );
    expect(selectors("registry_event")).toEqual([
      { channels: [sysmon], eventIds: [12, 13, 14] },
      { channels: ["Security"], eventIds: [4657] },
    ]);
    expect(selectors("ps_script")).toEqual([
      {
        channels: ["Microsoft-Windows-PowerShell/Operational", "PowerShellCore/Operational"],
        eventIds: [4104],
      },
    ]);
  });
});
