import { call, constant, decode, only, security, sysmon } from "../columns.ts";
import type { Source, Sources } from "../columns.ts";
import { auditValueTypes } from "../defender/registry.ts";
import type { TableLeg } from "../table-binding.ts";
import { auditUser, common, process, sysmonRule, user } from "./shared.ts";

const ofSysmon = common("RegistryEvent", "0.1.2", "Sysmon");

/** ASIM names the users' part of the registry by its own root. */
const path = (source: Source) => call("registry-path", source, constant("HKEY_USERS"));

const sysmonActor: Sources = {
  ...process("Acting", "Image", "ProcessId", "ProcessGuid"),
  ...user("Actor", "User"),
  Process: "Image",
  User: "User",
};

const value: Sources = {
  RegistryKey: call("registry-key", path("TargetObject")),
  RegistryValue: call("registry-value", "TargetObject"),
};

const registryEvent = (id: number, type: Source, ...rest: readonly Sources[]): TableLeg =>
  sysmon(id, ofSysmon, sysmonRule, sysmonActor, ...rest, { EventType: type });

export const registryLegs: readonly TableLeg[] = [
  only(
    "EventType",
    ["CreateKey", "DeleteKey"],
    registryEvent(
      12,
      decode("EventType", { CreateKey: "RegistryKeyCreated", DeleteKey: "RegistryKeyDeleted" }),
      { RegistryKey: path("TargetObject") },
    ),
  ),
  only("EventType", ["DeleteValue"], registryEvent(12, constant("RegistryValueDeleted"), value)),
  registryEvent(13, constant("RegistryValueSet"), value, {
    RegistryValueData: call("registry-data", "Details"),
    RegistryValueType: call("registry-type", "Details"),
  }),
  registryEvent(14, constant("RegistryKeyRenamed"), {
    RegistryKey: path("NewName"),
    RegistryPreviousKey: path("TargetObject"),
  }),
  security(
    4657,
    common("RegistryEvent", "0.1.2", "Security Events"),
    process("Acting", "ProcessName", "ProcessId"),
    auditUser("Actor", "Subject"),
    {
      EventType: decode(
        "OperationType",
        { "%%1906": "RegistryValueDeleted" },
        constant("RegistryValueSet"),
      ),
      Process: "ProcessName",
      User: call("account", "SubjectDomainName", "SubjectUserName"),
      RegistryKey: path("ObjectName"),
      RegistryValue: "ObjectValueName",
      RegistryValueData: "NewValue",
      RegistryValueType: decode("NewValueType", auditValueTypes),
      RegistryPreviousKey: path("ObjectName"),
      RegistryPreviousValue: "ObjectValueName",
      RegistryPreviousValueData: "OldValue",
      RegistryPreviousValueType: decode("OldValueType", auditValueTypes),
    },
  ),
];
