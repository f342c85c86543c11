import { call, constant, decode, fileName, only, security, sysmon, where } from "../columns.ts";
import type { Source, Sources } from "../columns.ts";
import type { TableLeg } from "../table-binding.ts";
import { auditActor, device, sysmonActor } from "./shared.ts";

/** Defender writes the users' own part of the registry as that of the present user. */
const path = (source: Source) => call("registry-path", source, constant("HKEY_CURRENT_USER"));
const key = (source: Source) => call("registry-key", path(source));

const value: Sources = {
  RegistryKey: key("TargetObject"),
  RegistryValueName: fileName("TargetObject"),
};

/** Types of values in event 4657. */
export const auditValueTypes = {
  "%%1872": "None",
  "%%1873": "String",
  "%%1874": "ExpandString",
  "%%1875": "Binary",
  "%%1876": "Dword",
  "%%1879": "MultiString",
  "%%1883": "Qword",
};

export const deviceRegistryEvents: readonly TableLeg[] = [
  only(
    "EventType",
    ["CreateKey", "DeleteKey"],
    sysmon(12, device, sysmonActor, {
      ActionType: where(
        "EventType",
        "CreateKey",
        constant("RegistryKeyCreated"),
        constant("RegistryKeyDeleted"),
      ),
      RegistryKey: path("TargetObject"),
    }),
  ),
  only(
    "EventType",
    ["DeleteValue"],
    sysmon(12, device, sysmonActor, value, { ActionType: constant("RegistryValueDeleted") }),
  ),
  sysmon(13, device, sysmonActor, value, {
    ActionType: constant("RegistryValueSet"),
    RegistryValueData: call("registry-data", "Details"),
    RegistryValueType: call("registry-type", "Details"),
  }),
  sysmon(14, device, sysmonActor, {
    ActionType: constant("RegistryKeyRenamed"),
    RegistryKey: path("NewName"),
    PreviousRegistryKey: path("TargetObject"),
  }),
  security(4657, device, auditActor, {
    ActionType: decode(
      "OperationType",
      { "%%1906": "RegistryValueDeleted" },
      constant("RegistryValueSet"),
    ),
    RegistryKey: path("ObjectName"),
    RegistryValueName: "ObjectValueName",
    RegistryValueData: "NewValue",
    RegistryValueType: decode("NewValueType", auditValueTypes),
    PreviousRegistryKey: path("ObjectName"),
    PreviousRegistryValueName: "ObjectValueName",
    PreviousRegistryValueData: "OldValue",
  }),
];
