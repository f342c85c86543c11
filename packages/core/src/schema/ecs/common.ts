import type { Expr } from "../../model/index.ts";
import { call, constant, decode, fileName, firstText, hash, record } from "../kusto/columns.ts";
import type { Source, Sources } from "../kusto/columns.ts";

/** A field with several values, the same in every event. */
export const constants = (...values: readonly string[]): Expr => ({
  kind: "literal",
  value: { kind: "list", items: values.map((value) => ({ kind: "string", value })) },
});

/** What the agents leave out: fields that are empty or hold a dash. */
export const said = (source: Source): Expr => firstText(source);

/** Data streams by channel (Elastic's integrations `windows` and `system`). */
const datasets = {
  "Microsoft-Windows-Sysmon/Operational": "windows.sysmon_operational",
  "Microsoft-Windows-PowerShell/Operational": "windows.powershell_operational",
  "Windows PowerShell": "windows.powershell",
  Security: "system.security",
  System: "system.system",
  Application: "system.application",
};

const modules = {
  "Microsoft-Windows-Sysmon/Operational": "windows",
  "Microsoft-Windows-PowerShell/Operational": "windows",
  "Windows PowerShell": "windows",
  Security: "system",
  System: "system",
  Application: "system",
};

const dataset = decode("Channel", datasets, constant("windows.forwarded"));

/** What every Windows event has, as Winlogbeat and Elastic Agent map it; the rest an agent adds of its own. */
export const common: Sources = {
  "@timestamp": record("time"),
  "event.created": record("time"),
  "event.ingested": record("time"),
  "event.code": record("eventId"),
  "event.kind": constant("event"),
  "event.provider": record("provider"),
  "event.dataset": dataset,
  "event.module": decode("Channel", modules, constant("windows")),
  "data_stream.dataset": dataset,
  "data_stream.type": constant("logs"),
  "host.name": record("computer"),
  "host.hostname": record("computer"),
  "host.id": call("device-id", record("computer")),
  "host.os.type": constant("windows"),
  "host.os.family": constant("windows"),
  "host.os.platform": constant("windows"),
  "agent.id": call("device-id", record("computer")),
  "agent.type": constant("winlogbeat"),
  "log.level": decode("Level", {
    "0": "information",
    "1": "critical",
    "2": "error",
    "3": "warning",
    "4": "information",
    "5": "verbose",
  }),
  "winlog.api": constant("wineventlog"),
  "winlog.channel": record("channel"),
  "winlog.computer_name": record("computer"),
  "winlog.event_id": record("eventId"),
  "winlog.provider_name": record("provider"),
  "winlog.record_id": record("recordId"),
  "winlog.process.pid": "Execution_ProcessID",
  "winlog.process.thread.id": "Execution_ThreadID",
  "winlog.user.identifier": "Security_UserID",
};

/** What kind of event it is, in the words of the Elastic Common Schema. */
export function kind(
  category: readonly string[],
  type: readonly string[],
  action: string,
): Sources {
  return {
    ...(category.length === 0 ? {} : { "event.category": constants(...category) }),
    "event.type": constants(...type),
    "event.action": constant(action),
  };
}

/** A program by its path: `process`, `process.parent`. */
export const program = (name: string, path: Source): Sources => ({
  [`${name}.executable`]: said(path),
  [`${name}.name`]: fileName(said(path)),
});

/** A command line, whole and cut into arguments as Windows does. */
export const commandLine = (name: string, line: Source): Sources => ({
  [`${name}.command_line`]: said(line),
  [`${name}.args`]: call("windows-arguments", said(line)),
  [`${name}.args_count`]: call("count", call("windows-arguments", said(line))),
});

/** A file by its path: `file`, `dll`. */
export const file = (name: string, path: Source): Sources => ({
  [`${name}.path`]: said(path),
  [`${name}.name`]: fileName(said(path)),
  [`${name}.directory`]: call("folder", said(path)),
  [`${name}.extension`]: call("file-extension", said(path)),
});

/** Sysmon's list of hashes: `process`, `file`, `dll`. */
export const hashes = (name: string, list: Source): Sources => ({
  [`${name}.hash.md5`]: hash(list, "MD5"),
  [`${name}.hash.sha1`]: hash(list, "SHA1"),
  [`${name}.hash.sha256`]: hash(list, "SHA256"),
  [`${name}.pe.imphash`]: hash(list, "IMPHASH"),
});

/** What a program's file says of itself. */
export const version = (name: string): Sources => ({
  [`${name}.pe.original_file_name`]: said("OriginalFileName"),
  [`${name}.pe.company`]: said("Company"),
  [`${name}.pe.description`]: said("Description"),
  [`${name}.pe.file_version`]: said("FileVersion"),
  [`${name}.pe.product`]: said("Product"),
});

export const signature = (name: string): Sources => ({
  [`${name}.code_signature.subject_name`]: said("Signature"),
  [`${name}.code_signature.status`]: said("SignatureStatus"),
  [`${name}.code_signature.valid`]: decode("SignatureStatus", { Valid: "true" }, constant("false")),
});

/** An account as Sysmon writes it, `DOMAIN\name`. */
export const account = (field: string): Sources => ({
  "user.name": call("account-name", said(field)),
  "user.domain": call("account-domain", said(field)),
});

/** Two ends of a connection, by the fields that have their addresses and ports. */
export const end = (name: string, ip: string, port: string, host?: string): Sources => ({
  [`${name}.ip`]: said(ip),
  [`${name}.port`]: call("whole-number", port),
  ...(host === undefined ? {} : { [`${name}.domain`]: said(host) }),
});

export const registry = (path: Source): Sources => ({
  "registry.path": said(path),
  "registry.hive": call("registry-hive", path),
  "registry.key": call("registry-inner-key", path),
  "registry.value": call("registry-value", path),
});
