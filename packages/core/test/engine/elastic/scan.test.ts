import { canRun, compileRuleSet } from "@telltale/core/engine";
import { loadRules } from "@telltale/core/library";
import { SourceText } from "@telltale/core/source";
import { describe, expect, test } from "vitest";
import { found, security, shipped, start, sysmon } from "./kit.ts";
import type { Given } from "./kit.ts";

describe("EQL on Windows events", () => {
  const events = [
    start("C:\\Windows\\System32\\cmd.exe", 'cmd.exe /c "whoami /all"'),
    start("C:\\Tools\\notcmd.exe", "notcmd.exe"),
    security(4688, {
      NewProcessName: "C:\\Windows\\System32\\CMD.EXE",
      CommandLine: "-",
      ParentProcessName: "C:\\Windows\\explorer.exe",
      SubjectUserName: "bob",
      NewProcessId: "0x1a2c",
    }),
    sysmon(7, { Image: "C:\\x.exe", ImageLoaded: "C:\\Users\\Public\\evil.dll", Signed: "false" }),
    sysmon(13, {
      EventType: "SetValue",
      TargetObject: "HKLM\\Software\\Run\\Updater",
      Details: "DWORD (0x00000001)",
      Image: "C:\\x.exe",
    }),
    security(4624, { TargetUserName: "ann", LogonType: "3", IpAddress: "-" }),
    security(4703, { EnabledPrivilegeList: "SeDebugPrivilege", SubjectUserName: "bob" }),
  ];

  test.each([
    ['process where process.name : "cmd.exe"', [1, 3]],
    ['process where process.name == "cmd.exe"', [1]],
    ['process where process.executable : "?:\\\\Windows\\\\*"', [1, 3]],
    ['process where process.args : "whoami /all"', [1]],
    ['process where process.args == "/c" and process.args_count == 3', [1]],
    ['process where process.command_line != null and event.type == "start"', [1, 2]],
    ['process where event.type == "start" and not process.command_line : "*whoami*"', [2, 3]],
    ["process where process.pid == 6700", [3]],
    ['process where user.name == "ann" and user.domain == "CORP"', [1, 2]],
    ['any where host.os.type == "windows" and event.code == "4624"', [6]],
    ['authentication where winlog.logon.type == "Network" and source.ip == null', [6]],
    [
      'authentication where event.action == "logged-in" and not cidrMatch(source.ip, "10.0.0.0/8")',
      [6],
    ],
    ['library where dll.name : "evil.dll"', [4]],
    [
      'any where event.category == "process" and event.action : "Image loaded*" and file.extension : "dll"',
      [4],
    ],
    [
      'registry where registry.path : "HKLM\\\\*\\\\Run\\\\*" and registry.data.strings == "1"',
      [5],
    ],
    ['any where winlog.event_data.Signed == "false"', [4]],
    ['process where endsWith~(process.executable, "\\\\CMD.exe")', [1, 3]],
    ['process where not endsWith(process.nothing, "x")', []],
    ['process where process.nothing != "x" and event.type == "start"', [1, 2, 3]],
    ["file where true", []],
    [
      'any where event.action : "Token Right Adjusted Events" and winlog.event_data.EnabledPrivilegeList : "SeDebug*"',
      [7],
    ],
  ])("%s", (query, expected) => {
    expect(found("eql", query, events)).toEqual(expected);
  });
});

