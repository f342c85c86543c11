import { bag, call, constant, decode, security } from "../columns.ts";
import type { Sources } from "../columns.ts";
import type { TableLeg } from "../table-binding.ts";
import { auditAccount, auditActor, device } from "./shared.ts";

/** Logon types of the audit events (Windows documentation, event 4624), as Defender names them. */
const logonTypes = {
  "0": "System",
  "2": "Interactive",
  "3": "Network",
  "4": "Batch",
  "5": "Service",
  "7": "Unlock",
  "8": "NetworkCleartext",
  "9": "NewCredentials",
  "10": "RemoteInteractive",
  "11": "CachedInteractive",
  "12": "CachedRemoteInteractive",
  "13": "CachedUnlock",
};

/** Status codes of failed logons (NTSTATUS), as Defender names the reasons. */
const failures = {
  "0xc0000064": "UnknownUser",
  "0xc000006a": "InvalidPassword",
  "0xc000006d": "InvalidUserNameOrPassword",
  "0xc000006e": "AccountRestriction",
  "0xc000006f": "InvalidLogonHours",
  "0xc0000070": "InvalidWorkstation",
  "0xc0000071": "PasswordExpired",
  "0xc0000072": "AccountDisabled",
  "0xc0000193": "AccountExpired",
  "0xc0000224": "PasswordMustChange",
  "0xc0000234": "AccountLockedOut",
  "0xc000015b": "LogonTypeNotGranted",
};

const remote: Sources = {
  LogonType: decode("LogonType", logonTypes),
  Protocol: "AuthenticationPackageName",
  RemoteIP: call("first-text", "IpAddress"),
  RemoteIPType: call("ip-kind", "IpAddress"),
  RemotePort: "IpPort",
  RemoteDeviceName: call("first-text", "WorkstationName"),
};

export const deviceLogonEvents: readonly TableLeg[] = [
  security(4624, device, auditAccount("", "Target"), auditActor, remote, {
    ActionType: constant("LogonSuccess"),
    LogonId: "TargetLogonId",
    IsLocalAdmin: decode("ElevatedToken", { "%%1842": "true", "%%1843": "false" }),
  }),
  security(4625, device, auditAccount("", "Target"), auditActor, remote, {
    ActionType: constant("LogonFailed"),
    FailureReason: decode("SubStatus", failures, decode("Status", failures)),
    AdditionalFields: bag({ Status: "Status", SubStatus: "SubStatus" }),
  }),
  security(4648, device, auditAccount("", "Target"), auditActor, {
    ActionType: constant("LogonAttempted"),
    RemoteIP: call("first-text", "IpAddress"),
    RemoteIPType: call("ip-kind", "IpAddress"),
    RemotePort: "IpPort",
    RemoteDeviceName: "TargetServerName",
  }),
];
