import type { ColumnType } from "../../../model/index.ts";
import { call, decode, everyEvent, fileName, firstText, record } from "../columns.ts";
import type { Sources } from "../columns.ts";
import type { TableLeg } from "../table-binding.ts";
import { levelNames } from "./windows-event.ts";

const subject = call("account", "SubjectDomainName", "SubjectUserName");
const target = call("account", "TargetDomainName", "TargetUserName");
const account = firstText(target, subject);

const logonTypeNames = {
  "0": "0 - System",
  "2": "2 - Interactive",
  "3": "3 - Network",
  "4": "4 - Batch",
  "5": "5 - Service",
  "7": "7 - Unlock",
  "8": "8 - NetworkCleartext",
  "9": "9 - NewCredentials",
  "10": "10 - RemoteInteractive",
  "11": "11 - CachedInteractive",
};

/** Columns that Azure Monitor derives, or names otherwise than the event. */
const derived: Sources = {
  TimeGenerated: record("time"),
  EventID: record("eventId"),
  Computer: record("computer"),
  Channel: record("channel"),
  EventSourceName: record("provider"),
  EventRecordId: record("recordId"),
  Activity: call("activity", record("channel"), record("eventId")),
  EventData: call("event-data-xml", record("fields")),
  Account: account,
  AccountName: firstText("TargetUserName", "SubjectUserName"),
  AccountDomain: firstText("TargetDomainName", "SubjectDomainName"),
  AccountType: call("account-type", firstText("TargetUserName", "SubjectUserName")),
  SubjectAccount: subject,
  TargetAccount: target,
  TargetUser: "TargetUserName",
  Process: fileName(firstText("NewProcessName", "ProcessName")),
  // Audit events are of no level.
  EventLevelName: decode("Level", { "0": "LogAlways" }, levelNames),
  LogonTypeName: decode("LogonType", logonTypeNames),
  SystemProcessId: "Execution_ProcessID",
  SystemThreadId: "Execution_ThreadID",
  SystemUserId: "Security_UserID",
  Correlation: "Correlation_ActivityID",
};

/** Columns that say nothing of the event, for nothing on the machine knows them. */
const cloudOnly = new Set([
  "AzureDeploymentID",
  "AzureTableName",
  "EventOriginId",
  "ManagementGroupName",
  "MG",
  "PartitionKey",
  "RowKey",
  "SourceComputerId",
  "SourceSystem",
  "StorageAccount",
  "TableId",
  "TenantId",
  "TimeCollected",
  "Type",
  "_BilledSize",
  "_IsBillable",
  "_ResourceId",
  "_SubscriptionId",
]);

/** All of the Security log: a column that is not derived is the event's field of that name. */
export function securityEvent(columns: readonly ColumnType[]): readonly TableLeg[] {
  const own = columns
    .map(({ name }) => name)
    .filter((name) => !(name in derived) && !cloudOnly.has(name));
  return [
    everyEvent({ ...Object.fromEntries(own.map((name) => [name, name])), ...derived }, "Security"),
  ];
}
