import { describe, expect, test } from "vitest";
import { ticksOfTime } from "../../../src/model/index.ts";
import { needsOf, logOf, readEvtx, readJson, rowsOf, wholeTable } from "./kit.ts";
import type { TestEvent } from "./kit.ts";

const rowsIn = (table: string, ...events: readonly TestEvent[]) =>
  rowsOf([wholeTable(table)], (visit) => readEvtx(logOf(events), visit));

const processCreation: TestEvent = {
  form: "sysmon/process-creation",
  values: {
    RuleName: "technique_id=T1059,technique_name=Shell",
    UtcTime: "2026-03-02 08:00:00.120",
    ProcessGuid: "{5770385F-C22A-43E0-BF4C-06F5698FFBD9}",
    ProcessId: 4242,
    Image: "C:\\Windows\\System32\\cmd.exe",
    CommandLine: 'cmd.exe /c echo "<&>"',
    User: "CORP\\Kim",
    LogonId: "0x3e7",
    IntegrityLevel: "High",
    Hashes: "SHA1=AB01,MD5=CD02,SHA256=EF03,IMPHASH=0104",
    ParentImage: "C:\\Windows\\explorer.exe",
    ParentProcessId: 1000,
    ParentCommandLine: "explorer.exe",
    ParentUser: "NT AUTHORITY\\SYSTEM",
  },
};

const auditedCreation: TestEvent = {
  form: "security/process-creation",
  values: {
    SubjectUserSid: "S-1-5-21-1-2-3-1001",
    SubjectUserName: "Kim",
    SubjectDomainName: "CORP",
    SubjectLogonId: "0x3e7",
    NewProcessId: "0x1a2c",
    NewProcessName: "C:\\Windows\\System32\\cmd.exe",
    TokenElevationType: "%%1937",
    ProcessId: "0x3e8",
    CommandLine: "cmd.exe /c dir",
    TargetUserSid: "S-1-0-0",
    TargetUserName: "-",
    TargetDomainName: "-",
    TargetLogonId: "0x0",
    ParentProcessName: "C:\\Windows\\explorer.exe",
    MandatoryLabel: "S-1-16-12288",
  },
};

