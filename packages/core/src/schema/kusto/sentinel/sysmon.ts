import type { ColumnType } from "../../../model/index.ts";
import { call, constant, everyEvent, firstText, hash, record, sysmonProvider } from "../columns.ts";
import type { Source, Sources } from "../columns.ts";
import type { TableLeg } from "../table-binding.ts";

/**
 * The columns of the saved functions that are in use under this name: those of BlueTeamLabs/sentinel-attack
 * (`process_path`) and those of Azure-Sentinel's Sysmon parsers, which are the event's own names.
 */
const own =
  "RuleName ProcessGuid ProcessId Image FileVersion Description Product Company OriginalFileName CommandLine " +
  "CurrentDirectory User LogonGuid LogonId TerminalSessionId IntegrityLevel ParentProcessGuid ParentProcessId " +
  "ParentImage ParentCommandLine ParentUser TargetFilename CreationUtcTime PreviousCreationUtcTime Protocol Initiated " +
  "SourceIsIpv6 SourceIp SourceHostname SourcePort SourcePortName DestinationIsIpv6 DestinationIp " +
  "DestinationHostname DestinationPort DestinationPortName State Version SchemaVersion ImageLoaded Signed Signature " +
  "SignatureStatus SourceProcessGuid SourceProcessId SourceImage TargetProcessGuid TargetProcessId TargetImage " +
  "NewThreadId StartAddress StartModule StartFunction Device SourceProcessGUID SourceThreadId TargetProcessGUID " +
  "GrantedAccess CallTrace EventType TargetObject Details NewName Hash Hashes Contents Configuration " +
  "ConfigurationFileHash PipeName Operation EventNamespace Name Query Type Destination Consumer Filter QueryName " +
  "QueryStatus QueryResults IsExecutable Archived Session ClientInfo ID UtcTime SourceUser TargetUser";

const renamed: Sources = {
  event_creation_time: "UtcTime",
  process_guid: firstText("ProcessGuid", "SourceProcessGuid", "SourceProcessGUID"),
  process_id: firstText("ProcessId", "SourceProcessId"),
  process_path: firstText("Image", "SourceImage"),
  file_version: "FileVersion",
  file_description: "Description",
  file_product: "Product",
  file_company: "Company",
  file_name: "OriginalFileName",
  process_command_line: "CommandLine",
  file_directory: "CurrentDirectory",
  user_name: "User",
  user_logon_guid: "LogonGuid",
  user_logon_id: "LogonId",
  user_session_id: "TerminalSessionId",
  process_integrity_level: "IntegrityLevel",
  process_parent_guid: "ParentProcessGuid",
  process_parent_id: "ParentProcessId",
  process_parent_path: "ParentImage",
  process_parent_command_line: "ParentCommandLine",
  hash_sha1: hash(firstText("Hashes", "Hash"), "SHA1"),
  hash_md5: hash(firstText("Hashes", "Hash"), "MD5"),
  hash_sha256: hash(firstText("Hashes", "Hash"), "SHA256"),
  hash_imphash: hash(firstText("Hashes", "Hash"), "IMPHASH"),
  hash: "Hash",
  file_path: "TargetFilename",
  file_creation_time: "CreationUtcTime",
  file_previous_creation_time: "PreviousCreationUtcTime",
  network_protocol: "Protocol",
  network_connection_initiated: "Initiated",
  src_is_ipv6: "SourceIsIpv6",
  src_ip: "SourceIp",
  src_host_name: "SourceHostname",
  src_port: "SourcePort",
  src_port_name: "SourcePortName",
  dst_is_ipv6: "DestinationIsIpv6",
  dst_ip: "DestinationIp",
  dst_host_name: "DestinationHostname",
  dst_port: "DestinationPort",
  dst_port_name: "DestinationPortName",
  service_state: "State",
  sysmon_schema: "Version",
  sysmon_schema_version: "SchemaVersion",
  process_pathLoaded: "ImageLoaded",
  driver_is_signed: "Signed",
  driver_signature: "Signature",
  driver_signature_status: "SignatureStatus",
  module_loaded: "ImageLoaded",
  module_is_signed: "Signed",
  module_signature: "Signature",
  module_signature_status: "SignatureStatus",
  target_process_guid: firstText("TargetProcessGuid", "TargetProcessGUID"),
  target_process_id: "TargetProcessId",
  target_process_path: "TargetImage",
  thread_new_id: "NewThreadId",
  thread_start_address: "StartAddress",
  thread_start_module: "StartModule",
  thread_start_function: "StartFunction",
  target_device: "Device",
  thread_id: "SourceThreadId",
  process_granted_access: "GrantedAccess",
  process_call_trace: "CallTrace",
  registry_key_path: "TargetObject",
  registry_key_details: "Details",
  registry_key_new_name: "NewName",
  sysmon_configuration: "Configuration",
  sysmon_configuration_hash: "ConfigurationFileHash",
  pipe_name: "PipeName",
  wmi_operation: "Operation",
  wmi_namespace: "EventNamespace",
  wmi_filter_name: "Name",
  wmi_query: "Query",
  wmi_consumer_name: "Name",
  wmi_consumer_type: "Type",
  wmi_consumer_destination: "Destination",
  wmi_consumer_path: "Consumer",
  wmi_filter_path: "Filter",
  dns_query_name: "QueryName",
  dns_query_status: "QueryStatus",
  dns_query_results: "QueryResults",
  // Configurations with ATT&CK write `technique_id=T1059,technique_name=…` as the rule's name.
  technique_id: ruleTag("technique_id"),
  technique_name: ruleTag("technique_name"),
  phase_name: ruleTag("phase_name"),
  TechniqueId: ruleTag("technique_id"),
  TechniqueName: ruleTag("technique_name"),
};

function ruleTag(name: string): Source {
  return call("rule-tag", "RuleName", constant(name));
}

const system: Sources = {
  Source: record("provider"),
  EventLog: record("channel"),
  Computer: record("computer"),
  UserName: "Security_UserID",
  RenderedDescription: call(
    "rendered-event",
    call("event-title", record("channel"), record("eventId")),
    record("fields"),
  ),
};

const sources: Sources = {
  ...system,
  ...Object.fromEntries(own.split(" ").map((name) => [name, name])),
  ...renamed,
};

export const sysmonColumns: readonly ColumnType[] = [
  { name: "TimeGenerated", type: "datetime" },
  { name: "EventID", type: "int" },
  ...Object.keys(sources).map((name): ColumnType => ({ name, type: "string" })),
];

/** All of Sysmon's events, under the names of the saved function `Sysmon`. */
export const sysmonEvents: readonly TableLeg[] = [
  {
    ...everyEvent(
      { TimeGenerated: record("time"), EventID: record("eventId"), ...sources },
      "Microsoft-Windows-Sysmon/Operational",
    ),
    selector: {
      channels: ["Microsoft-Windows-Sysmon/Operational"],
      provider: sysmonProvider,
    },
  },
];
