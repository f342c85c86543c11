import { call, constant, constantNumber, record } from "../columns.ts";
import type { Source, Sources } from "../columns.ts";

/**
 * Columns that all of ASIM's schemas have (https://learn.microsoft.com/azure/sentinel/normalization-common-fields).
 * `product` and what events mean follow Microsoft's own parsers of Sysmon's and the audit events.
 */
export const common = (schema: string, version: string, product: string): Sources => ({
  TimeGenerated: record("time"),
  EventStartTime: record("time"),
  EventEndTime: record("time"),
  EventCount: constantNumber(1),
  EventVendor: constant("Microsoft"),
  EventProduct: constant(product),
  EventSchema: constant(schema),
  EventSchemaVersion: constant(version),
  EventResult: constant("Success"),
  EventSeverity: constant("Informational"),
  EventOriginalType: record("eventId"),
  EventOriginalUid: record("recordId"),
  Dvc: record("computer"),
  DvcHostname: record("computer"),
  DvcFQDN: record("computer"),
  DvcId: call("device-id", record("computer")),
  DvcOs: constant("Windows"),
});

/** What Sysmon's configuration calls the rule that let the event through. */
export const sysmonRule: Sources = {
  Rule: call("first-text", "RuleName"),
  RuleName: call("first-text", "RuleName"),
};

/** A user in a role: `Actor`, `Target`, `Src` … */
export const user = (role: string, name: Source): Sources => ({
  [`${role}Username`]: name,
  [`${role}UsernameType`]: constant("Windows"),
  [`${role}UserType`]: call("account-type", call("account-name", name)),
});

/** A user whom an audit event names in parts, with the SID. */
export const auditUser = (role: string, prefix: string): Sources => ({
  ...user(role, call("account", `${prefix}DomainName`, `${prefix}UserName`)),
  [`${role}UserId`]: call("known-sid", `${prefix}UserSid`),
  [`${role}UserSid`]: call("known-sid", `${prefix}UserSid`),
  [`${role}UserIdType`]: constant("SID"),
  [`${role}SessionId`]: call("whole-number", `${prefix}LogonId`),
});

/** A process in a role, by the fields that name it. */
export const process = (role: string, image: string, id: Source, guid?: string): Sources => ({
  [`${role}ProcessName`]: image,
  [`${role}ProcessId`]: call("whole-number", id),
  ...(guid === undefined ? {} : { [`${role}ProcessGuid`]: guid }),
});