describe("Defender's tables", () => {
  test("process creations of Sysmon", () => {
    expect(rowsIn("DeviceProcessEvents", processCreation)).toEqual([
      expect.objectContaining({
        Timestamp: "2026-03-02T08:00:00.1234567Z",
        TimeGenerated: "2026-03-02T08:00:00.1234567Z",
        ProcessCreationTime: "2026-03-02T08:00:00.1200000Z",
        DeviceName: "WS01.corp.example",
        DeviceId: expect.stringMatching(/^[\da-f]{40}$/) as string,
        ActionType: "ProcessCreated",
        FileName: "cmd.exe",
        FolderPath: "C:\\Windows\\System32\\cmd.exe",
        ProcessId: "4242",
        AccountDomain: "corp",
        AccountName: "kim",
        LogonId: "999",
        SHA1: "ab01",
        MD5: "cd02",
        SHA256: "ef03",
        InitiatingProcessFileName: "explorer.exe",
        InitiatingProcessAccountName: "system",
        InitiatingProcessId: "1000",
        Type: "DeviceProcessEvents",
      }),
    ]);
  });

  test("process creations of the audit policy: the creator's account where there is no other", () => {
    expect(rowsIn("DeviceProcessEvents", auditedCreation)).toEqual([
      expect.objectContaining({
        FileName: "cmd.exe",
        ProcessId: "6700",
        InitiatingProcessId: "1000",
        InitiatingProcessFileName: "explorer.exe",
        AccountName: "kim",
        AccountDomain: "corp",
        AccountSid: "S-1-5-21-1-2-3-1001",
        LogonId: "999",
        ProcessIntegrityLevel: "High",
        ProcessTokenElevation: "TokenElevationTypeFull",
      }),
    ]);
  });

  const connection = (initiated: boolean): TestEvent => ({
    form: "sysmon/network-connection",
    values: {
      Image: "C:\\a.exe",
      Protocol: "tcp",
      Initiated: initiated,
      SourceIp: "10.0.0.5",
      SourcePort: 50_000,
      SourceHostname: "here",
      DestinationIp: "8.8.8.8",
      DestinationPort: 443,
      DestinationHostname: "there",
    },
  });

  test("connections have a local and a remote end, whoever began them", () => {
    expect(rowsIn("DeviceNetworkEvents", connection(true), connection(false))).toEqual([
      expect.objectContaining({
        ActionType: "ConnectionSuccess",
        LocalIP: "10.0.0.5",
        LocalIPType: "Private",
        RemoteIP: "8.8.8.8",
        RemoteIPType: "Public",
        RemotePort: "443",
        RemoteUrl: "there",
        Protocol: "Tcp",
      }),
      expect.objectContaining({
        ActionType: "InboundConnectionAccepted",
        LocalIP: "8.8.8.8",
        LocalPort: "443",
        RemoteIP: "10.0.0.5",
        RemotePort: "50000",
        RemoteUrl: "here",
      }),
    ]);
  });

  test("registry values: path and name apart, roots in full, numbers in decimal", () => {
    const set = (TargetObject: string, Details: string): TestEvent => ({
      form: "sysmon/registry-value-set",
      values: { EventType: "SetValue", TargetObject, Details, Image: "C:\\a.exe" },
    });
    const rows = rowsIn(
      "DeviceRegistryEvents",
      set("HKLM\\Software\\Run\\evil", "C:\\evil.exe"),
      set("HKU\\S-1-5-21-1-2-3-1001\\Software\\X", "DWORD (0x0000000a)"),
      set("HKU\\.DEFAULT\\Y", "QWORD (0x00000001-0x00000000)"),
    );
    expect(
      rows.map(({ RegistryKey, RegistryValueName, RegistryValueData, RegistryValueType }) => [
        RegistryKey,
        RegistryValueName,
        RegistryValueData,
        RegistryValueType,
      ]),
    ).toEqual([
      ["HKEY_LOCAL_MACHINE\\Software\\Run", "evil", "C:\\evil.exe", "String"],
      ["HKEY_CURRENT_USER\\S-1-5-21-1-2-3-1001\\Software", "X", "10", "Dword"],
      ["HKEY_USERS\\.DEFAULT", "Y", "4294967296", "Qword"],
    ]);
  });

  test("logons: the type in words, why it failed, addresses that say nothing left out", () => {
    const rows = rowsIn(
      "DeviceLogonEvents",
      {
        form: "security/logon",
        values: { TargetUserName: "Kim", LogonType: 10, IpAddress: "10.1.1.1", IpPort: "55" },
      },
      {
        form: "security/logon-failed",
        values: { TargetUserName: "Kim", LogonType: 3, IpAddress: "-", SubStatus: "0xc000006a" },
      },
    );
    expect(rows[0]).toMatchObject({
      ActionType: "LogonSuccess",
      LogonType: "RemoteInteractive",
      RemoteIP: "10.1.1.1",
      RemotePort: "55",
    });
    expect(rows[1]).toMatchObject({ ActionType: "LogonFailed", FailureReason: "InvalidPassword" });
    expect(rows[1]).not.toHaveProperty("RemoteIP");
  });

  test("other events: what is special to them as a bag", () => {
    const rows = rowsIn(
      "DeviceEvents",
      {
        form: "sysmon/dns-query",
        values: { QueryName: "a.example", QueryStatus: "0", Image: "C:\\a.exe" },
      },
      {
        form: "system/service-installed",
        values: { ServiceName: "evil", ImagePath: "C:\\evil.exe" },
      },
    );
    expect(rows.map(({ ActionType }) => ActionType)).toEqual([
      "DnsQueryResponse",
      "ServiceInstalled",
    ]);
    expect(JSON.parse(rows[0]?.["AdditionalFields"] ?? "")).toMatchObject({
      DnsQueryString: "a.example",
    });
    expect(rows[1]).toMatchObject({ FileName: "evil.exe" });
  });
});

