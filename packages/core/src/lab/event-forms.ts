import type { EvtxEvent, EvtxField, EvtxType, EvtxValue } from "./evtx/description.ts";

/** What is the same in all events of one kind: its System part and the names and types of its fields. */
export interface EventForm {
  readonly provider: string;
  readonly providerGuid?: string;
  readonly channel: string;
  readonly eventId: number;
  readonly version: number;
  readonly level: number;
  readonly task: number;
  readonly opcode: number;
  readonly keywords: string;
  readonly userData?: { readonly element: string; readonly namespace: string };
  readonly fields: readonly { readonly name: string; readonly type: EvtxType }[];
}

const sysmon = {
  provider: "Microsoft-Windows-Sysmon",
  providerGuid: "{5770385F-C22A-43E0-BF4C-06F5698FFBD9}",
  channel: "Microsoft-Windows-Sysmon/Operational",
  level: 4,
  opcode: 0,
  keywords: "0x8000000000000000",
};

const security = {
  provider: "Microsoft-Windows-Security-Auditing",
  providerGuid: "{54849625-5478-4994-A5BA-3E3B0328C30D}",
  channel: "Security",
  level: 0,
  opcode: 0,
  keywords: "0x8020000000000000",
};

const serviceManager = {
  provider: "Service Control Manager",
  providerGuid: "{555908D1-A6D7-4695-8E1E-26931D2012F4}",
  channel: "System",
  level: 4,
  task: 0,
  opcode: 0,
  keywords: "0x8080000000000000",
};

const powershell = {
  provider: "Microsoft-Windows-PowerShell",
  providerGuid: "{A0C1853B-5C40-4B15-8766-3CF1C58F985A}",
  channel: "Microsoft-Windows-PowerShell/Operational",
  keywords: "0x0",
};

const subject = "SubjectUserSid:sid SubjectUserName SubjectDomainName SubjectLogonId:hex64";

/**
 * Kinds of events by a short name. Fields, types and System parts are as Windows 10 and Sysmon 15 log them
 * (facts compiled for this project from published logs).
 */
