/** Fields that are not keywords: how they are indexed decides what tests on them mean. */
const texts: ReadonlySet<string> = new Set([
  "message",
  "error.message",
  "powershell.file.script_block_text",
  "powershell.command.invocation_details",
  "winlog.event_data.ScriptBlockText",
]);

const numbers =
  /(?:^|\.)(?:pid|port|args_count|bytes|packets|size|exit_code|sequence|total|thread\.id|script_block_(?:length|unique_symbols))$/;
const addresses = /(?:^|\.)(?:ip|resolved_ip)$/;

const dates =
  /^@timestamp$|^event\.(?:created|ingested|start|end)$|^file\.(?:accessed|created|ctime|mtime)$|^process\.(?:parent\.)?(?:start|end)$|(?:^|\.)(?:timestamp|start_time|not_after|not_before)$/;

/** The kind of a field of ECS and of the Windows integrations. */
export function ecsFieldKind(field: string): "keyword" | "text" | "ip" | "number" | "date" {
  if (texts.has(field) || field.endsWith(".text")) return "text";
  if (addresses.test(field)) return "ip";
  if (numbers.test(field)) return "number";
  return dates.test(field) ? "date" : "keyword";
}
