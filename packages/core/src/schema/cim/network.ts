import {
  call,
  constant,
  decode,
  fileName,
  firstText,
  record,
  security,
  sysmon,
  where,
} from "../kusto/columns.ts";
import type { Sources } from "../kusto/columns.ts";
import type { TableLeg } from "../kusto/table-binding.ts";
import { everyRow, known, prefixed, sysmonProduct, userName, windowsProduct } from "./shared.ts";

const traffic = (sources: Sources): Sources =>
  prefixed("All_Traffic", {
    ...everyRow,
    dvc: known(record("computer")),
    rule: constant("unknown"),
    ...sources,
  });

/** https://docs.splunk.com/Documentation/CIM/latest/User/NetworkTraffic */
export const allTraffic: readonly TableLeg[] = [
  sysmon(
    3,
    traffic({
      ...sysmonProduct,
      action: constant("allowed"),
      app: "Image",
      dest: known("DestinationHostname", "DestinationIp"),
      dest_ip: "DestinationIp",
      dest_port: firstText("DestinationPort", constant("0")),
      src: known("SourceHostname", "SourceIp"),
      src_ip: "SourceIp",
      src_port: firstText("SourcePort", constant("0")),
      transport: known("Protocol"),
      direction: where("Initiated", "true", constant("outbound"), constant("inbound")),
      process_id: "ProcessId",
      process_guid: "ProcessGuid",
      process_name: fileName("Image"),
      user: known(userName("User")),
    }),
  ),
  ...[5156, 5157].map((id) =>
    security(
      id,
      traffic({
        ...windowsProduct,
        action: constant(id === 5156 ? "allowed" : "blocked"),
        app: "Application",
        dest: known("DestAddress"),
        dest_ip: "DestAddress",
        dest_port: firstText("DestPort", constant("0")),
        src: known("SourceAddress"),
        src_ip: "SourceAddress",
        src_port: firstText("SourcePort", constant("0")),
        transport: decode("Protocol", { "6": "tcp", "17": "udp", "1": "icmp" }),
        direction: decode("Direction", { "%%14592": "inbound", "%%14593": "outbound" }),
        process_id: "ProcessID",
        user: constant("unknown"),
      }),
    ),
  ),
];

/** https://docs.splunk.com/Documentation/CIM/latest/User/NetworkResolutionDNS */
export const dns: readonly TableLeg[] = [
  sysmon(
    22,
    prefixed("DNS", {
      ...everyRow,
      ...sysmonProduct,
      query: known("QueryName"),
      answer: known(call("dns-answers", "QueryResults")),
      reply_code_id: "QueryStatus",
      reply_code: known("QueryStatus"),
      message_type: constant("unknown"),
      src: record("computer"),
      dest: constant("unknown"),
      process_name: fileName("Image"),
      process_id: "ProcessId",
      process_guid: "ProcessGuid",
    }),
  ),
];
