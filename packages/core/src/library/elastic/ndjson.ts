import type { Detection } from "../../model/index.ts";
import type { Diagnostic, SourceText } from "../../source/index.ts";
import type { LoadedRules, LoadOptions } from "../format.ts";
import type { RuleTable } from "./attributes.ts";
import { elasticRuleDiagnostics } from "./diagnostics.ts";
import { lowerElasticRule } from "./lower-rule.ts";
import type { ElasticRule } from "./lower-rule.ts";

/** Loads an export of Kibana: a rule a line. */
export function loadKibanaNdjson(source: SourceText, options: LoadOptions = {}): LoadedRules {
  const diagnostics: Diagnostic[] = [];
  const detections: Detection[] = [];
  for (const rule of readKibanaNdjson(source, diagnostics)) {
    const detection = lowerElasticRule(rule, source, diagnostics, options);
    if (detection !== undefined) detections.push(detection);
  }
  return { detections, diagnostics };
}

/** The rules of an export, as they stand there; what else is exported with them (exception lists, the summary) is no rule. */
export function* readKibanaNdjson(
  source: SourceText,
  diagnostics: Diagnostic[],
): Generator<ElasticRule> {
  let start = 0;
  for (const line of source.text.split("\n")) {
    const span = { start, end: start + line.length };
    start = span.end + 1;
    if (line.trim() === "") continue;
    const rule = parsed(line, source, span, diagnostics);
    if (rule?.["rule_id"] === undefined || rule["type"] === undefined) continue;
    const fallbackId = `${source.name}#${source.positionAt(span.start).line}`;
    yield { rule, metadata: {}, span, fallbackId };
  }
}

function parsed(
  line: string,
  source: SourceText,
  span: { readonly start: number; readonly end: number },
  diagnostics: Diagnostic[],
): RuleTable | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === "object" && value !== null ? (value as RuleTable) : undefined;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    diagnostics.push(elasticRuleDiagnostics.make("elastic-rule/json", { reason }, source, span));
    return undefined;
  }
}
