import type { Detection } from "../../model/index.ts";
import type { DataMap, DataScalar, Diagnostic, SourceText } from "../../source/index.ts";
import type { LoadedRules, Workspace } from "../format.ts";
import { parseYaml } from "../yaml/index.ts";
import { kustoRuleDiagnostics } from "./diagnostics.ts";
import { openColumns, lowerRuleQuery, type RuleQuery } from "./lower-query.ts";
import { readSentinelAttributes } from "./sentinel-attributes.ts";
import { isVerbatim } from "./text-at.ts";

/**
 * Loads a Sentinel analytics rule or hunting query. All attributes are kept: those that the model has a place for
 * there, the others as custom ones.
 * Form: https://learn.microsoft.com/azure/sentinel/sentinel-analytic-rules-creation, and Azure-Sentinel's own rules.
 */
export function loadSentinelFile(source: SourceText, workspace: Workspace): LoadedRules {
  const { documents, diagnostics: said } = parseYaml(source);
  const diagnostics = [...said];
  const detections = documents.flatMap((document, i) => {
    if (document.kind !== "map") {
      diagnostics.push(
        kustoRuleDiagnostics.make("kusto-rule/not-a-map", {}, source, document.span),
      );
      return [];
    }
    const fallbackId = i === 0 ? source.name : `${source.name}#${i + 1}`;
    return loadDocument(document, fallbackId, source, workspace, diagnostics) ?? [];
  });
  return { detections, diagnostics };
}

function loadDocument(
  document: DataMap,
  fallbackId: string,
  source: SourceText,
  workspace: Workspace,
  diagnostics: Diagnostic[],
): Detection | undefined {
  const node = document.entries.find(({ key }) => key.text === "query")?.value;
  if (node?.kind !== "scalar" || node.text.trim() === "") {
    diagnostics.push(kustoRuleDiagnostics.make("kusto-rule/no-query", {}, source, document.span));
    return undefined;
  }
  const attributes = readSentinelAttributes(document, source, diagnostics);
  const { query, columns, diagnostics: ofQuery } = queryOf(node, source, workspace);
  diagnostics.push(...ofQuery);
  if (ofQuery.some(({ severity }) => severity === "error")) return undefined;

  const known = columns.map(({ name }) => name);
  for (const { column, span } of attributes.entityColumns) {
    if (query === undefined || known.includes(column)) continue;
    diagnostics.push(
      kustoRuleDiagnostics.make("kusto-rule/entity-column", { column, known }, source, span),
    );
  }
  return {
    ...attributes.head,
    id: attributes.head.id ?? fallbackId,
    title: attributes.head.title ?? source.name,
    language: "kusto",
    logic: { kind: "queries", queries: query === undefined ? [] : [query] },
    ...(query === undefined ? { cannotRun: openColumns } : {}),
    origin: { file: source.name, span: document.span },
  };
}

/** A query that is not written as a block stands otherwise in the file than it reads: its places are near, not exact. */
function queryOf(node: DataScalar, source: SourceText, workspace: Workspace): RuleQuery {
  if (isVerbatim(node, source))
    return lowerRuleQuery(source, node.span, source.slice(node.span), workspace);
  const lowered = lowerRuleQuery(source, node.span, node.text, workspace);
  if (lowered.diagnostics.length === 0) return lowered;
  const place = { start: node.span.start, end: node.span.start + 1 };
  const note = kustoRuleDiagnostics.make("kusto-rule/quoted-query", {}, source, place);
  return { ...lowered, diagnostics: [note, ...lowered.diagnostics] };
}
