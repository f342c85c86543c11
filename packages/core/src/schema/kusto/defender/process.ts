import { call, constant, decode, firstText, fileName, security, sysmon } from "../columns.ts";
import type { TableLeg } from "../table-binding.ts";
import { account, auditAccount, device, file, hashes } from "./shared.ts";

/** Labels of the mandatory integrity levels (MS-DTYP 2.4.2.4). */
export const integrityLevels = {
  "S-1-16-0": "Untrusted",
  "S-1-16-4096": "Low",
  "S-1-16-8192": "Medium",
  "S-1-16-8448": "Medium",
  "S-1-16-12288": "High",
  "S-1-16-16384": "System",
};

/** Token elevation types (messages of the audit events). */
export const tokenElevations = {
  "%%1936": "TokenElevationTypeDefault",
  "%%1937": "TokenElevationTypeFull",
  "%%1938": "TokenElevationTypeLimited",
};

export const deviceProcessEvents: readonly TableLeg[] = [
  sysmon(1, device, file("Image"), hashes("Hashes"), account("", "User"), {
    ActionType: constant("ProcessCreated"),
    ProcessCommandLine: "CommandLine",
    ProcessId: "ProcessId",
    ProcessUniqueId: "ProcessGuid",
    ProcessCreationTime: "UtcTime",
    ProcessIntegrityLevel: "IntegrityLevel",
    LogonId: "LogonId",
    CreatedProcessSessionId: "TerminalSessionId",
    ProcessVersionInfoCompanyName: "Company",
    ProcessVersionInfoProductName: "Product",
    ProcessVersionInfoProductVersion: "FileVersion",
    ProcessVersionInfoFileDescription: "Description",
    ProcessVersionInfoOriginalFileName: "OriginalFileName",
    InitiatingProcessFolderPath: "ParentImage",
    InitiatingProcessFileName: fileName("ParentImage"),
    InitiatingProcessCommandLine: "ParentCommandLine",
    InitiatingProcessId: "ParentProcessId",
    InitiatingProcessUniqueId: "ParentProcessGuid",
    ...account("InitiatingProcess", "ParentUser"),
  }),
  security(4688, device, file("NewProcessName"), auditAccount("", "Target", "Subject"), {
    ActionType: constant("ProcessCreated"),
    ProcessCommandLine: "CommandLine",
    ProcessId: "NewProcessId",
    ProcessIntegrityLevel: decode("MandatoryLabel", integrityLevels),
    ProcessTokenElevation: decode("TokenElevationType", tokenElevations),
    LogonId: firstText(call("known-logon", "TargetLogonId"), "SubjectLogonId"),
    InitiatingProcessFolderPath: "ParentProcessName",
    InitiatingProcessFileName: fileName("ParentProcessName"),
    InitiatingProcessId: "ProcessId",
    InitiatingProcessLogonId: "SubjectLogonId",
    ...auditAccount("InitiatingProcess", "Subject"),
  }),
];