describe("Kibana KQL on Windows events", () => {
  const events = [
    start("C:\\Windows\\System32\\cmd.exe", "cmd.exe /c whoami"),
    start("C:\\Windows\\System32\\net.exe", "net user"),
    sysmon(3, { Image: "C:\\x.exe", DestinationIp: "10.1.2.3", DestinationPort: "443" }),
    {
      id: 4104,
      channel: "Microsoft-Windows-PowerShell/Operational",
      provider: "Microsoft-Windows-PowerShell",
      fields: { ScriptBlockText: "Invoke-Mimikatz -DumpCreds" },
    },
  ];

  test.each([
    ["process.name: (cmd.exe or net.exe)", [1, 2]],
    ["process.name: CMD.EXE", []],
    ['process.command_line: *whoami* and not user.name: "bob"', [1]],
    ['process.command_line: "*whoami*"', []],
    ["destination.ip: 10.0.0.0/8 and destination.port >= 400", [3]],
    ["event.category: network and not process.parent.name: *", [3]],
    ['powershell.file.script_block_text: "invoke-mimikatz"', [4]],
    ['powershell.file.script_block_text: "invoke mimikatz, dumpcreds"', [4]],
    ['powershell.file.script_block_text: "mimikatz invoke"', []],
    ['powershell.file.script_block_text: "voke-mimikatz"', []],
    ['powershell.file.script_block_text: "/dumpcreds"', [4]],
    ['powershell.file.script_block_text: (mimikatz and "-DumpCreds")', [4]],
    ["event.code: 4104 and host.os.type: windows", [4]],
    ["process.*: *whoami*", [1]],
  ])("%s", (query, expected) => {
    expect(found("kuery", query, events)).toEqual(expected);
  });
});

test("what the agents work out of script blocks", () => {
  const block = (text: string): Given => ({
    id: 4104,
    channel: "Microsoft-Windows-PowerShell/Operational",
    provider: "Microsoft-Windows-PowerShell",
    fields: { ScriptBlockText: text },
  });
  // Of abcd each character tells two bits, of aaaa none.
  const events = [block("abcd"), block("aaaa"), block("aaab".repeat(4))];
  const name = "powershell.file.script_block_";
  expect(found("kuery", `${name}entropy_bits >= 2`, events)).toEqual([1]);
  expect(
    found("kuery", `${name}entropy_bits > 0.81 and ${name}entropy_bits < 0.82`, events),
  ).toEqual([3]);
  expect(
    found("kuery", `${name}surprisal_stdev > 0.68 and ${name}surprisal_stdev < 0.69`, events),
  ).toEqual([3]);
  expect(found("kuery", `${name}length: 16 and ${name}unique_symbols: 2`, events)).toEqual([3]);
});

describe("fields by the ways in which they are indexed", () => {
  const events = [
    start("C:\\Windows\\REG.exe", "REG.exe query hklm"),
    start("C:\\Windows\\cmd.exe", "cmd.exe /c reg query"),
  ];
  test.each([
    ["kuery", 'process.name.caseless: "reg.exe"', [1]],
    ["kuery", "process.name.caseless: (CMD.EXE or r*)", [1, 2]],
    ["kuery", 'not process.name.caseless: "reg.exe"', [2]],
    ["kuery", 'process.name: "reg.exe"', []],
    ["kuery", "process.command_line.text: query", [1, 2]],
    ["kuery", 'process.command_line.text: "reg query"', [2]],
    ["lucene", "process.name.caseless:reg.exe", [1]],
    ["eql", 'process where process.name.caseless == "reg.exe"', [1]],
    ["eql", 'process where process.name.caseless in ("reg.exe", "x")', [1]],
    ["eql", 'process where not process.name.caseless == "reg.exe"', [2]],
  ] as const)("%s: %s", (language, query, expected) => {
    expect(found(language, query, events)).toEqual(expected);
  });
});

