import {
  constant,
  fileName,
  firstText,
  logged,
  record,
  security,
  sysmon,
} from "../kusto/columns.ts";
import type { Sources } from "../kusto/columns.ts";
import { call } from "../kusto/columns.ts";
import type { TableLeg } from "../kusto/table-binding.ts";
import { everyRow, known, prefixed, sysmonProduct, userName, windowsProduct } from "./shared.ts";

const row = (action: string, category: string, sources: Sources): Sources =>
  prefixed("All_Changes", {
    ...everyRow,
    action: constant(action),
    change_type: constant("AAA"),
    command: constant("unknown"),
    dest: known(record("computer")),
    dvc: known(record("computer")),
    object: known("TargetUserName"),
    object_attrs: constant("unknown"),
    object_category: constant(category),
    object_id: known("TargetSid"),
    object_path: constant("unknown"),
    result: call("event-title", record("channel"), record("eventId")),
    result_id: record("eventId"),
    signature_id: record("eventId"),
    src: constant("unknown"),
    src_user: known("SubjectUserName"),
    status: constant("success"),
    user: known("TargetUserName", "SubjectUserName"),
    user_name: known("TargetUserName", "SubjectUserName"),
    src_user_name: known("SubjectUserName"),
    dest_nt_domain: known("TargetDomainName"),
    src_nt_domain: known("SubjectDomainName"),
    ...windowsProduct,
    ...sources,
  });

/** The event ids of the Security log, by what they say has been done to what. */
const accounts: Readonly<Record<string, readonly number[]>> = {
  created: [4720, 4741],
  modified: [4722, 4723, 4724, 4725, 4732, 4738, 4742, 4767, 4781],
  deleted: [4726, 4743],
  lockout: [4740],
  locked: [4800],
  unlocked: [4801],
  read: [4798],
};

export const accountManagement: readonly TableLeg[] = Object.entries(accounts).flatMap(
  ([action, ids]) =>
    ids.map((id) =>
      security(
        id,
        row(action, "user", {
          ...(id === 4740 ? { result: constant("lockout") } : {}),
          ...(id === 4781 ? { object: known("NewTargetUserName") } : {}),
          ...(id === 4732 ? { user: known("MemberName", "TargetUserName") } : {}),
        }),
      ),
    ),
);

export const auditingChanges: readonly TableLeg[] = [
  logged(
    "Security 1102",
    "Security",
    "Microsoft-Windows-Eventlog",
    1102,
    row("cleared", "audit log", { change_type: constant("audit"), user: known("SubjectUserName") }),
  ),
  security(
    4719,
    row("modified", "audit policy", {
      change_type: constant("audit"),
      user: known("SubjectUserName"),
    }),
  ),
];

const task = (id: number, action: string) =>
  security(
    id,
    row(action, "scheduled task", {
      change_type: constant("scheduled task"),
      object: known("TaskName"),
      user: known("SubjectUserName"),
    }),
  );

export const endpointChanges: readonly TableLeg[] = [19, 20, 21].map((id) =>
  sysmon(
    id,
    row("created", "wmi", {
      ...sysmonProduct,
      action: firstText(call("lower-case", "Operation"), constant("created")),
      object: known("Name"),
      user: known(userName("User")),
      src: record("computer"),
    }),
  ),
);

/** https://docs.splunk.com/Documentation/CIM/latest/User/Change */
export const allChanges: readonly TableLeg[] = [
  ...accountManagement,
  ...auditingChanges,
  ...endpointChanges,
  task(4698, "created"),
  task(4700, "started"),
  task(4701, "stopped"),
  task(4702, "modified"),
  security(
    4799,
    row("read", "group", {
      user: known("SubjectUserName"),
      process_name: fileName("CallerProcessName"),
    }),
  ),
];
