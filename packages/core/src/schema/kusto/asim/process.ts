import { call, constant, decode, hash, security, sysmon, firstText } from "../columns.ts";
import type { Sources } from "../columns.ts";
import { integrityLevels, tokenElevations } from "../defender/process.ts";
import type { TableLeg } from "../table-binding.ts";
import { auditUser, common, process, sysmonRule, user } from "./shared.ts";

const ofSysmon = common("ProcessEvent", "0.1.4", "Sysmon");
const ofSecurity = common("ProcessEvent", "0.1.4", "Security Events");

const created: Sources = {
  EventType: constant("ProcessCreated"),
  TargetProcessCommandLine: "CommandLine",
  CommandLine: "CommandLine",
};

export const processLegs: readonly TableLeg[] = [
  sysmon(
    1,
    ofSysmon,
    sysmonRule,
    created,
    process("Target", "Image", "ProcessId", "ProcessGuid"),
    process("Acting", "ParentImage", "ParentProcessId", "ParentProcessGuid"),
    user("Target", "User"),
    user("Actor", firstText("ParentUser", "User")),
    {
      Process: "Image",
      User: "User",
      TargetUserSessionId: call("whole-number", "LogonId"),
      TargetUserSessionGuid: "LogonGuid",
      TargetProcessFilename: "OriginalFileName",
      TargetProcessFileOriginalName: "OriginalFileName",
      TargetProcessFileCompany: "Company",
      TargetProcessFileDescription: "Description",
      TargetProcessFileProduct: "Product",
      TargetProcessFileVersion: "FileVersion",
      TargetProcessCurrentDirectory: "CurrentDirectory",
      TargetProcessCreationTime: "UtcTime",
      TargetProcessIntegrityLevel: "IntegrityLevel",
      TargetProcessMD5: hash("Hashes", "MD5"),
      TargetProcessSHA1: hash("Hashes", "SHA1"),
      TargetProcessSHA256: hash("Hashes", "SHA256"),
      TargetProcessIMPHASH: hash("Hashes", "IMPHASH"),
      Hash: firstText(hash("Hashes", "SHA256"), hash("Hashes", "SHA1"), hash("Hashes", "MD5")),
      ActingProcessCommandLine: "ParentCommandLine",
    },
  ),
  sysmon(5, ofSysmon, sysmonRule, process("Target", "Image", "ProcessId", "ProcessGuid"), {
    ...user("Actor", "User"),
    EventType: constant("ProcessTerminated"),
    Process: "Image",
    User: "User",
  }),
  security(
    4688,
    ofSecurity,
    created,
    process("Target", "NewProcessName", "NewProcessId"),
    process("Acting", "ParentProcessName", "ProcessId"),
    auditUser("Actor", "Subject"),
    auditUser("Target", "Target"),
    {
      ...user(
        "Target",
        firstText(
          call("account", "TargetDomainName", "TargetUserName"),
          call("account", "SubjectDomainName", "SubjectUserName"),
        ),
      ),
      User: firstText(
        call("account", "TargetDomainName", "TargetUserName"),
        call("account", "SubjectDomainName", "SubjectUserName"),
      ),
      Process: "NewProcessName",
      TargetUserSessionId: call(
        "whole-number",
        firstText(call("known-logon", "TargetLogonId"), "SubjectLogonId"),
      ),
      TargetProcessTokenElevation: decode("TokenElevationType", tokenElevations),
      TargetProcessIntegrityLevel: decode("MandatoryLabel", integrityLevels),
    },
  ),
  security(4689, ofSecurity, process("Target", "ProcessName", "ProcessId"), {
    ...auditUser("Actor", "Subject"),
    EventType: constant("ProcessTerminated"),
    Process: "ProcessName",
    User: call("account", "SubjectDomainName", "SubjectUserName"),
    TargetProcessStatusCode: "Status",
  }),
];
