import { call, fileName, firstText, hash, record } from "../columns.ts";
import type { Source, Sources } from "../columns.ts";

/** Columns that all of Defender's device tables have. */
export const device: Sources = {
  Timestamp: record("time"),
  TimeGenerated: record("time"),
  DeviceName: record("computer"),
  DeviceId: call("device-id", record("computer")),
  ReportId: record("recordId"),
};

/** Defender writes accounts in lower case, and queries compare with `==`. */
const lower = (source: Source) => call("lower-case", source);

/** An account that an event writes as `DOMAIN\name`. */
export const account = (prefix: string, field: string): Sources => ({
  [`${prefix}AccountName`]: lower(call("account-name", field)),
  [`${prefix}AccountDomain`]: lower(call("account-domain", field)),
});

/** An account that an audit event writes in parts: those named after the first of the roles that is filled. */
export const auditAccount = (prefix: string, ...roles: readonly string[]): Sources => ({
  [`${prefix}AccountName`]: lower(firstText(...roles.map((role) => `${role}UserName`))),
  [`${prefix}AccountDomain`]: lower(firstText(...roles.map((role) => `${role}DomainName`))),
  [`${prefix}AccountSid`]: firstText(...roles.map((role) => call("known-sid", `${role}UserSid`))),
});

export const hashes = (field: string, prefix = ""): Sources => ({
  [`${prefix}SHA1`]: hash(field, "SHA1"),
  [`${prefix}SHA256`]: hash(field, "SHA256"),
  [`${prefix}MD5`]: hash(field, "MD5"),
});

/** The file that the row is about. Queries take FolderPath for the whole path, as it is in the tables. */
export const file = (field: string): Sources => ({
  FolderPath: field,
  FileName: fileName(field),
});

/** The process that did it, by its path. */
export const actor = (image: string): Sources => ({
  InitiatingProcessFolderPath: image,
  InitiatingProcessFileName: fileName(image),
});

/** The process that did it, as most of Sysmon's events name it. */
export const sysmonActor: Sources = {
  ...actor("Image"),
  ...account("InitiatingProcess", "User"),
  InitiatingProcessId: "ProcessId",
  InitiatingProcessUniqueId: "ProcessGuid",
};

/** The process that did it, as audit events of objects name it. */
export const auditActor: Sources = {
  ...actor("ProcessName"),
  ...auditAccount("InitiatingProcess", "Subject"),
  InitiatingProcessId: "ProcessId",
};
