import { call, constant, sysmon, where } from "../kusto/columns.ts";
import type { Sources } from "../kusto/columns.ts";
import type { TableLeg } from "../kusto/table-binding.ts";
import {
  account,
  commandLine,
  common,
  end,
  file,
  hashes,
  kind,
  program,
  registry,
  said,
  signature,
  version,
} from "./common.ts";

/** The program that an event is of. The account that logs is not the one that acts: `user.id` is the logger's. */
const actor: Sources = {
  ...program("process", "Image"),
  ...account("User"),
  "process.entity_id": said("ProcessGuid"),
  "process.pid": call("whole-number", "ProcessId"),
  "rule.name": said("RuleName"),
  "user.id": "Security_UserID",
};

const source: Sources = {
  ...program("process", "SourceImage"),
  "process.entity_id": said("SourceProcessGUID"),
  "process.pid": call("whole-number", "SourceProcessId"),
  "process.thread.id": call("whole-number", "SourceThreadId"),
  "rule.name": said("RuleName"),
  "user.id": "Security_UserID",
};

const leg = (id: number, ...sources: readonly Sources[]): TableLeg =>
  sysmon(id, common, ...sources);

const change = (action: string, path: string): Sources => ({
  ...actor,
  ...kind(["configuration", "registry"], ["change"], action),
  ...registry(path),
});

/** Sysmon's events, by what Elastic's pipeline for them makes of each. */
export const sysmonEvents: readonly TableLeg[] = [
  leg(1, actor, kind(["process"], ["start"], "Process creation"), {
    ...commandLine("process", "CommandLine"),
    ...hashes("process", "Hashes"),
    ...version("process"),
    ...program("process.parent", "ParentImage"),
    ...commandLine("process.parent", "ParentCommandLine"),
    "process.parent.entity_id": said("ParentProcessGuid"),
    "process.parent.pid": call("whole-number", "ParentProcessId"),
    "process.working_directory": said("CurrentDirectory"),
  }),
  leg(
    2,
    actor,
    kind(["file"], ["change"], "A process changed a file creation time"),
    file("file", "TargetFilename"),
  ),
  leg(3, actor, kind(["network"], ["start", "connection", "protocol"], "Network connection"), {
    ...end("source", "SourceIp", "SourcePort", "SourceHostname"),
    ...end("destination", "DestinationIp", "DestinationPort", "DestinationHostname"),
    "network.transport": said("Protocol"),
    "network.protocol": said("DestinationPortName"),
    "network.type": where("SourceIsIpv6", "true", constant("ipv6"), constant("ipv4")),
    "network.direction": where("Initiated", "true", constant("egress"), constant("ingress")),
  }),
  leg(4, kind(["process"], ["change"], "Sysmon service state changed")),
  leg(5, actor, kind(["process"], ["end"], "Process terminated")),
  leg(
    6,
    kind(["driver"], ["start"], "Driver loaded"),
    file("file", "ImageLoaded"),
    hashes("file", "Hashes"),
    signature("file"),
    {
      "rule.name": said("RuleName"),
    },
  ),
  leg(7, actor, kind(["process"], ["change"], "Image loaded"), file("file", "ImageLoaded"), {
    ...hashes("file", "Hashes"),
    ...version("file"),
    ...signature("file"),
  }),
  // The same event as Elastic Defend has it: rules for either then run.
  leg(7, actor, kind(["library"], ["start"], "load"), file("dll", "ImageLoaded"), {
    ...hashes("dll", "Hashes"),
    ...version("dll"),
    ...signature("dll"),
  }),
  leg(8, source, kind(["process"], ["change"], "CreateRemoteThread")),
  leg(9, actor, kind(["process"], ["access"], "RawAccessRead"), { "file.path": said("Device") }),
  leg(10, source, kind(["process"], ["access"], "ProcessAccess")),
  leg(11, actor, kind(["file"], ["creation"], "FileCreate"), file("file", "TargetFilename")),
  leg(12, change("RegistryEvent (Object create and delete)", "TargetObject")),
  leg(13, change("RegistryEvent (Value Set)", "TargetObject"), {
    "registry.data.strings": call("registry-data", said("Details")),
    "registry.data.type": call("registry-kind", "Details"),
  }),
  leg(14, change("RegistryEvent (Key and Value Rename)", "TargetObject")),
  leg(
    15,
    actor,
    kind(["file"], ["access"], "FileCreateStreamHash"),
    file("file", "TargetFilename"),
    hashes("file", "Hash"),
  ),
  leg(16, kind(["configuration"], ["change"], "ServiceConfigurationChange")),
  leg(17, actor, kind(["file"], ["creation"], "PipeEvent (Pipe Created)"), {
    "file.name": said("PipeName"),
  }),
  leg(18, actor, kind(["file"], ["access"], "PipeEvent (Pipe Connected)"), {
    "file.name": said("PipeName"),
  }),
  leg(
    19,
    account("User"),
    kind(["process"], ["creation"], "WmiEvent (WmiEventFilter activity detected)"),
  ),
  leg(
    20,
    account("User"),
    kind(["process"], ["creation"], "WmiEvent (WmiEventConsumer activity detected)"),
    {
      "process.executable": said("Destination"),
    },
  ),
  leg(
    21,
    account("User"),
    kind(["process"], ["access"], "WmiEvent (WmiEventConsumerToFilter activity detected)"),
  ),
  leg(22, actor, kind(["network"], ["connection", "protocol", "info"], "DNSEvent (DNS query)"), {
    "dns.question.name": said("QueryName"),
    "dns.resolved_ip": call("dns-addresses", "QueryResults"),
    "network.protocol": constant("dns"),
    "sysmon.dns.status": said("QueryStatus"),
  }),
  ...(
    [
      [23, ["deletion"], "FileDelete (File Delete archived)"],
      [26, ["deletion"], "FileDeleteDetected (File Delete logged)"],
      [27, ["creation", "denied"], "FileBlockExecutable"],
      [28, ["deletion", "denied"], "FileBlockShredding"],
      [29, ["creation"], "FileExecutableDetected"],
    ] as const
  ).map(([id, types, action]) =>
    leg(
      id,
      actor,
      kind(["file"], types, action),
      file("file", "TargetFilename"),
      hashes("file", "Hashes"),
    ),
  ),
  leg(24, actor, kind([], ["change"], "ClipboardChange (New content in the clipboard)")),
  leg(25, actor, kind(["process"], ["change"], "ProcessTampering (Process image change)"), {
    message: said("Type"),
  }),
  leg(255, kind(["process"], ["error"], "Error")),
];
