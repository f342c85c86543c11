import { call, constant, decode, security, sysmon, where } from "../columns.ts";
import type { Source, Sources } from "../columns.ts";
import type { TableLeg } from "../table-binding.ts";
import { actor, device, sysmonActor } from "./shared.ts";

/** The ends of a connection that one field says the direction of: `outbound` is its value for those from here. */
interface Ends {
  readonly direction: string;
  readonly outbound: string;
  readonly source: { readonly ip: string; readonly port: string };
  readonly destination: { readonly ip: string; readonly port: string };
}

function connection({ direction, outbound, source, destination }: Ends): Sources {
  const from = (here: Source, there: Source) => where(direction, outbound, here, there);
  const local = from(source.ip, destination.ip);
  const remote = from(destination.ip, source.ip);
  return {
    ActionType: from(constant("ConnectionSuccess"), constant("InboundConnectionAccepted")),
    LocalIP: local,
    LocalPort: from(source.port, destination.port),
    LocalIPType: call("ip-kind", local),
    RemoteIP: remote,
    RemotePort: from(destination.port, source.port),
    RemoteIPType: call("ip-kind", remote),
  };
}

export const deviceNetworkEvents: readonly TableLeg[] = [
  sysmon(
    3,
    device,
    sysmonActor,
    connection({
      direction: "Initiated",
      outbound: "true",
      source: { ip: "SourceIp", port: "SourcePort" },
      destination: { ip: "DestinationIp", port: "DestinationPort" },
    }),
    {
      Protocol: decode("Protocol", { tcp: "Tcp", udp: "Udp" }),
      RemoteUrl: where("Initiated", "true", "DestinationHostname", "SourceHostname"),
    },
  ),
  security(
    5156,
    device,
    actor("Application"),
    connection({
      direction: "Direction",
      outbound: "%%14593",
      source: { ip: "SourceAddress", port: "SourcePort" },
      destination: { ip: "DestAddress", port: "DestPort" },
    }),
    {
      InitiatingProcessId: "ProcessID",
      // IANA protocol numbers.
      Protocol: decode("Protocol", { "6": "Tcp", "17": "Udp", "1": "Icmp", "58": "Icmp" }),
    },
  ),
  security(
    5157,
    device,
    actor("Application"),
    connection({
      direction: "Direction",
      outbound: "%%14593",
      source: { ip: "SourceAddress", port: "SourcePort" },
      destination: { ip: "DestAddress", port: "DestPort" },
    }),
    {
      ActionType: constant("ConnectionFailed"),
      InitiatingProcessId: "ProcessID",
      Protocol: decode("Protocol", { "6": "Tcp", "17": "Udp", "1": "Icmp", "58": "Icmp" }),
    },
  ),
];