describe("Lucene on Windows events", () => {
  const events = [
    start("C:\\Windows\\System32\\cmd.exe", "cmd.exe /c whoami"),
    start("C:\\Windows\\System32\\net.exe", "net user"),
    sysmon(3, { Image: "C:\\x.exe", DestinationIp: "10.1.2.3", DestinationPort: "443" }),
    {
      id: 4104,
      channel: "Microsoft-Windows-PowerShell/Operational",
      provider: "Microsoft-Windows-PowerShell",
      fields: { ScriptBlockText: "Invoke-Mimikatz -DumpCreds" },
    },
  ];

  test.each([
    ["process.name:(cmd.exe net.exe)", [1, 2]],
    ["process.name:(cmd.exe OR net.exe) AND NOT process.command_line:*whoami*", [2]],
    ["process.name:CMD.EXE", []],
    ["process.name:cm?.exe", [1]],
    ['process.name:"cm*"', []],
    ["process.executable:C\\:\\\\Windows\\\\*", [1, 2]],
    ["process.name:/[cn].*\\.exe/", [1, 2]],
    ["process.name:/cmd/", []],
    ["destination.ip:10.0.0.0\\/8 AND destination.port:[400 TO 443]", [3]],
    ["destination.port:{443 TO *]", []],
    ["destination.port:>=443", [3]],
    ["destination.port:(>400 AND <443)", []],
    ["_exists_:process.command_line", [1, 2]],
    ["event.category:network AND NOT process.parent.name:*", [3]],
    ["NOT process.name:* AND host.os.type:windows", [4]],
    ["-event.category:process", [3]],
    ["powershell.file.script_block_text:invoke\\-mimikatz", [4]],
    ["powershell.file.script_block_text:DUMPCRED*", [4]],
    ["powershell.file.script_block_text:/mimi.*/", [4]],
    ["powershell.file.script_block_text:/imi.*/", []],
    ["process.\\*:*whoami*", [1]],
    // What AND joins has to match: what only OR joins then decides nothing.
    ["process.name:net.exe OR event.category:process AND process.command_line:*whoami*", [1]],
    ["process.name:net.exe OR (event.category:process AND process.command_line:*whoami*)", [1, 2]],
    ["+event.category:process process.name:net.exe", [1, 2, 4]],
    ["NOT process.name:cmd.exe OR event.category:process", [2, 4]],
  ])("%s", (query, expected) => {
    expect(found("lucene", query, events)).toEqual(expected);
  });
});

describe("sequences on Windows events", () => {
  const events = [
    sysmon(1, { Image: "C:\\a\\regsvr32.exe", ProcessGuid: "{A}" }, 0),
    sysmon(1, { Image: "C:\\a\\regsvr32.exe", ProcessGuid: "{B}" }, 1),
    sysmon(3, { Image: "C:\\a\\regsvr32.exe", ProcessGuid: "{A}", DestinationIp: "1.2.3.4" }, 2),
    sysmon(5, { Image: "C:\\a\\regsvr32.exe", ProcessGuid: "{B}" }, 3),
    sysmon(3, { Image: "C:\\a\\regsvr32.exe", ProcessGuid: "{B}", DestinationIp: "1.2.3.4" }, 4),
  ];

  const two = `[process where event.type == "start" and process.name : "regsvr32.exe"]
    [network where destination.ip != null]`;

  test("are joined by key, within their span, and ended by until", () => {
    expect(found("eql", `sequence by process.entity_id ${two}`, events)).toEqual([1, 3, 2, 5]);
    expect(found("eql", `sequence by process.entity_id with maxspan=2s ${two}`, events)).toEqual([
      1, 3,
    ]);
    expect(
      found(
        "eql",
        `sequence by process.entity_id ${two} until [process where event.type == "end"]`,
        events,
      ),
    ).toEqual([1, 3]);
  });

  test("samples take events in any order", () => {
    const query = `sample by process.entity_id
      [network where true] [process where event.type == "start"]`;
    expect(found("eql", query, events)).toEqual([3, 1, 5, 2]);
  });
});

describe("what cannot run on Windows events", () => {
  test.each([
    ['process where process.nothing : "x"', false],
    ['process where process.name : "x"', true],
    ['any where event.category == "malware"', false],
  ])("%s", (query, expected) => {
    const text = JSON.stringify({ rule_id: "r", name: "r", type: "eql", language: "eql", query });
    const { detections } = loadRules([new SourceText("r.ndjson", text)]);
    expect(canRun(compileRuleSet(detections).rules[0]?.filters ?? [])).toBe(expected);
  });

  test("a sequence says which step", () => {
    const query = "sequence by host.id [process where true] [malware where true]";
    const text = JSON.stringify({ rule_id: "r", name: "r", type: "eql", language: "eql", query });
    const { detections } = loadRules([new SourceText("r.ndjson", text)]);
    const [note] = compileRuleSet(detections).notes.get(0) ?? [];
    expect(note?.message).toBe("cannot run: no Windows event is what step 2 asks for");
  });
});