describe("Sentinel's tables", () => {
  test("SecurityEvent has the event's fields and those derived from them", () => {
    expect(rowsIn("SecurityEvent", auditedCreation, processCreation)).toEqual([
      expect.objectContaining({
        EventID: "4688",
        Activity: "4688 - A new process has been created.",
        Account: "CORP\\Kim",
        AccountType: "User",
        Process: "cmd.exe",
        NewProcessId: "0x1a2c",
        TargetUserName: "-",
        Channel: "Security",
        Computer: "WS01.corp.example",
      }),
    ]);
  });

  test("Event has the data as XML, in the order of the log", () => {
    const [row] = rowsIn("Event", processCreation);
    expect(row).toMatchObject({
      Source: "Microsoft-Windows-Sysmon",
      EventLog: "Microsoft-Windows-Sysmon/Operational",
      EventID: "1",
      EventLevelName: "Information",
      UserName: "NT AUTHORITY\\SYSTEM",
    });
    expect(row?.["EventData"]).toMatch(
      /^<DataItem type="System.XmlData"><EventData xmlns="[^"]+"><Data Name="RuleName">technique_id=T1059,.*<Data Name="UtcTime">/,
    );
    expect(row?.["EventData"]).toContain(
      '<Data Name="CommandLine">cmd.exe /c echo "&lt;&amp;&gt;"</Data><Data Name="CurrentDirectory"></Data>',
    );
  });

  test("WindowsEvent has the data as a bag", () => {
    const [row] = rowsIn("WindowsEvent", processCreation);
    expect(JSON.parse(row?.["EventData"] ?? "")).toMatchObject({
      Image: "C:\\Windows\\System32\\cmd.exe",
      ProcessId: 4242,
    });
  });

  test("Sysmon has both sets of names", () => {
    expect(rowsIn("Sysmon", processCreation, auditedCreation)).toEqual([
      expect.objectContaining({
        EventID: "1",
        process_path: "C:\\Windows\\System32\\cmd.exe",
        Image: "C:\\Windows\\System32\\cmd.exe",
        process_parent_command_line: "explorer.exe",
        hash_sha256: "ef03",
        technique_id: "T1059",
      }),
    ]);
  });

  test("ASIM has one name for what the events call differently", () => {
    const rows = rowsIn("ASimProcessEventLogs", processCreation, auditedCreation);
    for (const row of rows)
      expect(row).toMatchObject({
        EventType: "ProcessCreated",
        EventSchema: "ProcessEvent",
        TargetProcessName: "C:\\Windows\\System32\\cmd.exe",
        Process: "C:\\Windows\\System32\\cmd.exe",
        ActingProcessName: "C:\\Windows\\explorer.exe",
        TargetUsername: "CORP\\Kim",
        User: "CORP\\Kim",
        TargetUserSessionId: "999",
        Dvc: "WS01.corp.example",
        EventCount: "1",
      });
    expect(rows.map(({ TargetProcessId }) => TargetProcessId)).toEqual(["4242", "6700"]);
  });
});

describe("records that are rows already", () => {
  const exported = {
    Type: "DeviceProcessEvents",
    TimeGenerated: "2026-03-02T08:00:00Z",
    FileName: "cmd.exe",
    ProcessId: 7,
    AdditionalFields: { A: { B: 1 } },
  };
  const streamed = {
    time: "2026-03-02T09:00:00Z",
    category: "AdvancedHunting-DeviceProcessEvents",
    properties: {
      Timestamp: "2026-03-02T08:00:00Z",
      FileName: "cmd.exe",
      AdditionalFields: '{"A":[1]}',
    },
  };

  test("say which table they are of", () => {
    const rows = rowsOf([wholeTable("DeviceProcessEvents")], (visit) =>
      readJson([exported, streamed, { ...exported, Type: "DeviceFileEvents" }], visit),
    );
    expect(rows).toEqual([
      {
        Type: "DeviceProcessEvents",
        TimeGenerated: "2026-03-02T08:00:00.0000000Z",
        Timestamp: "2026-03-02T08:00:00.0000000Z",
        FileName: "cmd.exe",
        ProcessId: "7",
        AdditionalFields: '{"A":{"B":1}}',
      },
      {
        TimeGenerated: "2026-03-02T09:00:00.0000000Z",
        Timestamp: "2026-03-02T08:00:00.0000000Z",
        FileName: "cmd.exe",
        AdditionalFields: '{"A":[1]}',
      },
    ]);
  });

  test("of no log are no events", () => {
    expect(rowsOf([wholeTable("WindowsEvent")], (visit) => readJson([{ a: 1 }], visit))).toEqual(
      [],
    );
  });
});

describe("one record", () => {
  test("makes rows in several tables, one in each", () => {
    const needs = needsOf(
      "union (DeviceProcessEvents | where FileName has 'cmd' or FileName =~ 'cmd.exe' | project A = FileName), (SecurityEvent | where EventID in (4688, 4624) or Process has 'cmd' | project A = Process)",
    );
    const rows = rowsOf(needs, (visit) => readEvtx(logOf([auditedCreation]), visit));
    expect(rows).toHaveLength(2);
  });

  test("outside of the time that the query asks for makes none, if now is known", () => {
    const needs = needsOf("DeviceProcessEvents | where Timestamp > ago(1d) | project FileName");
    const read = (visit: Parameters<typeof readEvtx>[1]) =>
      readEvtx(
        logOf([processCreation, { ...processCreation, time: "2026-03-04T00:00:00Z" }]),
        visit,
      );
    const now = ticksOfTime("2026-03-04T00:00:01Z") ?? 0n;
    expect(rowsOf(needs, read)).toHaveLength(2);
    expect(rowsOf(needs, read, { now })).toHaveLength(1);
    expect(rowsOf(needs, read, { now, pushDown: false })).toHaveLength(2);
  });
});
