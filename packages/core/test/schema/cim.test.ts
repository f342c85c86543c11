import { describe, expect, test } from "vitest";
import { columnsOf } from "../../src/model/index.ts";
import type { TableSource } from "../../src/model/index.ts";
import { createCollector } from "../../src/engine/relational/index.ts";
import { splunkTables } from "../../src/schema/cim/index.ts";
import { logOf, readEvtx } from "../engine/relational/kit.ts";
import type { TestEvent } from "../engine/relational/kit.ts";

/** The row that an event makes in a table, without its nulls. */
function rowOf(
  event: TestEvent,
  source: TableSource,
): Readonly<Record<string, string>> | undefined {
  const columns = columnsOf({ source, steps: [] });
  const collector = createCollector([{ source, columns: columns.map(({ name }) => name) }]);
  const rows: Record<string, string>[] = [];
  readEvtx(logOf([event]), (cursor) =>
    collector.feed(cursor, (_need, row) =>
      rows.push(
        Object.fromEntries(
          columns.flatMap(({ name }, i) => (row[i] === null ? [] : [[name, String(row[i])]])),
        ),
      ),
    ),
  );
  expect(rows.length).toBeLessThan(2);
  return rows[0];
}

function inDataset(name: string, event: TestEvent) {
  const dataset = splunkTables.dataset(name);
  if (dataset === undefined) throw new Error(`no dataset ${name}`);
  return rowOf(event, {
    kind: "table",
    vocabulary: "cim",
    name: dataset.name,
    columns: dataset.columns,
  });
}

const asEvents = (event: TestEvent, ...names: readonly string[]) =>
  rowOf(event, {
    kind: "table",
    vocabulary: "splunk",
    name: "events",
    columns: names.map((name) => ({ name, type: "string" })),
  });

const created: TestEvent = {
  form: "sysmon/process-creation",
  values: {
    Image: "C:\\Windows\\System32\\cmd.exe",
    CommandLine: "cmd /c dir",
    ParentImage: "C:\\Windows\\explorer.exe",
    ParentCommandLine: "explorer.exe /x",
    OriginalFileName: "Cmd.Exe",
    User: "CORP\\ann",
    IntegrityLevel: "High",
  },
};

describe("Endpoint", () => {
  test("Processes of Sysmon 1", () => {
    expect(inDataset("Endpoint.Processes", created)).toMatchObject({
      "Processes.process_name": "cmd.exe",
      "Processes.process_path": "C:\\Windows\\System32\\cmd.exe",
      "Processes.process": "cmd /c dir",
      "Processes.parent_process": "explorer.exe /x",
      "Processes.parent_process_name": "explorer.exe",
      "Processes.user": "ann",
      "Processes.dest": "WS01.corp.example",
      "Processes.original_file_name": "Cmd.Exe",
      "Processes.process_integrity_level": "high",
      "Processes.action": "allowed",
      host: "WS01.corp.example",
      source: "XmlWinEventLog:Microsoft-Windows-Sysmon/Operational",
    });
  });

  test("Processes of Security 4688: the parent has no command line, the original name is unknown", () => {
    const row = inDataset("Endpoint.Processes", {
      form: "security/process-creation",
      values: {
        NewProcessName: "C:\\Program Files\\a b.exe",
        CommandLine: '"a b.exe" -x',
        ParentProcessName: "C:\\Windows\\explorer.exe",
        SubjectUserName: "ann",
        TargetUserName: "-",
      },
    });
    expect(row).toMatchObject({
      "Processes.process": '"C:\\Program Files\\a b.exe" -x',
      "Processes.parent_process": "C:\\Windows\\explorer.exe",
      "Processes.original_file_name": "unknown",
      "Processes.user": "ann",
    });
    expect(row).not.toHaveProperty(["Processes.process_guid"]);
  });

  test("Registry of Sysmon 13: the path has the value's name, the data is what stands in brackets", () => {
    expect(
      inDataset("Endpoint.Registry", {
        form: "sysmon/registry-value-set",
        values: {
          TargetObject: "HKLM\\Software\\Key\\Value",
          Details: "DWORD (0x00000001)",
          EventType: "SetValue",
        },
      }),
    ).toMatchObject({
      "Registry.registry_path": "HKLM\\Software\\Key\\Value",
      "Registry.registry_key_name": "Key",
      "Registry.registry_value_name": "Value",
      "Registry.registry_value_data": "0x00000001",
      "Registry.registry_value_type": "REG_DWORD",
      "Registry.action": "modified",
    });
  });

  test("Filesystem of Sysmon 11: created, or modified where the file is older", () => {
    const made = (creation: string) =>
      inDataset("Endpoint.Filesystem", {
        form: "sysmon/file-created",
        values: {
          TargetFilename: "C:\\x\\a.txt:Zone.Identifier",
          UtcTime: "2026-03-02 08:00:00.123",
          CreationUtcTime: creation,
        },
      });
    expect(made("2026-03-02 08:00:00.123")).toMatchObject({
      "Filesystem.action": "created",
      "Filesystem.file_path": "C:\\x\\a.txt",
      "Filesystem.file_name": "a.txt",
    });
    expect(made("2020-01-01 00:00:00.000")).toMatchObject({ "Filesystem.action": "modified" });
  });
});

