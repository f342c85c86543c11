import { call, constant, decode, firstText, logged, security } from "../kusto/columns.ts";
import type { Sources } from "../kusto/columns.ts";
import type { TableLeg } from "../kusto/table-binding.ts";
import { commandLine, common, end, kind, program, said } from "./common.ts";

/** Names of the logon types (messages of event 4624). */
const logonTypes = {
  "2": "Interactive",
  "3": "Network",
  "4": "Batch",
  "5": "Service",
  "7": "Unlock",
  "8": "NetworkCleartext",
  "9": "NewCredentials",
  "10": "RemoteInteractive",
  "11": "CachedInteractive",
};

/** The account that acted. */
const subject: Sources = {
  "user.name": said("SubjectUserName"),
  "user.domain": said("SubjectDomainName"),
  "user.id": said("SubjectUserSid"),
  "winlog.logon.id": said("SubjectLogonId"),
};

/** The account that logged on or off. */
const target: Sources = {
  "user.name": said("TargetUserName"),
  "user.domain": said("TargetDomainName"),
  "user.id": firstText("TargetUserSid", "TargetSid"),
  "winlog.logon.id": firstText("TargetLogonId", "SubjectLogonId"),
};

const logon: Sources = {
  ...target,
  ...program("process", "ProcessName"),
  ...end("source", "IpAddress", "IpPort"),
  "source.domain": said("WorkstationName"),
  "process.pid": call("whole-number", "ProcessId"),
  "winlog.logon.type": decode("LogonType", logonTypes),
};

/** An account that was managed. */
const managed: Sources = {
  ...subject,
  "user.target.name": said("TargetUserName"),
  "user.target.domain": said("TargetDomainName"),
  "user.target.id": said("TargetSid"),
};

const group: Sources = {
  ...subject,
  "group.name": said("TargetUserName"),
  "group.domain": said("TargetDomainName"),
  "group.id": said("TargetSid"),
};

const actor: Sources = {
  ...subject,
  ...program("process", "ProcessName"),
  "process.pid": call("whole-number", "ProcessId"),
};

type Row = readonly [
  id: number,
  category: readonly string[],
  type: readonly string[],
  action: string,
  sources: Sources,
];

const admin = ["iam", "configuration"] as const;

