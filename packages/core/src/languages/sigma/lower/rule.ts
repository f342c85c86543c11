import type { Detection, Query } from "../../../model/index.ts";
import type { Report } from "../report.ts";
import type { SigmaRule } from "../syntax/index.ts";
import { detectionHead } from "./head.ts";
import type { Placeholders } from "./placeholders.ts";
import { lowerSearchBlock } from "./search.ts";

/** Lowers a rule; undefined, with errors in the report, where it cannot mean what it says. */
export function lowerRule(
  rule: SigmaRule,
  fallbackId: string,
  placeholders: Placeholders,
  report: Report,
): Detection | undefined {
  const conditions = lowerSearchBlock(rule.detection, { report, placeholders });
  if (report.failed()) return undefined;
  const { logSource, logSourceSpan } = rule;
  const queries = conditions.map((where): Query => ({
    source: { kind: "event-class", logSource, origin: logSourceSpan },
    steps: [{ kind: "filter", where, origin: rule.detection.span }],
  }));
  return {
    ...detectionHead(rule.attributes, fallbackId, rule.span, report.source),
    logic: { kind: "queries", queries },
  };
}
