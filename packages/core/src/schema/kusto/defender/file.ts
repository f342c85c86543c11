import { call, constant, decode, only, security, sysmon } from "../columns.ts";
import type { Sources } from "../columns.ts";
import type { TableLeg } from "../table-binding.ts";
import { account, auditAccount, auditActor, device, file, hashes, sysmonActor } from "./shared.ts";

const target = file("TargetFilename");
const requester: Sources = account("Request", "User");
const deleted = constant("FileDeleted");

const fromZone = (key: string) => call("line-value", "Contents", constant(key));

export const deviceFileEvents: readonly TableLeg[] = [
  sysmon(11, device, target, sysmonActor, requester, { ActionType: constant("FileCreated") }),
  // Only its stream is new, but so Defender reports the mark that browsers put on downloads.
  sysmon(15, device, target, sysmonActor, requester, hashes("Hash"), {
    ActionType: constant("FileCreated"),
    FileOriginUrl: fromZone("HostUrl"),
    FileOriginReferrerUrl: fromZone("ReferrerUrl"),
  }),
  sysmon(2, device, target, sysmonActor, requester, { ActionType: constant("FileModified") }),
  sysmon(23, device, target, sysmonActor, requester, hashes("Hashes"), { ActionType: deleted }),
  sysmon(26, device, target, sysmonActor, requester, hashes("Hashes"), { ActionType: deleted }),
  sysmon(29, device, target, sysmonActor, requester, hashes("Hashes"), {
    ActionType: constant("FileCreated"),
  }),
  // Reading leaves no row in Defender: of the rights that were used, those to write, append and delete.
  only(
    "AccessMask",
    ["0x2", "0x4", "0x6", "0x10000", "0x10002", "0x10006"],
    only(
      "ObjectType",
      ["File"],
      security(4663, device, file("ObjectName"), auditActor, auditAccount("Request", "Subject"), {
        ActionType: decode("AccessMask", { "0x10000": "FileDeleted" }, constant("FileModified")),
      }),
    ),
  ),
];
