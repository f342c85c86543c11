import type { LogSource } from "../../../model/index.ts";
import type { DataMap } from "../../../source/index.ts";
import type { Report } from "../report.ts";
import { describe, suggestion, valueOf } from "./words.ts";

const parts = ["product", "category", "service", "definition"] as const;
type Part = (typeof parts)[number];

/** Reads `logsource`; undefined (with a diagnostic) where it does not say what events are meant. */
export function parseLogSource(document: DataMap, report: Report): LogSource | undefined {
  const node = valueOf(document, "logsource");
  if (node?.kind !== "map") {
    const found = describe(node);
    report.say("sigma/log-source", { found }, node?.span ?? startOf(document));
    return undefined;
  }
  const logSource: { [P in Part]?: string } = {};
  for (const { key, value } of node.entries) {
    const part = parts.find((name) => name === key.text);
    if (part === undefined) {
      report.say(
        "sigma/log-source-key",
        { key: key.text, ...suggestion(key.text, parts) },
        key.span,
      );
    } else if (value.kind !== "scalar") {
      const payload = { attribute: `logsource.${part}`, wanted: "a text", found: describe(value) };
      report.say("sigma/attribute-type", payload, value.span);
    } else if (value.value !== null) logSource[part] = value.text;
  }
  if (
    logSource.product === undefined &&
    logSource.category === undefined &&
    logSource.service === undefined
  ) {
    report.say("sigma/log-source", { found: "a map without them" }, node.span);
    return undefined;
  }
  return logSource;
}

function startOf(document: DataMap) {
  return document.entries[0]?.key.span ?? document.span;
}
