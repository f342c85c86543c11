import type { DataMap, DataNode } from "../../../source/index.ts";
import type { Report } from "../report.ts";
import type { Attributes, SigmaDocument } from "../syntax/index.ts";
import { parseAttributes } from "./attributes.ts";
import { parseCorrelation } from "./correlation.ts";
import { parseSearchBlock } from "./detection.ts";
import { parseFilter } from "./filter.ts";
import { parseLogSource } from "./log-source.ts";
import { describe, valueOf } from "./words.ts";

const kinds = ["detection", "correlation", "filter"] as const;
const noneReserved: ReadonlySet<string> = new Set();

/** Whether a document is one of Sigma's: it has one of the keys that tell the kinds apart. */
export function isSigmaDocument(node: DataNode): node is DataMap {
  return (
    node.kind === "map" && node.entries.some(({ key }) => kinds.some((kind) => kind === key.text))
  );
}

/** What was read of a document; without `document` where a mandatory part is missing, which is reported. */
export interface DocumentReading {
  readonly attributes?: Attributes;
  readonly document?: SigmaDocument;
}

export function parseDocument(
  document: DataMap,
  span: DataNode["span"],
  report: Report,
): DocumentReading {
  const present = kinds.filter((kind) => valueOf(document, kind) !== undefined);
  const [kind, other] = present;
  if (kind === undefined) return {};
  if (other !== undefined) {
    report.say("sigma/two-kinds", { kinds: present }, valueOf(document, other)?.span ?? span);
    return {};
  }
  const attributes = parseAttributes(document, report);
  if (attributes.title === undefined) {
    report.say("sigma/title", {}, document.entries[0]?.key.span ?? span);
  }
  const parsed = parseKind(kind, document, attributes, span, report);
  return parsed === undefined ? { attributes } : { attributes, document: parsed };
}

function parseKind(
  kind: (typeof kinds)[number],
  document: DataMap,
  attributes: Attributes,
  span: DataNode["span"],
  report: Report,
): SigmaDocument | undefined {
  switch (kind) {
    case "detection": {
      const logSource = parseLogSource(document, report);
      const detection = parseDetection(document, report);
      if (logSource === undefined || detection === undefined) return undefined;
      const logSourceSpan = valueOf(document, "logsource")?.span ?? span;
      return { kind: "rule", attributes, logSource, logSourceSpan, detection, span };
    }
    case "correlation": {
      const correlation = parseCorrelation(document, report);
      return correlation && { kind, attributes, correlation, span };
    }
    case "filter": {
      const logSource = parseLogSource(document, report);
      const filter = parseFilter(document, report);
      if (logSource === undefined || filter === undefined) return undefined;
      return { kind, attributes, logSource, ...filter, span };
    }
  }
}

function parseDetection(document: DataMap, report: Report) {
  const node = valueOf(document, "detection");
  if (node?.kind === "map") return parseSearchBlock(node, noneReserved, report);
  report.say("sigma/detection", { found: describe(node) }, node?.span ?? document.span);
  return undefined;
}
