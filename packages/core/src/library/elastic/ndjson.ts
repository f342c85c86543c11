import type { Detection } from "../../model/index.ts";
import type { Diagnostic, SourceText } from "../../source/index.ts";
import type { LoadedRules, LoadOptions } from "../format.ts";
import { memberOf } from "./attributes.ts";
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

/**
 * The rules of an export, as they stand there; what else is exported with them (exception lists, the summary) is no
 * rule. Kibana's API has them as one JSON value too: a rule, a list of rules, or a page of them (`data`).
 */
export function* readKibanaNdjson(
  source: SourceText,
  diagnostics: Diagnostic[],
): Generator<ElasticRule> {
  const whole = wholeOf(source.text);
  if (whole !== undefined) {
    yield* rulesOfValue(whole, source);
    return;
  }
  let start = 0;
  for (const line of source.text.split("\n")) {
    const span = { start, end: start + line.length };
    start = span.end + 1;
    const text = line.replace(/^\ufeff/, "");
    if (text.trim() === "") continue;
    const rule = parsed(text, source, span, diagnostics);
    if (isRule(rule)) yield { rule, metadata: {}, span, fallbackId: placeName(source, span.start) };
  }
}

/** The value of a text that is one JSON value over several lines, or a list; undefined for lines of values. */
function wholeOf(text: string): unknown {
  const bare = text.replace(/^\ufeff/, "").trim();
  if (!bare.startsWith("[") && !/^\{\s*\n/.test(bare)) return undefined;
  try {
    return JSON.parse(bare);
  } catch {
    // The lines say what is wrong, each for itself.
    return undefined;
  }
}

function* rulesOfValue(value: unknown, source: SourceText): Generator<ElasticRule> {
  const data = memberOf(value, "data");
  const rules = Array.isArray(value) ? (value as unknown[]) : Array.isArray(data) ? data : [value];
  let at = 0;
  for (const rule of rules as readonly unknown[]) {
    if (!isRule(rule)) continue;
    const id = JSON.stringify(rule["rule_id"]);
    const found = source.text.indexOf(id, at);
    const start = found < 0 ? at : found;
    at = start + id.length;
    yield {
      rule,
      metadata: {},
      span: { start, end: source.text.length },
      fallbackId: placeName(source, start),
    };
  }
}

function isRule(value: unknown): value is RuleTable {
  return memberOf(value, "rule_id") !== undefined && memberOf(value, "type") !== undefined;
}

const placeName = (source: SourceText, at: number) =>
  `${source.name}#${source.positionAt(at).line}`;

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
