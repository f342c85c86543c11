import type { FieldSource } from "../field-source.ts";

/**
 * How Windows' own audit events supply the fields of Sysmon's taxonomy. The correspondence is that of
 * SigmaHQ's thor.yml and of Hayabusa's rule curation documentation; field names are those of the events'
 * manifests. A name that stands for itself needs no entry: see `ownFields`.
 */
const raw = (name: string): FieldSource => ({ kind: "raw", name });
const recorded = (name: string): FieldSource => ({ kind: "raw", name, emptyIsAbsent: true });
const hexadecimal = (name: string): FieldSource => ({ kind: "hexadecimal", name });

const subjectUser: FieldSource = {
  kind: "joined",
  parts: [{ field: "SubjectDomainName" }, { text: "\\" }, { field: "SubjectUserName" }],
};

const words = (text: string): readonly string[] => text.split(" ");
const subject = "SubjectUserSid SubjectUserName SubjectDomainName SubjectLogonId";

export interface MappedEvent {
  readonly own: readonly string[];
  readonly fields: ReadonlyMap<string, FieldSource>;
}

export const mappedEvents = {
  process4688: {
    own: words(
      `${subject} NewProcessId NewProcessName TokenElevationType ProcessId CommandLine TargetUserSid TargetUserName TargetDomainName TargetLogonId ParentProcessName MandatoryLabel`,
    ),
    fields: new Map<string, FieldSource>([
      ["Image", raw("NewProcessName")],
      // Empty where the audit policy does not include it.
      ["CommandLine", recorded("CommandLine")],
      // Empty where the parent had gone.
      ["ParentImage", recorded("ParentProcessName")],
      ["ProcessId", hexadecimal("NewProcessId")],
      ["ParentProcessId", hexadecimal("ProcessId")],
      ["LogonId", raw("SubjectLogonId")],
      ["User", subjectUser],
      [
        // Well-known SIDs of the mandatory labels, MS-DTYP 2.4.2.4.
        "IntegrityLevel",
        {
          kind: "coded",
          name: "MandatoryLabel",
          codes: [
            ["Untrusted", "S-1-16-0"],
            ["Low", "S-1-16-4096"],
            ["Medium", "S-1-16-8192"],
            ["High", "S-1-16-12288"],
            ["System", "S-1-16-16384"],
          ],
        },
      ],
    ]),
  },
  process4689: {
    own: words(`${subject} Status ProcessId ProcessName`),
    fields: new Map<string, FieldSource>([
      ["Image", raw("ProcessName")],
      ["ProcessId", hexadecimal("ProcessId")],
      ["User", subjectUser],
    ]),
  },
  connection5156: {
    own: words(
      "ProcessID Application Direction SourceAddress SourcePort DestAddress DestPort Protocol FilterRTID LayerName LayerRTID RemoteUserID RemoteMachineID",
    ),
    fields: new Map<string, FieldSource>([
      ["Image", { kind: "device-path", name: "Application" }],
      ["ProcessId", raw("ProcessID")],
      ["SourceIp", raw("SourceAddress")],
      ["DestinationIp", raw("DestAddress")],
      ["DestinationPort", raw("DestPort")],
      [
        "Initiated",
        {
          kind: "coded",
          name: "Direction",
          codes: [
            ["false", "%%14592"],
            ["true", "%%14593"],
          ],
        },
      ],
      [
        // IANA protocol numbers.
        "Protocol",
        {
          kind: "coded",
          name: "Protocol",
          codes: [
            ["tcp", "6"],
            ["udp", "17"],
          ],
        },
      ],
    ]),
  },
  registry4657: {
    own: words(
      `${subject} ObjectName ObjectValueName HandleId OperationType OldValueType OldValue NewValueType NewValue ProcessId ProcessName`,
    ),
    fields: new Map<string, FieldSource>([
      ["Image", raw("ProcessName")],
      ["ProcessId", hexadecimal("ProcessId")],
      ["User", subjectUser],
      ["TargetObject", { kind: "registry-path", key: "ObjectName", value: "ObjectValueName" }],
      ["Details", { kind: "registry-data", data: "NewValue", type: "NewValueType" }],
      [
        "EventType",
        {
          kind: "coded",
          name: "OperationType",
          codes: [
            ["SetValue", "%%1904"],
            ["SetValue", "%%1905"],
            ["DeleteValue", "%%1906"],
          ],
        },
      ],
    ]),
  },
  file4663: {
    own: words(
      `${subject} ObjectServer ObjectType ObjectName HandleId AccessList AccessMask ProcessId ProcessName ResourceAttributes`,
    ),
    fields: new Map<string, FieldSource>([
      ["FileName", raw("ObjectName")],
      ["TargetFilename", raw("ObjectName")],
      ["Image", raw("ProcessName")],
      ["ProcessId", hexadecimal("ProcessId")],
      ["User", subjectUser],
    ]),
  },
  handle4656: {
    own: words(
      `${subject} ObjectServer ObjectType ObjectName HandleId TransactionId AccessList AccessReason AccessMask PrivilegeList RestrictedSidCount ProcessId ProcessName ResourceAttributes`,
    ),
    fields: new Map<string, FieldSource>([
      ["SourceImage", raw("ProcessName")],
      ["SourceProcessId", hexadecimal("ProcessId")],
      ["SourceUser", subjectUser],
      ["TargetImage", { kind: "device-path", name: "ObjectName" }],
      ["GrantedAccess", raw("AccessMask")],
    ]),
  },
  dns3008: {
    own: words("QueryName QueryType QueryOptions QueryStatus QueryResults"),
    fields: new Map<string, FieldSource>(),
  },
  defender: {
    own: words(
      "ProductName ProductVersion DetectionID DetectionTime ThreatID ThreatName SeverityID SeverityName CategoryID CategoryName FWLink StatusCode StatusDescription State SourceID SourceName ProcessName DetectionUser Path OriginID OriginName ExecutionID ExecutionName TypeID TypeName PreExecutionStatus ActionID ActionName ErrorCode ErrorDescription AdditionalActionsID AdditionalActionsString RemediationUser",
    ),
    fields: new Map<string, FieldSource>([
      ["Signature", raw("ThreatName")],
      ["Filename", raw("Path")],
      ["User", raw("DetectionUser")],
    ]),
  },
} satisfies Readonly<Record<string, MappedEvent>>;
