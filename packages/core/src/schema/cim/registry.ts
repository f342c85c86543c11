import { call, constant, decode, fileName, record, security, sysmon } from "../kusto/columns.ts";
import type { Sources } from "../kusto/columns.ts";
import type { TableLeg } from "../kusto/table-binding.ts";
import { everyRow, known, prefixed, sysmonProduct, userName, windowsProduct } from "./shared.ts";

const defaults: Sources = {
  action: constant("unknown"),
  dest: known(record("computer")),
  registry_path: constant("unknown"),
  registry_key_name: constant("unknown"),
  registry_value_data: constant("unknown"),
  registry_value_name: constant("unknown"),
  registry_value_type: constant("unknown"),
  user: constant("unknown"),
};

const row = (...sources: readonly Sources[]): Sources =>
  prefixed("Registry", Object.assign({}, everyRow, defaults, ...sources) as Sources);

const own: Sources = {
  ...sysmonProduct,
  user: known(userName("User")),
  process_guid: "ProcessGuid",
  process_id: "ProcessId",
  process_path: "Image",
  process_name: fileName("Image"),
  registry_path: known("TargetObject"),
  status: constant("success"),
};

/** https://docs.splunk.com/Documentation/CIM/latest/User/Endpoint: registry_key_name is only the last part of the key. */
export const registry: readonly TableLeg[] = [
  sysmon(
    12,
    row(own, {
      action: decode(
        "EventType",
        { CreateKey: "created", DeleteKey: "deleted", DeleteValue: "deleted" },
        constant("unknown"),
      ),
      registry_key_name: known(call("registry-value", "TargetObject")),
    }),
  ),
  sysmon(
    13,
    row(own, {
      action: constant("modified"),
      registry_key_name: known(call("registry-value", call("registry-key", "TargetObject"))),
      registry_value_name: known(call("registry-value", "TargetObject")),
      registry_value_data: known(call("bracketed-data", "Details")),
      registry_value_text: "Details",
      registry_value_type: known(call("bracketed-type", "Details")),
    }),
  ),
  sysmon(
    14,
    row(own, {
      action: constant("modified"),
      registry_key_name: known(call("registry-value", "TargetObject")),
    }),
  ),
  security(
    4657,
    row(windowsProduct, {
      action: constant("modified"),
      user: known("SubjectUserName"),
      process_id: "ProcessId",
      process_path: "ProcessName",
      process_name: fileName("ProcessName"),
      registry_path: known("ObjectName"),
      registry_value_name: known("ObjectValueName"),
      registry_value_data: known("NewValue"),
      registry_value_type: known("NewValueType"),
    }),
  ),
];
