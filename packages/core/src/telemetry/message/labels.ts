/**
 * The fields that the labels in messages of Windows events stand for, where blanks alone do not make the one of the
 * other (https://learn.microsoft.com/en-us/previous-versions/windows/it-pro/windows-10/security/threat-protection/auditing/).
 */
type Labels = Readonly<Record<string, string>>;

const subject: Labels = {
  "Security ID": "SubjectUserSid",
  "Account Name": "SubjectUserName",
  "Account Domain": "SubjectDomainName",
  "Logon ID": "SubjectLogonId",
};

const logon: Labels = {
  "Security ID": "TargetUserSid",
  "Account Name": "TargetUserName",
  "Account Domain": "TargetDomainName",
  "Logon ID": "TargetLogonId",
  "Linked Logon ID": "TargetLinkedLogonId",
  "Network Account Name": "TargetOutboundUserName",
  "Network Account Domain": "TargetOutboundDomainName",
};

const account: Labels = {
  "Security ID": "TargetSid",
  "Account Name": "TargetUserName",
  "Account Domain": "TargetDomainName",
};

const group: Labels = {
  ...account,
  "Group Name": "TargetUserName",
  "Group Domain": "TargetDomainName",
};

/** By the heading above the labels. Those that are under none are all listed, for other messages have colons as well. */
export const labelsBelow: Readonly<Record<string, Labels>> = {
  "": {
    "Logon Type": "LogonType",
    "Impersonation Level": "ImpersonationLevel",
    "Service Name": "ServiceName",
    "Service Type": "ServiceType",
    "Service File Name": "ImagePath",
    "Service Start Type": "StartType",
    "Service Account": "AccountName",
    "Logon Account": "TargetUserName",
    "Source Workstation": "Workstation",
    "Error Code": "Status",
    "Authentication Package": "PackageName",
    Privileges: "PrivilegeList",
  },
  Subject: subject,
  "Creator Subject": subject,
  "Target Subject": logon,
  "New Logon": logon,
  "Account For Which Logon Failed": logon,
  "Account Whose Credentials Were Used": { ...logon, "Logon GUID": "TargetLogonGuid" },
  "New Account": account,
  "Target Account": account,
  "Account That Was Locked Out": account,
  User: account,
  Member: { "Security ID": "MemberSid", "Account Name": "MemberName" },
  Group: group,
  "New Group": group,
  "Deleted Group": group,
  "Account Information": {
    ...account,
    "Supplied Realm Name": "TargetDomainName",
    "User ID": "TargetSid",
  },
  "Service Information": { "Service ID": "ServiceSid" },
  Service: { Server: "ObjectServer", "Service Name": "Service" },
  "Process Information": {
    "Creator Process ID": "ProcessId",
    "Creator Process Name": "ParentProcessName",
    "Process Command Line": "CommandLine",
    "Caller Process ID": "ProcessId",
    "Caller Process Name": "ProcessName",
    "Exit Status": "Status",
  },
  "Application Information": { "Process ID": "ProcessID", "Application Name": "Application" },
  "Network Information": {
    "Source Network Address": "IpAddress",
    "Client Address": "IpAddress",
    "Network Address": "IpAddress",
    "Source Address": "IpAddress",
    "Source Port": "IpPort",
    "Client Port": "IpPort",
    Port: "IpPort",
    "Remote User ID": "RemoteUserID",
    "Remote Machine ID": "RemoteMachineID",
  },
  "Target Server": { "Additional Information": "TargetInfo" },
  "Detailed Authentication Information": {
    "Logon Process": "LogonProcessName",
    "Authentication Package": "AuthenticationPackageName",
    "Transited Services": "TransmittedServices",
    "Package Name (NTLM only)": "LmPackageName",
  },
  Object: {
    DN: "ObjectDN",
    GUID: "ObjectGUID",
    Class: "ObjectClass",
    "Object Handle": "HandleId",
  },
  Operation: {
    Type: "OperationType",
    Accesses: "AccessList",
    "Correlation ID": "OpCorrelationID",
    "Application Correlation ID": "AppCorrelationID",
  },
  "Access Request Information": {
    Accesses: "AccessList",
    "Access Reasons": "AccessReason",
    "Access Check Results": "AccessReason",
    "Restricted SID Count": "RestrictedSidCount",
    "Privileges Used for Access Check": "PrivilegeList",
  },
  "Service Request Information": { Privileges: "PrivilegeList" },
  "Requested Operation": { "Desired Access": "AccessMask", Privileges: "PrivilegeList" },
  "Share Information": { "Share Path": "ShareLocalPath" },
  "Directory Service": { Name: "DSName", Type: "DSType" },
  Attribute: {
    "LDAP Display Name": "AttributeLDAPDisplayName",
    "Syntax (OID)": "AttributeSyntaxOID",
    Value: "AttributeValue",
  },
  "Task Information": { "Task New Content": "TaskContentNew" },
  "Additional Information": {
    "Result Code": "Status",
    "Failure Code": "Status",
    "Pre-Authentication Type": "PreAuthType",
    "Transited Services": "TransmittedServices",
    "Parameter 1": "AdditionalInfo",
    "Parameter 2": "AdditionalInfo2",
    Privileges: "PrivilegeList",
  },
};

/** Events whose labels stand for other fields than elsewhere, by how their messages begin. */
export const labelsOf: readonly {
  readonly title: RegExp;
  readonly below: Readonly<Record<string, Labels>>;
}[] = [
  {
    title: /^(?:An account was logged off|User initiated logoff)/,
    below: { Subject: logon },
  },
  { title: /^A (?:user|token) right was adjusted/, below: { "Target Account": logon } },
  {
    title: /^The Windows Filtering Platform /,
    below: {
      "Network Information": {
        "Source Address": "SourceAddress",
        "Source Port": "SourcePort",
        "Destination Address": "DestAddress",
        "Destination Port": "DestPort",
      },
      "Filter Information": {
        "Filter Run-Time ID": "FilterRTID",
        "Layer Run-Time ID": "LayerRTID",
      },
    },
  },
  {
    title: /^A (?:user's local|security-enabled local) group membership was enumerated/,
    below: {
      "Process Information": {
        "Process ID": "CallerProcessId",
        "Process Name": "CallerProcessName",
      },
    },
  },
];