/** What Elastic's pipeline of the Security log makes of each event. */
const rows: readonly Row[] = [
  [1100, ["process"], ["end"], "logging-service-shutdown", {}],
  [1102, ["iam"], ["admin", "change"], "audit-log-cleared", subject],
  [4624, ["authentication"], ["start"], "logged-in", logon],
  [
    4625,
    ["authentication"],
    ["start"],
    "logon-failed",
    {
      ...logon,
      "winlog.logon.failure.reason": said("FailureReason"),
      "winlog.logon.failure.status": said("Status"),
      "winlog.logon.failure.sub_status": said("SubStatus"),
    },
  ],
  [4634, ["authentication"], ["end"], "logged-out", target],
  [4647, ["authentication"], ["end"], "logged-out", target],
  [4648, ["authentication"], ["start"], "logged-in-explicit", { ...logon, ...subject }],
  [
    4657,
    ["registry", "configuration"],
    ["change"],
    "registry-value-modified",
    {
      ...actor,
      "registry.path": said("ObjectName"),
      "registry.value": said("ObjectValueName"),
      "registry.data.strings": said("NewValue"),
    },
  ],
  [4656, ["file"], ["access"], "requested-object-access", actor],
  [4663, ["file"], ["access"], "object-accessed", actor],
  [4662, admin, ["admin", "change"], "object-operation-performed", subject],
  [4670, admin, ["admin", "change"], "permissions-changed", actor],
  [4672, ["iam"], ["admin"], "logged-in-special", subject],
  [4673, ["iam"], ["admin"], "privileged-service-called", actor],
  [4674, ["iam"], ["admin"], "privileged-operation", actor],
  [
    4688,
    ["process"],
    ["start"],
    "created-process",
    {
      ...subject,
      ...program("process", "NewProcessName"),
      ...commandLine("process", "CommandLine"),
      ...program("process.parent", "ParentProcessName"),
      "process.pid": call("whole-number", "NewProcessId"),
      "process.parent.pid": call("whole-number", "ProcessId"),
    },
  ],
  [4689, ["process"], ["end"], "exited-process", actor],
  [
    4697,
    admin,
    ["admin", "change"],
    "service-installed",
    { ...subject, "service.name": said("ServiceName"), "service.type": said("ServiceType") },
  ],
  [4698, admin, ["creation", "admin"], "scheduled-task-created", subject],
  [4699, admin, ["deletion", "admin"], "scheduled-task-deleted", subject],
  [4700, admin, ["change", "admin"], "scheduled-task-enabled", subject],
  [4701, admin, ["change", "admin"], "scheduled-task-disabled", subject],
  [4702, admin, ["change", "admin"], "scheduled-task-updated", subject],
  // What the agents do not map is named by its task.
  [4703, [], ["info"], "Token Right Adjusted Events", subject],
  [4719, admin, ["admin", "change"], "changed-audit-config", subject],
  [4720, ["iam"], ["user", "creation"], "added-user-account", managed],
  [4722, ["iam"], ["user", "change"], "enabled-user-account", managed],
  [4723, ["iam"], ["user", "change"], "changed-password", managed],
  [4724, ["iam"], ["user", "change"], "reset-password", managed],
  [4725, ["iam"], ["user", "deletion"], "disabled-user-account", managed],
  [4726, ["iam"], ["user", "deletion"], "deleted-user-account", managed],
  [4727, ["iam"], ["group", "creation"], "added-group-account", group],
  [4728, ["iam"], ["group", "change"], "added-member-to-group", group],
  [4729, ["iam"], ["group", "change"], "removed-member-from-group", group],
  [4731, ["iam"], ["group", "creation"], "added-group-account", group],
  [4732, ["iam"], ["group", "change"], "added-member-to-group", group],
  [4733, ["iam"], ["group", "change"], "removed-member-from-group", group],
  [4738, ["iam"], ["user", "change"], "modified-user-account", managed],
  [4740, ["iam"], ["user", "change"], "locked-out-user-account", managed],
  [4741, ["iam"], ["creation", "admin"], "added-computer-account", managed],
  [4742, ["iam"], ["change", "admin"], "changed-computer-account", managed],
  [4756, ["iam"], ["group", "change"], "added-member-to-group", group],
  [4768, ["authentication"], ["start"], "kerberos-authentication-ticket-requested", logon],
  [4769, ["authentication"], ["start"], "kerberos-service-ticket-requested", logon],
  [4770, ["authentication"], ["start"], "kerberos-service-ticket-renewed", logon],
  [4771, ["authentication"], ["start"], "kerberos-preauth-failed", logon],
  [4776, ["authentication"], ["start"], "credential-validated", logon],
  [4778, ["authentication", "session"], ["start"], "session-reconnected", logon],
  [4779, ["authentication", "session"], ["end"], "session-disconnected", logon],
  [4781, ["iam"], ["user", "change"], "renamed-user-account", managed],
  [4798, ["iam"], ["user", "info"], "group-membership-enumerated", managed],
  [4799, ["iam"], ["group", "info"], "user-member-enumerated", group],
  [4964, ["iam"], ["admin", "group"], "logged-in-special", target],
  [5136, admin, ["admin", "change"], "directory-service-object-modified", subject],
  [5137, admin, ["admin", "creation"], "directory-service-object-created", subject],
  [
    5140,
    ["network", "file"],
    ["info", "access"],
    "network-share-object-accessed",
    { ...subject, ...end("source", "IpAddress", "IpPort") },
  ],
  [
    5145,
    ["network", "file"],
    ["info", "access"],
    "network-share-object-access-checked",
    { ...subject, ...end("source", "IpAddress", "IpPort") },
  ],
];

/** Bits of the keywords that say whether what was audited succeeded. */
const outcome = decode(
  "Keywords",
  { "0x8020000000000000": "success", "0x8010000000000000": "failure" },
  constant("unknown"),
);

export const securityIds: readonly number[] = rows.map(([id]) => id);

/** What happens to the log itself is told by the service that keeps it, under small ids. */
const service = "Microsoft-Windows-Eventlog";
const leastAuditId = 4000;

export const securityEvents: readonly TableLeg[] = rows.map(
  ([id, category, type, action, sources]) => {
    const all = [common, kind(category, type, action), sources, { "event.outcome": outcome }];
    return id < leastAuditId
      ? logged(`Security ${id}`, "Security", service, id, ...all)
      : security(id, ...all);
  },
);
