import {
  bag,
  call,
  constant,
  decode,
  fileName,
  hash,
  logged,
  security,
  sysmon,
} from "../columns.ts";
import type { Sources } from "../columns.ts";
import type { TableLeg } from "../table-binding.ts";
import { account, actor, auditAccount, device, file, hashes, sysmonActor } from "./shared.ts";

/** The two processes of an event in which one opens or enters another. */
const between: Sources = {
  ...file("TargetImage"),
  ...actor("SourceImage"),
  ...account("InitiatingProcess", "SourceUser"),
  ...account("", "TargetUser"),
  ProcessId: "TargetProcessId",
  InitiatingProcessId: "SourceProcessId",
};

const pipe = (operation: string): Sources => ({
  ActionType: constant("NamedPipeEvent"),
  AdditionalFields: bag({ PipeName: "PipeName", FileOperation: constant(operation) }),
});

const task = (id: number, action: string): TableLeg =>
  security(id, device, auditAccount("InitiatingProcess", "Subject"), {
    ActionType: constant(action),
    InitiatingProcessLogonId: "SubjectLogonId",
    AdditionalFields: bag({
      TaskName: "TaskName",
      TaskContent: id === 4702 ? "TaskContentNew" : "TaskContent",
    }),
  });

const user = (id: number, action: string): TableLeg =>
  security(id, device, auditAccount("InitiatingProcess", "Subject"), {
    ActionType: constant(action),
    AccountName: call("lower-case", "TargetUserName"),
    AccountDomain: call("lower-case", "TargetDomainName"),
    AccountSid: "TargetSid",
    InitiatingProcessLogonId: "SubjectLogonId",
  });

const member = (id: number, action: string): TableLeg =>
  security(id, device, auditAccount("InitiatingProcess", "Subject"), {
    ActionType: constant(action),
    AccountName: call("lower-case", call("first-text", "MemberName")),
    AccountSid: "MemberSid",
    InitiatingProcessLogonId: "SubjectLogonId",
    AdditionalFields: bag({
      GroupName: "TargetUserName",
      GroupDomainName: "TargetDomainName",
      GroupSid: "TargetSid",
    }),
  });

const startTypes = {
  "0": "Boot",
  "1": "System",
  "2": "Automatic",
  "3": "Manual",
  "4": "Disabled",
};

const service = (path: string, accountField: string, start: string): Sources => ({
  ActionType: constant("ServiceInstalled"),
  FolderPath: path,
  FileName: fileName(path),
  ProcessCommandLine: path,
  AdditionalFields: bag({
    ServiceName: "ServiceName",
    ServiceAccount: accountField,
    ServiceStartType: decode(start, startTypes),
    ServiceType: "ServiceType",
  }),
});

const defender = "Microsoft-Windows-Windows Defender";
const antivirus = (id: number): TableLeg =>
  logged(`Defender ${id}`, `${defender}/Operational`, defender, id, device, {
    ActionType: constant("AntivirusDetection"),
    ...file("Path"),
    InitiatingProcessFolderPath: "ProcessName",
    InitiatingProcessFileName: fileName("ProcessName"),
    ...account("InitiatingProcess", "DetectionUser"),
    AdditionalFields: bag({
      ThreatName: "ThreatName",
      Category: "CategoryName",
      Severity: "SeverityName",
      Action: "ActionName",
    }),
  });

const powershell = "Microsoft-Windows-PowerShell";

export const deviceEvents: readonly TableLeg[] = [
  sysmon(6, device, file("ImageLoaded"), hashes("Hashes"), { ActionType: constant("DriverLoad") }),
  sysmon(8, device, between, {
    ActionType: constant("CreateRemoteThreadApiCall"),
    InitiatingProcessUniqueId: "SourceProcessGuid",
  }),
  sysmon(10, device, between, {
    ActionType: constant("OpenProcessApiCall"),
    InitiatingProcessUniqueId: "SourceProcessGUID",
    AdditionalFields: bag({ DesiredAccess: call("whole-number", "GrantedAccess") }),
  }),
  sysmon(17, device, sysmonActor, pipe("File created")),
  sysmon(18, device, sysmonActor, pipe("File opened")),
  sysmon(21, device, account("InitiatingProcess", "User"), {
    ActionType: constant("WmiBindEventFilterToConsumer"),
    AdditionalFields: bag({ Consumer: "Consumer", ESS: "Filter" }),
  }),
  sysmon(22, device, sysmonActor, {
    ActionType: constant("DnsQueryResponse"),
    RemoteUrl: "QueryName",
    AdditionalFields: bag({
      DnsQueryString: "QueryName",
      DnsQueryResult: "QueryResults",
      Status: "QueryStatus",
    }),
  }),
  sysmon(24, device, sysmonActor, {
    ActionType: constant("GetClipboardData"),
    SHA1: hash("Hashes", "SHA1"),
    SHA256: hash("Hashes", "SHA256"),
  }),
  sysmon(25, device, sysmonActor, {
    ActionType: constant("TamperingAttempt"),
    AdditionalFields: bag({ TamperingAction: "Type" }),
  }),
  security(
    4697,
    device,
    auditAccount("InitiatingProcess", "Subject"),
    service("ServiceFileName", "ServiceAccount", "ServiceStartType"),
  ),
  logged(
    "System 7045",
    "System",
    "Service Control Manager",
    7045,
    device,
    service("ImagePath", "AccountName", "StartType"),
  ),
  task(4698, "ScheduledTaskCreated"),
  task(4699, "ScheduledTaskDeleted"),
  task(4700, "ScheduledTaskEnabled"),
  task(4701, "ScheduledTaskDisabled"),
  task(4702, "ScheduledTaskUpdated"),
  user(4720, "UserAccountCreated"),
  user(4722, "UserAccountEnabled"),
  user(4724, "UserAccountPasswordReset"),
  user(4725, "UserAccountDisabled"),
  user(4726, "UserAccountDeleted"),
  user(4738, "UserAccountModified"),
  member(4732, "UserAccountAddedToLocalGroup"),
  member(4733, "UserAccountRemovedFromLocalGroup"),
  {
    ...security(1102, device, auditAccount("InitiatingProcess", "Subject"), {
      ActionType: constant("SecurityLogCleared"),
    }),
    selector: { channels: ["Security"], provider: "Microsoft-Windows-Eventlog", eventIds: [1102] },
  },
  logged("PowerShell 4104", `${powershell}/Operational`, powershell, 4104, device, {
    ActionType: constant("PowerShellCommand"),
    InitiatingProcessFileName: constant("powershell.exe"),
    AdditionalFields: bag({ Command: "ScriptBlockText", ScriptContent: "ScriptBlockText" }),
  }),
  antivirus(1116),
  antivirus(1117),
];
