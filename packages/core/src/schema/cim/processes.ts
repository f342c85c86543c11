import { call, constant, fileName, firstText, record, security, sysmon } from "../kusto/columns.ts";
import type { Sources } from "../kusto/columns.ts";
import type { TableLeg } from "../kusto/table-binding.ts";
import { everyRow, known, prefixed, sysmonProduct, userName, windowsProduct } from "./shared.ts";

/** What is unknown, rather than missing, in every row of the dataset. */
const defaults: Sources = {
  dest: known(record("computer")),
  user: constant("unknown"),
  process: constant("unknown"),
  process_name: constant("unknown"),
  parent_process: constant("unknown"),
  parent_process_name: constant("unknown"),
  original_file_name: constant("unknown"),
};

const row = (...sources: readonly Sources[]): Sources =>
  prefixed("Processes", Object.assign({}, everyRow, defaults, ...sources) as Sources);

/** The process that an event of Sysmon is about. */
const own: Sources = {
  ...sysmonProduct,
  user: known(userName("User")),
  process_name: known(fileName("Image")),
  process_exec: fileName("Image"),
  process_path: "Image",
  process_id: "ProcessId",
  process_guid: "ProcessGuid",
  action: constant("allowed"),
};

/** Processes that reach into others: the one reached is the process, the other its parent. */
const intoAnother = (guid: "Guid" | "GUID"): Sources => ({
  ...sysmonProduct,
  user: known(userName("SourceUser")),
  process_name: known(fileName("TargetImage")),
  process_exec: fileName("TargetImage"),
  process_path: "TargetImage",
  process_id: "TargetProcessId",
  process_guid: `TargetProcess${guid}`,
  parent_process_name: known(fileName("SourceImage")),
  parent_process_exec: fileName("SourceImage"),
  parent_process_path: "SourceImage",
  parent_process_id: "SourceProcessId",
  parent_process_guid: `SourceProcess${guid}`,
  action: constant("allowed"),
});

/**
 * Events that Splunk's add-ons for Sysmon and Windows tag as reports of processes: besides starts, ends and accesses.
 * https://docs.splunk.com/Documentation/CIM/latest/User/Endpoint
 */
export const processes: readonly TableLeg[] = [
  sysmon(
    1,
    row(own, {
      process: known("CommandLine"),
      process_current_directory: "CurrentDirectory",
      process_hash: "Hashes",
      process_integrity_level: call("lower-case", "IntegrityLevel"),
      original_file_name: known("OriginalFileName"),
      parent_process: known("ParentCommandLine"),
      parent_process_name: known(fileName("ParentImage")),
      parent_process_exec: fileName("ParentImage"),
      parent_process_path: "ParentImage",
      parent_process_id: "ParentProcessId",
      parent_process_guid: "ParentProcessGuid",
    }),
  ),
  sysmon(5, row(own, { process: known("Image"), action: constant("blocked") })),
  sysmon(
    6,
    row(sysmonProduct, {
      process_path: "ImageLoaded",
      process_hash: "Hashes",
      action: constant("allowed"),
    }),
  ),
  sysmon(
    7,
    row(own, {
      process_hash: "Hashes",
      original_file_name: known("OriginalFileName"),
      action: constant("success"),
    }),
  ),
  sysmon(8, row(intoAnother("Guid"))),
  sysmon(10, row(intoAnother("GUID"))),
  ...[9, 15, 17, 18, 24, 25].map((id) => sysmon(id, row(own))),
  security(
    4688,
    row(windowsProduct, {
      user: known("TargetUserName", "SubjectUserName"),
      user_id: "SubjectUserSid",
      process: known(call("started-by", "NewProcessName", "CommandLine")),
      process_name: known(fileName("NewProcessName")),
      process_exec: fileName("NewProcessName"),
      process_path: "NewProcessName",
      process_id: "NewProcessId",
      // The event has the path of the parent, never its command line.
      parent_process: known("ParentProcessName"),
      parent_process_name: known(fileName("ParentProcessName")),
      parent_process_exec: fileName("ParentProcessName"),
      parent_process_path: "ParentProcessName",
      parent_process_id: "ProcessId",
      action: constant("allowed"),
    }),
  ),
  ...[4689, 4696, 4673, 4674].map((id) =>
    security(
      id,
      row(windowsProduct, {
        user: known("SubjectUserName"),
        process: known("ProcessName"),
        process_name: known(fileName("ProcessName")),
        process_path: "ProcessName",
        process_id: firstText("ProcessId"),
        action: constant("allowed"),
      }),
    ),
  ),
];