describe("rules that count", () => {
  const logon = (user: string, second: number): Given => ({
    ...security(4625, { TargetUserName: user, LogonType: "3", IpAddress: "10.0.0.9" }),
    time: `2026-01-01T10:0${Math.floor(second / 60)}:${String(second % 60).padStart(2, "0")}Z`,
  });
  const query = "event.action: logon-failed";

  test("a threshold", () => {
    const threshold = {
      type: "threshold",
      from: "now-1m",
      threshold: { field: ["user.name"], value: 3 },
    };
    const events = [
      logon("ann", 0),
      logon("bob", 1),
      logon("ann", 10),
      logon("ann", 50),
      logon("bob", 90),
    ];
    expect(found("kuery", query, events, threshold)).toEqual([1, 3, 4]);
  });

  test("different values", () => {
    const threshold = {
      type: "threshold",
      from: "now-1m",
      threshold: {
        field: ["source.ip"],
        value: 1,
        cardinality: [{ field: "user.name", value: 2 }],
      },
    };
    expect(
      found("kuery", query, [logon("ann", 0), logon("ann", 1), logon("bob", 2)], threshold),
    ).toEqual([1, 2, 3]);
  });

  test("so many events with so many different values", () => {
    const threshold = {
      type: "threshold",
      from: "now-1m",
      threshold: {
        field: ["source.ip"],
        value: 4,
        cardinality: [{ field: "user.name", value: 2 }],
      },
    };
    const events = [logon("ann", 0), logon("bob", 1), logon("ann", 2), logon("ann", 3)];
    expect(found("kuery", query, events.slice(0, 3), threshold)).toEqual([]);
    expect(found("kuery", query, events, threshold)).toEqual([1, 2, 3, 4]);
    const alone = Array.from({ length: 5 }, (_, second) => logon("ann", second));
    expect(found("kuery", query, alone, threshold)).toEqual([]);
  });

  test("new terms", () => {
    const terms = {
      type: "new_terms",
      new_terms_fields: ["user.name"],
      history_window_start: "now-1m",
    };
    const events = [logon("ann", 0), logon("ann", 30), logon("bob", 31), logon("ann", 200)];
    expect(found("kuery", query, events, terms)).toEqual([1, 3, 4]);
  });
});

test("EQL goes by another field for categories where the rule says so", () => {
  const records = shipped(
    ["info", "start"].map((type) => ({ event: { kind: "event", category: "x", type } })),
  );
  expect(
    found("eql", "info where true", records, { event_category_override: "event.type" }),
  ).toEqual([1]);
  expect(found("eql", "info where true", records)).toEqual([]);
});

describe("records that are in ECS", () => {
  const process = { name: "cmd.exe", executable: "C:\\Windows\\cmd.exe", args: ["cmd.exe", "/c"] };
  const event = { category: ["process"], type: ["start"], code: "1" };
  const winlog = {
    channel: "Microsoft-Windows-Sysmon/Operational",
    provider_name: "Microsoft-Windows-Sysmon",
    event_id: "1",
    event_data: { IntegrityLevel: "High" },
  };
  const records = shipped([
    { event, process, host: { os: { type: "windows" } } },
    { event, process, winlog, host: { os: { type: "windows" } } },
    { event, winlog, process: { ...process, name: "net.exe" }, host: { os: { type: "windows" } } },
    { "event.category": "process", "event.type": "start", "process.name": "cmd.exe" },
  ]);

  test.each([
    ['process where process.name : "CMD.exe"', [1, 2, 4]],
    ['process where event.type == "start" and not process.name : "cmd.exe"', [3]],
    ['process where winlog.event_data.IntegrityLevel == "High" and process.args == "/c"', [2, 3]],
    ['process where winlog.channel : "*Sysmon*"', [2, 3]],
  ])("%s", (query, expected) => {
    expect(found("eql", query, records)).toEqual(expected);
  });
});
