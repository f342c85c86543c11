import { call, constant, decode, security, sysmon, where } from "../columns.ts";
import type { Sources } from "../columns.ts";
import type { TableLeg } from "../table-binding.ts";
import { common, sysmonRule } from "./shared.ts";

const sysmonProcess = (role: string, isOutbound: boolean): Sources => {
  const here = (source: string) =>
    isOutbound
      ? where("Initiated", "true", source, constant(""))
      : where("Initiated", "true", constant(""), source);
  return {
    [`${role}ProcessName`]: here("Image"),
    [`${role}ProcessId`]: call("whole-number", here("ProcessId")),
    [`${role}ProcessGuid`]: here("ProcessGuid"),
    [`${role}AppName`]: here("Image"),
    [`${role}Username`]: here("User"),
  };
};

const audit = (id: number, result: string, action: string): TableLeg =>
  security(id, common("NetworkSession", "0.2.6", "Windows Filtering Platform"), {
    EventType: constant("EndpointNetworkSession"),
    EventResult: constant(result),
    DvcAction: constant(action),
    SrcIpAddr: "SourceAddress",
    Src: "SourceAddress",
    IpAddr: "SourceAddress",
    SrcPortNumber: "SourcePort",
    DstIpAddr: "DestAddress",
    Dst: "DestAddress",
    DstPortNumber: "DestPort",
    NetworkDirection: decode("Direction", { "%%14592": "Inbound", "%%14593": "Outbound" }),
    // IANA protocol numbers.
    NetworkProtocol: decode("Protocol", { "6": "TCP", "17": "UDP", "1": "ICMP", "58": "ICMP" }),
    SrcProcessName: where("Direction", "%%14593", "Application", constant("")),
    DstProcessName: where("Direction", "%%14593", constant(""), "Application"),
    SrcAppName: where("Direction", "%%14593", "Application", constant("")),
    DstAppName: where("Direction", "%%14593", constant(""), "Application"),
    Process: "Application",
    NetworkRuleNumber: "FilterRTID",
  });

export const networkLegs: readonly TableLeg[] = [
  sysmon(
    3,
    common("NetworkSession", "0.2.6", "Sysmon"),
    sysmonRule,
    sysmonProcess("Src", true),
    sysmonProcess("Dst", false),
    {
      EventType: constant("EndpointNetworkSession"),
      DvcAction: constant("Allow"),
      SrcIpAddr: "SourceIp",
      Src: "SourceIp",
      IpAddr: "SourceIp",
      SrcHostname: "SourceHostname",
      SrcPortNumber: "SourcePort",
      DstIpAddr: "DestinationIp",
      Dst: "DestinationIp",
      DstHostname: "DestinationHostname",
      Hostname: "DestinationHostname",
      DstPortNumber: "DestinationPort",
      NetworkDirection: where("Initiated", "true", constant("Outbound"), constant("Inbound")),
      NetworkProtocol: decode("Protocol", { tcp: "TCP", udp: "UDP" }),
      Process: "Image",
      User: "User",
    },
  ),
  audit(5156, "Success", "Allow"),
  audit(5157, "Failure", "Deny"),
];
