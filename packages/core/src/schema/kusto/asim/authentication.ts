import { call, constant, decode, firstText, record, security } from "../columns.ts";
import type { Sources } from "../columns.ts";
import type { TableLeg } from "../table-binding.ts";
import { auditUser, common, process } from "./shared.ts";

const subTypes = {
  "2": "Interactive",
  "3": "Remote",
  "4": "Service",
  "5": "Service",
  "7": "Interactive",
  "8": "Remote",
  "9": "AssumeRole",
  "10": "RemoteInteractive",
  "11": "Interactive",
};

/** Status codes of failed logons (NTSTATUS) as ASIM's reasons. */
const reasons = {
  "0xc0000064": "No such user",
  "0xc000006a": "Incorrect password",
  "0xc000006d": "No such user or password",
  "0xc000006e": "Logon violates policy",
  "0xc000006f": "Logon violates policy",
  "0xc0000070": "Logon violates policy",
  "0xc0000071": "Password expired",
  "0xc0000072": "User disabled",
  "0xc0000193": "Account expired",
  "0xc0000234": "User locked",
  "0xc0000133": "Session expired",
};

const event = (id: number, ...sources: readonly Sources[]): TableLeg =>
  security(
    id,
    common("Authentication", "0.1.3", "Security Events"),
    auditUser("Target", "Target"),
    {
      User: call("account", "TargetDomainName", "TargetUserName"),
      LogonTarget: record("computer"),
      TargetHostname: record("computer"),
      Dst: record("computer"),
      DstHostname: record("computer"),
    },
    ...sources,
  );

const logon: Sources = {
  ...auditUser("Actor", "Subject"),
  ...process("Acting", "ProcessName", "ProcessId"),
  EventType: constant("Logon"),
  EventSubType: decode("LogonType", subTypes, constant("")),
  LogonMethod: constant("Username & password"),
  LogonProtocol: call("first-text", "AuthenticationPackageName"),
  SrcIpAddr: firstText("IpAddress"),
  IpAddr: firstText("IpAddress"),
  Src: firstText("IpAddress", "WorkstationName"),
  SrcHostname: firstText("WorkstationName"),
  SrcPortNumber: "IpPort",
};

export const authenticationLegs: readonly TableLeg[] = [
  event(4624, logon),
  event(4625, logon, {
    EventResult: constant("Failure"),
    EventResultDetails: decode("SubStatus", reasons, decode("Status", reasons, constant("Other"))),
    EventOriginalResultDetails: firstText("SubStatus", "Status"),
  }),
  event(4648, logon, {
    EventType: constant("Elevate"),
    TargetHostname: "TargetServerName",
    LogonTarget: "TargetServerName",
  }),
  event(4634, {
    EventType: constant("Logoff"),
    EventSubType: decode("LogonType", subTypes, constant("")),
  }),
  event(4647, { EventType: constant("Logoff") }),
];