const forms = {
  "sysmon/process-creation": sysmonForm(
    1,
    5,
    "RuleName UtcTime ProcessGuid:guid ProcessId:uint32 Image FileVersion Description Product Company OriginalFileName CommandLine " +
      "CurrentDirectory User LogonGuid:guid LogonId:hex64 TerminalSessionId:uint32 IntegrityLevel Hashes " +
      "ParentProcessGuid:guid ParentProcessId:uint32 ParentImage ParentCommandLine ParentUser",
  ),
  "sysmon/network-connection": sysmonForm(
    3,
    5,
    "RuleName UtcTime ProcessGuid:guid ProcessId:uint32 Image User Protocol Initiated:boolean SourceIsIpv6:boolean SourceIp " +
      "SourceHostname SourcePort:uint16 SourcePortName DestinationIsIpv6:boolean DestinationIp DestinationHostname " +
      "DestinationPort:uint16 DestinationPortName",
  ),
  "sysmon/process-terminated": sysmonForm(
    5,
    3,
    "RuleName UtcTime ProcessGuid:guid ProcessId:uint32 Image User",
  ),
  "sysmon/process-access": sysmonForm(
    10,
    3,
    "RuleName UtcTime SourceProcessGUID:guid SourceProcessId:uint32 SourceThreadId:uint32 SourceImage TargetProcessGUID:guid " +
      "TargetProcessId:uint32 TargetImage GrantedAccess:hex32 CallTrace SourceUser TargetUser",
  ),
  "sysmon/file-created": sysmonForm(
    11,
    2,
    "RuleName UtcTime ProcessGuid:guid ProcessId:uint32 Image TargetFilename CreationUtcTime User",
  ),
  "sysmon/registry-value-set": sysmonForm(
    13,
    2,
    "RuleName EventType UtcTime ProcessGuid:guid ProcessId:uint32 Image TargetObject Details User",
  ),
  "sysmon/dns-query": sysmonForm(
    22,
    5,
    "RuleName UtcTime ProcessGuid:guid ProcessId:uint32 QueryName QueryStatus QueryResults Image User",
  ),
  "security/logon": securityForm(
    4624,
    2,
    12_544,
    `${subject} TargetUserSid:sid TargetUserName TargetDomainName TargetLogonId:hex64 LogonType:uint32 ` +
      "LogonProcessName AuthenticationPackageName WorkstationName LogonGuid:guid TransmittedServices LmPackageName " +
      "KeyLength:uint32 ProcessId:hex64 ProcessName IpAddress IpPort ImpersonationLevel RestrictedAdminMode " +
      "TargetOutboundUserName TargetOutboundDomainName VirtualAccount TargetLinkedLogonId:hex64 ElevatedToken",
  ),
  "security/logon-failed": {
    ...securityForm(
      4625,
      0,
      12_544,
      `${subject} TargetUserSid:sid TargetUserName TargetDomainName Status:hex32 FailureReason SubStatus:hex32 ` +
        "LogonType:uint32 LogonProcessName AuthenticationPackageName WorkstationName TransmittedServices " +
        "LmPackageName KeyLength:uint32 ProcessId:hex64 ProcessName IpAddress IpPort",
    ),
    keywords: "0x8010000000000000",
  },
  "security/logoff": securityForm(
    4634,
    0,
    12_545,
    "TargetUserSid:sid TargetUserName TargetDomainName TargetLogonId:hex64 LogonType:uint32",
  ),
  "security/special-logon": securityForm(4672, 0, 12_548, `${subject} PrivilegeList`),
  "security/process-creation": securityForm(
    4688,
    2,
    13_312,
    `${subject} NewProcessId:hex64 NewProcessName TokenElevationType ProcessId:hex64 CommandLine TargetUserSid:sid ` +
      "TargetUserName TargetDomainName TargetLogonId:hex64 ParentProcessName MandatoryLabel:sid",
  ),
  "security/account-created": securityForm(
    4720,
    0,
    13_824,
    `TargetUserName TargetDomainName TargetSid:sid ${subject} PrivilegeList SamAccountName DisplayName ` +
      "UserPrincipalName HomeDirectory HomePath ScriptPath ProfilePath UserWorkstations PasswordLastSet " +
      "AccountExpires PrimaryGroupId AllowedToDelegateTo OldUacValue NewUacValue UserAccountControl UserParameters " +
      "SidHistory LogonHours",
  ),
  "security/local-group-member-added": securityForm(
    4732,
    0,
    13_826,
    `MemberName MemberSid:sid TargetUserName TargetDomainName TargetSid:sid ${subject} PrivilegeList`,
  ),
  "security/log-cleared": {
    provider: "Microsoft-Windows-Eventlog",
    providerGuid: "{FC65DDD8-D6EF-4962-83D5-6E5CFE9CE148}",
    channel: "Security",
    eventId: 1102,
    version: 0,
    level: 4,
    task: 104,
    opcode: 0,
    keywords: "0x4020000000000000",
    userData: {
      element: "LogFileCleared",
      namespace: "http://manifests.microsoft.com/win/2004/08/windows/eventlog",
    },
    fields: parseFields(subject),
  },
  "system/service-installed": {
    ...serviceManager,
    eventId: 7045,
    version: 0,
    fields: parseFields("ServiceName ImagePath ServiceType StartType AccountName"),
  },
  "system/service-state": {
    ...serviceManager,
    eventId: 7036,
    version: 0,
    fields: parseFields("param1 param2"),
  },
  "powershell/script-block": {
    ...powershell,
    eventId: 4104,
    version: 1,
    level: 5,
    task: 2,
    opcode: 15,
    fields: parseFields(
      "MessageNumber:int32 MessageTotal:int32 ScriptBlockText ScriptBlockId Path",
    ),
  },
  "powershell/module": {
    ...powershell,
    eventId: 4103,
    version: 1,
    level: 4,
    task: 106,
    opcode: 20,
    fields: parseFields("ContextInfo UserData Payload"),
  },
} as const satisfies Record<string, EventForm>;

export type EventFormName = keyof typeof forms;

/** The kinds of events that can be made by name. */
export const eventForms: Readonly<Record<EventFormName, EventForm>> = forms;

/** Where and when an event was logged. */
export interface EventSetting {
  readonly time: string;
  readonly computer: string;
  readonly processId: number;
  readonly threadId: number;
  readonly userSid?: string;
}

/** An event of a named kind. Fields without a value are empty; values of no field of the kind are `unknown`. */
export function fillEventForm(
  name: EventFormName,
  setting: EventSetting,
  values: ReadonlyMap<string, EvtxValue>,
): { readonly event: EvtxEvent; readonly unknown: readonly string[] } {
  const { fields, ...form } = eventForms[name];
  const known = new Set(fields.map((field) => field.name));
  return {
    event: {
      ...form,
      ...setting,
      fields: fields.map((field): EvtxField => ({
        ...field,
        value: values.get(field.name) ?? null,
      })),
    },
    unknown: [...values.keys()].filter((key) => !known.has(key)),
  };
}

function sysmonForm(eventId: number, version: number, fields: string): EventForm {
  return { ...sysmon, eventId, version, task: eventId, fields: parseFields(fields) };
}

function securityForm(eventId: number, version: number, task: number, fields: string): EventForm {
  return { ...security, eventId, version, task, fields: parseFields(fields) };
}

/** `Name` or `Name:type`, blanks between; fields without a type are strings. */
function parseFields(text: string): EventForm["fields"] {
  return text.split(" ").map((item) => {
    const [name = "", type = "string"] = item.split(":");
    return { name, type: type as EvtxType };
  });
}
