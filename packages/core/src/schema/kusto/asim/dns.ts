import { constant, decode, record, sysmon } from "../columns.ts";
import type { TableLeg } from "../table-binding.ts";
import { common, process, sysmonRule, user } from "./shared.ts";

/** Win32 error codes of DNS queries as the names of DNS response codes. */
const responseCodes = {
  "0": "NOERROR",
  "9001": "FORMERR",
  "9002": "SERVFAIL",
  "9003": "NXDOMAIN",
  "9004": "NOTIMP",
  "9005": "REFUSED",
  "9501": "NOERROR",
};

export const dnsLegs: readonly TableLeg[] = [
  sysmon(
    22,
    common("Dns", "0.1.7", "Sysmon"),
    sysmonRule,
    process("Src", "Image", "ProcessId", "ProcessGuid"),
    user("Src", "User"),
    {
      EventType: constant("Query"),
      EventSubType: constant("response"),
      EventResult: decode("QueryStatus", { "0": "Success" }, constant("Failure")),
      EventResultDetails: decode("QueryStatus", responseCodes),
      DnsResponseCodeName: decode("QueryStatus", responseCodes),
      DnsQuery: "QueryName",
      Domain: "QueryName",
      DnsResponseName: "QueryResults",
      Src: record("computer"),
      SrcHostname: record("computer"),
      Hostname: record("computer"),
      Process: "Image",
      User: "User",
    },
  ),
];
