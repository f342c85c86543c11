import type { SourceText } from "../../source/index.ts";
import type { LoadedRules, Workspace } from "../format.ts";
import { queryFileDetection } from "../query-head.ts";
import { openColumns, lowerRuleQuery } from "./lower-query.ts";

/** Loads a file that is one Kusto query. */
export function loadQueryFile(source: SourceText, workspace: Workspace): LoadedRules {
  const span = { start: 0, end: source.text.length };
  const { query, diagnostics } = lowerRuleQuery(source, span, source.text, workspace);
  if (diagnostics.some(({ severity }) => severity === "error"))
    return { detections: [], diagnostics };
  const detection = queryFileDetection(source, {
    language: "kusto",
    logic: { kind: "queries", queries: query === undefined ? [] : [query] },
    ...(query === undefined ? { cannotRun: openColumns } : {}),
  });
  return { detections: [detection], diagnostics };
}