test("events keep their fields, with parts of the record and names of the model beside them", () => {
  expect(
    asEvents(
      created,
      "EventCode",
      "Image",
      "Computer",
      "process_name",
      "user",
      "parent_process_name",
      "nosuch",
      "source",
    ),
  ).toEqual({
    EventCode: "1",
    Image: "C:\\Windows\\System32\\cmd.exe",
    Computer: "WS01.corp.example",
    process_name: "cmd.exe",
    user: "ann",
    parent_process_name: "explorer.exe",
    source: "XmlWinEventLog:Microsoft-Windows-Sysmon/Operational",
  });
});

test("lists that Windows begins with a line break have none in Splunk", () => {
  const event: TestEvent = {
    form: "security/special-logon",
    values: { PrivilegeList: "\n\t\t\tSeDebugPrivilege\n\t\t\tSeBackupPrivilege" },
  };
  expect(asEvents(event, "PrivilegeList")).toEqual({
    PrivilegeList: "SeDebugPrivilege\n\t\t\tSeBackupPrivilege",
  });
});

test("datasets are known by the ways in which searches name them", () => {
  expect(splunkTables.dataset("Authentication")?.name).toBe("Authentication.Authentication");
  expect(splunkTables.dataset('"Endpoint"."Processes"')?.name).toBe("Endpoint.Processes");
  expect(splunkTables.dataset("Change.All_Changes.Account_Management")?.name).toBe(
    "Change.Account_Management",
  );
  expect(splunkTables.dataset("Web.Web")).toBeUndefined();
});

describe("the other models", () => {
  test.each([
    [
      "Network_Traffic",
      "sysmon/network-connection",
      {
        DestinationIp: "192.0.2.1",
        DestinationHostname: "-",
        DestinationPort: 443,
        Protocol: "tcp",
        Initiated: true,
        User: "CORP\\ann",
      },
      {
        "All_Traffic.dest": "192.0.2.1",
        "All_Traffic.dest_port": "443",
        "All_Traffic.direction": "outbound",
        "All_Traffic.user": "ann",
      },
    ],
    [
      "Network_Resolution.DNS",
      "sysmon/dns-query",
      { QueryName: "a.example", QueryResults: "type:  5 b.example;::ffff:192.0.2.7;" },
      {
        "DNS.query": "a.example",
        "DNS.answer": "b.example 192.0.2.7",
        "DNS.src": "WS01.corp.example",
      },
    ],
    [
      "Authentication.Failed_Authentication",
      "security/logon-failed",
      {
        TargetUserName: "ann",
        SubjectUserName: "-",
        IpAddress: "192.0.2.9",
        WorkstationName: "WS02",
        LogonType: 3,
      },
      {
        "Authentication.action": "failure",
        "Authentication.user": "ann",
        "Authentication.src": "WS02",
        "Authentication.app": "win:remote",
        "Authentication.src_user": "unknown",
      },
    ],
    [
      "Endpoint.Services",
      "system/service-installed",
      { ServiceName: "svc", ImagePath: "C:\\s.exe" },
      {
        "Services.service_name": "svc",
        "Services.service_path": "C:\\s.exe",
        "Services.status": "installed",
      },
    ],
    [
      "Change.Account_Management",
      "security/account-created",
      { TargetUserName: "new", SubjectUserName: "ann" },
      {
        "All_Changes.action": "created",
        "All_Changes.object": "new",
        "All_Changes.src_user": "ann",
      },
    ],
  ] as const)("%s of %s", (dataset, form, values, expected) => {
    expect(inDataset(dataset, { form, values })).toMatchObject(expected);
  });

  test("successes of computers' accounts are no authentication of the model, failures are", () => {
    const logon = (form: "security/logon" | "security/logon-failed", TargetUserName: string) =>
      inDataset("Authentication", { form, values: { TargetUserName } });
    expect(logon("security/logon", "WS01$")).toBeUndefined();
    expect(logon("security/logon", "ann")).toMatchObject({ "Authentication.action": "success" });
    expect(logon("security/logon-failed", "WS01$")).toMatchObject({
      "Authentication.action": "failure",
    });
  });
});
