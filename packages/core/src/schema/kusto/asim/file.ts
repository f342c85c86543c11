import {
  call,
  constant,
  decode,
  fileName,
  firstText,
  hash,
  only,
  security,
  sysmon,
} from "../columns.ts";
import type { Source, Sources } from "../columns.ts";
import type { TableLeg } from "../table-binding.ts";
import { auditUser, common, process, sysmonRule, user } from "./shared.ts";

const ofSysmon = common("FileEvent", "0.2.1", "Sysmon");

const target = (path: string): Sources => ({
  TargetFilePath: path,
  TargetFilePathType: constant("Windows Local"),
  TargetFileName: fileName(path),
  TargetFileDirectory: call("folder", path),
  TargetFileExtension: call("file-extension", path),
  FilePath: path,
  FileName: fileName(path),
});

const sysmonActor: Sources = {
  ...process("Acting", "Image", "ProcessId", "ProcessGuid"),
  ...user("Actor", "User"),
  Process: "Image",
  User: "User",
};

const hashes = (field: string): Sources => ({
  TargetFileMD5: hash(field, "MD5"),
  TargetFileSHA1: hash(field, "SHA1"),
  TargetFileSHA256: hash(field, "SHA256"),
  Hash: firstText(hash(field, "SHA256"), hash(field, "SHA1"), hash(field, "MD5")),
});

const fileEvent = (id: number, type: string, ...rest: readonly Sources[]): TableLeg =>
  sysmon(id, ofSysmon, sysmonRule, sysmonActor, target("TargetFilename"), ...rest, {
    EventType: constant(type),
  });

const creation: Sources = { TargetFileCreationTime: "CreationUtcTime" };
const accessType: Source = decode(
  "AccessMask",
  {
    "0x1": "FileAccessed",
    "0x2": "FileModified",
    "0x4": "FileModified",
    "0x6": "FileModified",
    "0x10000": "FileDeleted",
  },
  constant("FileAccessed"),
);

export const fileLegs: readonly TableLeg[] = [
  fileEvent(11, "FileCreated", creation),
  fileEvent(15, "FileCreated", creation, hashes("Hash")),
  fileEvent(2, "FileModified", creation),
  fileEvent(23, "FileDeleted", hashes("Hashes")),
  fileEvent(26, "FileDeleted", hashes("Hashes")),
  only(
    "ObjectType",
    ["File"],
    security(
      4663,
      common("FileEvent", "0.2.1", "Security Events"),
      target("ObjectName"),
      process("Acting", "ProcessName", "ProcessId"),
      auditUser("Actor", "Subject"),
      {
        EventType: accessType,
        Process: "ProcessName",
        User: call("account", "SubjectDomainName", "SubjectUserName"),
      },
    ),
  ),
];
