import { lowerEql, parseEql } from "../../languages/eql/index.ts";
import { lowerKuery, parseKuery } from "../../languages/kuery/index.ts";
import { lowerLucene, parseLucene } from "../../languages/lucene/index.ts";
import type { Detection, DetectionLogic, Language } from "../../model/index.ts";
import { ecsFieldKind } from "../../schema/ecs/index.ts";
import { SourceText } from "../../source/index.ts";
import type { Diagnostic, Span } from "../../source/index.ts";
import { headOf, textOf } from "./attributes.ts";
import type { RuleTable } from "./attributes.ts";
import { countedLogic } from "./counted-logic.ts";
import { elasticRuleDiagnostics } from "./diagnostics.ts";

/** A rule of Elastic's, whatever file it came in. */
export interface ElasticRule {
  readonly rule: RuleTable;
  readonly metadata: RuleTable;
  /** Where it stands in its file. */
  readonly span: Span;
  readonly fallbackId: string;
}

/** Why rules of a type are not run. */
const notRun: Readonly<Record<string, string>> = {
  machine_learning: "machine learning jobs run in Elasticsearch only",
  threat_match: "rules that match indicators are not run yet",
};

/** The detection that a rule is; undefined, with diagnostics, where its query has errors. */
export function lowerElasticRule(
  { rule, metadata, span, fallbackId }: ElasticRule,
  source: SourceText,
  diagnostics: Diagnostic[],
): Detection | undefined {
  const type = textOf(rule["type"]) ?? "query";
  const language = languageOf(rule, type);
  const base = {
    ...headOf(rule, metadata),
    id: textOf(rule["rule_id"]) ?? fallbackId,
    title: textOf(rule["name"]) ?? fallbackId,
    language,
    origin: { file: source.name, span },
  };
  const say = (reason: string): Detection => {
    const payload = { reason };
    diagnostics.push(elasticRuleDiagnostics.make("elastic-rule/not-run", payload, source, span));
    return { ...base, logic: { kind: "queries", queries: [] }, cannotRun: reason };
  };
  if (type === "machine_learning") return say(notRun["machine_learning"] as string);
  const query = textOf(rule["query"]);
  if (query === undefined) {
    diagnostics.push(elasticRuleDiagnostics.make("elastic-rule/no-query", { type }, source, span));
    return undefined;
  }
  if (language === "esql") return say("ES|QL is not read yet");
  const lowered = lowerQuery(query, language, source, span);
  diagnostics.push(...lowered.diagnostics);
  if (lowered.diagnostics.some(({ severity }) => severity === "error")) return undefined;
  const counted = countedLogic(rule, type, lowered.logic);
  const reason =
    notRun[type] ?? lowered.reason ?? (typeof counted === "string" ? counted : undefined);
  return reason === undefined && typeof counted !== "string"
    ? { ...base, logic: counted }
    : say(reason ?? "");
}

function languageOf(
  rule: RuleTable,
  type: string,
): Extract<Language, "eql" | "esql" | "lucene" | "kuery"> {
  const language = textOf(rule["language"]);
  if (language === "eql" || language === "esql" || language === "lucene") return language;
  return type === "eql" || type === "esql" ? type : "kuery";
}

interface LoweredQuery {
  readonly logic: DetectionLogic;
  readonly diagnostics: readonly Diagnostic[];
  /** Why what is written cannot be run. */
  readonly reason?: string;
}

function lowerQuery(
  query: string,
  language: "eql" | "kuery" | "lucene",
  source: SourceText,
  span: Span,
): LoweredQuery {
  const alone = standingWhereItStands(query, source, span);
  if (language === "kuery") {
    const parsed = parseKuery(alone);
    const { query: lowered, diagnostics } = lowerKuery(parsed, alone, { fieldKind: ecsFieldKind });
    return {
      logic: { kind: "queries", queries: [lowered] },
      diagnostics: [...parsed.diagnostics, ...diagnostics],
    };
  }
  if (language === "lucene") {
    const parsed = parseLucene(alone);
    const { query: lowered, diagnostics } = lowerLucene(parsed, alone, { fieldKind: ecsFieldKind });
    return {
      logic: { kind: "queries", queries: [lowered] },
      diagnostics: [...parsed.diagnostics, ...diagnostics],
    };
  }
  const parsed = parseEql(alone);
  const { logic, diagnostics } = lowerEql(parsed, alone);
  const said = [...parsed.diagnostics, ...diagnostics];
  if (logic.kind === "query")
    return { logic: { kind: "queries", queries: [logic.query] }, diagnostics: said };
  const correlation = logic.sequence;
  return {
    logic: { kind: "correlation", correlation, emitInputs: false },
    diagnostics: said,
    ...(logic.pipes.length > 0 ? { reason: "pipes behind sequences are not run in a scan" } : {}),
  };
}

/**
 * The query as a text of its own whose places are those of the file, where it stands there as it reads: what comes
 * before it is blank. Where it stands otherwise (escapes of JSON), places are those within the query.
 */
function standingWhereItStands(query: string, source: SourceText, span: Span): SourceText {
  const at = source.text.indexOf(query, span.start);
  if (at < 0 || at >= span.end) return new SourceText(source.name, query);
  const before = source.text.slice(0, at).replaceAll(/[^\r\n]/g, " ");
  return new SourceText(source.name, before + query);
}
