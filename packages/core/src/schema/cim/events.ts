import type { Expr } from "../../model/index.ts";
import {
  call,
  constant,
  decode,
  everyEvent,
  exprOf,
  fileName,
  firstText,
  record,
  where,
} from "../kusto/columns.ts";
import type { Sources } from "../kusto/columns.ts";
import type { TableLeg } from "../kusto/table-binding.ts";
import { rawField } from "../raw-test.ts";
import { everyRow } from "./shared.ts";

const hash = (algorithm: string) => call("hash-part", "Hashes", constant(algorithm));

/**
 * What searches of events find besides the fields of the events themselves: parts of the record, and what Splunk's
 * add-ons for Windows and Sysmon name by the Common Information Model.
 */
const added: Sources = {
  ...everyRow,
  _raw: call("event-data-xml", record("fields")),
  index: constant("main"),
  EventCode: record("eventId"),
  EventID: record("eventId"),
  signature_id: record("eventId"),
  signature: call("event-title", record("channel"), record("eventId")),
  Channel: record("channel"),
  EventChannel: record("channel"),
  LogName: record("channel"),
  Computer: record("computer"),
  ComputerName: record("computer"),
  dvc: record("computer"),
  RecordNumber: record("recordId"),
  EventRecordID: record("recordId"),
  RecordID: record("recordId"),
  SourceName: record("provider"),
  Name: firstText("Name", record("provider")),
  UserID: "Security_UserID",
  SecurityID: "Security_UserID",
  user_id: firstText("TargetUserSid", "SubjectUserSid", "Security_UserID"),
  ProcessID: firstText("ProcessID", "ProcessId", "Execution_ProcessID"),
  Keywords: decode("Keywords", {
    "0x8020000000000000": "Audit Success",
    "0x8010000000000000": "Audit Failure",
  }),
  MD5: hash("MD5"),
  SHA1: hash("SHA1"),
  SHA256: hash("SHA256"),
  IMPHASH: hash("IMPHASH"),
  Hashes: firstText("Hashes", "Hash"),
  // The Common Information Model.
  dest: firstText("TargetServerName", record("computer")),
  dest_ip: firstText("DestinationIp", "DestAddress"),
  dest_port: firstText("DestinationPort", "DestPort"),
  src_ip: firstText("SourceIp", "IpAddress", "SourceAddress", "ClientAddress"),
  src_port: firstText("SourcePort", "IpPort"),
  src: firstText("SourceHostname", "SourceIp", "IpAddress", "WorkstationName", "Workstation"),
  transport: "Protocol",
  app: firstText("Application"),
  user: firstText(call("account-name", "User"), "TargetUserName", "SubjectUserName"),
  src_user: "SubjectUserName",
  src_nt_domain: "SubjectDomainName",
  dest_nt_domain: "TargetDomainName",
  // Windows begins lists with a line break, which Splunk does not keep.
  SidHistory: call("without-blanks", "SidHistory"),
  PrivilegeList: call("without-blanks", "PrivilegeList"),
  object: firstText("TaskName", "TargetUserName", "ObjectName"),
  process: firstText("CommandLine", call("started-by", "NewProcessName", "CommandLine")),
  process_name: fileName(firstText("Image", "NewProcessName", "TargetImage", "ProcessName")),
  process_exec: fileName(firstText("Image", "NewProcessName", "TargetImage", "ProcessName")),
  process_path: firstText("Image", "NewProcessName", "TargetImage", "ProcessName", "ImageLoaded"),
  process_id: firstText("NewProcessId", "ProcessId", "TargetProcessId"),
  process_guid: firstText("ProcessGuid", "TargetProcessGuid", "TargetProcessGUID"),
  process_hash: "Hashes",
  process_current_directory: "CurrentDirectory",
  process_integrity_level: "IntegrityLevel",
  original_file_name: firstText("OriginalFileName"),
  parent_process: firstText("ParentCommandLine", "ParentProcessName"),
  parent_process_name: fileName(firstText("ParentImage", "SourceImage", "ParentProcessName")),
  parent_process_path: firstText("ParentImage", "SourceImage", "ParentProcessName"),
  parent_process_id: firstText("ParentProcessId", "SourceProcessId"),
  parent_process_guid: firstText("ParentProcessGuid", "SourceProcessGuid", "SourceProcessGUID"),
  file_path: call("without-stream", "TargetFilename"),
  file_name: fileName(call("without-stream", "TargetFilename")),
  file_create_time: "CreationUtcTime",
  loaded_file: fileName("ImageLoaded"),
  loaded_file_path: "ImageLoaded",
  registry_path: "TargetObject",
  registry_value_name: call("registry-value", "TargetObject"),
  registry_value_data: call("bracketed-data", "Details"),
  granted_access: "GrantedAccess",
  pipe_name: "PipeName",
  query: "QueryName",
  answer: call("dns-answers", "QueryResults"),
  reply_code_id: "QueryStatus",
  service: "ServiceName",
  service_name: "ServiceName",
  service_id: "ServiceSid",
  service_path: firstText("ImagePath", "ServiceFileName"),
  direction: where("Initiated", "true", constant("outbound"), "Direction"),
  action: decode(
    "Keywords",
    { "0x8020000000000000": "success", "0x8010000000000000": "failure" },
    constant("allowed"),
  ),
  status: firstText(
    "Status",
    decode("Keywords", { "0x8010000000000000": "failure" }, constant("success")),
  ),
  authentication_method: "LogonType",
  vendor_product: constant("Microsoft Windows"),
  // Names of the classic form of the Security log.
  Account_Name: firstText("TargetUserName", "SubjectUserName"),
  Account_Domain: firstText("TargetDomainName", "SubjectDomainName"),
  Logon_Type: "LogonType",
  Logon_ID: firstText("TargetLogonId", "SubjectLogonId"),
  New_Process_Name: "NewProcessName",
  Creator_Process_Name: "ParentProcessName",
  Process_Name: firstText("ProcessName", "Process Name"),
  Process_Command_Line: "CommandLine",
  Target_User_Name: "TargetUserName",
  Caller_User_Name: "SubjectUserName",
  Group_Name: "TargetUserName",
  Service_Name: "ServiceName",
  Service_File_Name: firstText("ImagePath", "ServiceFileName"),
  Sub_Status: "SubStatus",
  Source_Port: "IpPort",
  Source_Network_Address: "IpAddress",
  Workstation_Name: "WorkstationName",
  Share_Name: "ShareName",
  Object_Name: "ObjectName",
  Message: "Message",
  New_Value: firstText("New Value", "NewValue"),
  Old_Value: firstText("Old Value", "OldValue"),
  Parent_Commandline: "Parent Commandline",
  Target_Commandline: "Target Commandline",
};

/** Whether Splunk's add-ons give a field of this name to events that have none of their own. */
export const isAddedField = (name: string): boolean => Object.hasOwn(added, name);

/** Any other name is that of a field of the event; readers leave blanks out of names, as Sigma does. */
class OpenColumns extends Map<string, Expr> {
  override get(name: string): Expr {
    return super.get(name) ?? rawField(name.replaceAll(" ", ""));
  }

  override has(): boolean {
    return true;
  }
}

export const events: readonly TableLeg[] = [
  {
    ...everyEvent({}),
    columns: new OpenColumns(
      Object.entries(added).map(([name, source]) => [name, exprOf(source)] as const),
    ),
  },
];
