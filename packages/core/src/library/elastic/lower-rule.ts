import type {
  Detection,
  DetectionLogic,
  Expr,
  Language,
  Query,
  Sequence,
} from "../../model/index.ts";
import type { Diagnostic, SourceText, Span } from "../../source/index.ts";
import type { LoadOptions } from "../format.ts";
import { headOf, textOf } from "./attributes.ts";
import type { RuleTable } from "./attributes.ts";
import { compileEsql } from "./compile-esql.ts";
import { countedLogic } from "./counted-logic.ts";
import { filtersCondition } from "./dsl-filter.ts";
import { elasticRuleDiagnostics } from "./diagnostics.ts";
import { formProblems, whyNeverRun } from "./form.ts";
import { threatLogic } from "./indicators.ts";
import { lowerEventQuery, wantsNow } from "./lower-query.ts";
import { logicWithoutMultiFields } from "./multi-fields.ts";
import { notApplied } from "./not-applied.ts";
import { standingWhereItStands } from "./standing.ts";

/** A rule of Elastic's, whatever file it came in. */
export interface ElasticRule {
  readonly rule: RuleTable;
  readonly metadata: RuleTable;
  /** Where it stands in its file. */
  readonly span: Span;
  readonly fallbackId: string;
}

/** The detection that a rule is; undefined, with diagnostics, where its query has errors. */
export function lowerElasticRule(
  { rule, metadata, span, fallbackId }: ElasticRule,
  source: SourceText,
  diagnostics: Diagnostic[],
  { indicators }: LoadOptions,
): Detection | undefined {
  const type = textOf(rule["type"]) ?? "query";
  const language = languageOf(rule);
  diagnostics.push(...formProblems(rule, source, span));
  const head = {
    ...headOf(rule, metadata),
    id: textOf(rule["rule_id"]) ?? fallbackId,
    title: textOf(rule["name"]) ?? fallbackId,
    language,
    origin: { file: source.name, span },
  };
  const say = (reason: string): Detection => {
    const payload = { reason };
    diagnostics.push(elasticRuleDiagnostics.make("elastic-rule/not-run", payload, source, span));
    return { ...head, logic: { kind: "queries", queries: [] }, cannotRun: reason };
  };
  const reason = whyNeverRun(rule, type);
  if (reason !== undefined) return say(reason);
  const query = textOf(rule["query"]);
  if (query === undefined) {
    diagnostics.push(elasticRuleDiagnostics.make("elastic-rule/no-query", { type }, source, span));
    return undefined;
  }
  diagnostics.push(...notApplied(rule, source, span));
  const text = standingWhereItStands(query, source, span);
  const base =
    text.text === query && query !== source.text
      ? { ...head, origin: { ...head.origin, within: query } }
      : head;
  if (language === "esql") {
    const { query: pipeline, diagnostics: said, cannotRun } = compileEsql(text);
    const rest = cannotRun === undefined ? said : said.filter(({ code }) => code !== refusal);
    diagnostics.push(...rest);
    if (rest.some(({ severity }) => severity === "error")) return undefined;
    return cannotRun === undefined
      ? { ...base, logic: { kind: "queries", queries: [pipeline] } }
      : say(cannotRun);
  }
  const categoryField = textOf(rule["event_category_override"]);
  const lowered = lowerEventQuery(
    text,
    language,
    categoryField === undefined ? {} : { categoryField },
  );
  if (wantsNow(lowered)) return say("its query goes by the present, which no log has");
  diagnostics.push(...lowered.diagnostics);
  if (lowered.diagnostics.some(({ severity }) => severity === "error")) return undefined;
  if (lowered.pipes.length > 0) return say("rules look for all events: pipes are for hunts");
  const filters = filtersCondition(rule["filters"]);
  if (typeof filters === "string") return say(filters);
  const filtered = logicWithoutMultiFields(withFilter(lowered.logic, filters));
  const threats = threatLogic(rule, type, filtered, indicators);
  if (typeof threats === "string") return say(threats);
  const counted = countedLogic(rule, type, threats);
  return typeof counted === "string" ? say(counted) : { ...base, logic: counted };
}

/** Filters that stand beside a query are of all events that it speaks of. */
function withFilter(logic: DetectionLogic, where: Expr): DetectionLogic {
  if (where.kind === "literal") return logic;
  const filtered = (query: Query): Query => ({
    ...query,
    steps: [...query.steps, { kind: "filter", where }],
  });
  if (logic.kind === "queries") return { ...logic, queries: logic.queries.map(filtered) };
  const { correlation } = logic;
  if (correlation.kind !== "sequence") return logic;
  const stepFiltered = <S extends Sequence["steps"][number]>(step: S): S =>
    step.input.kind === "query"
      ? { ...step, input: { ...step.input, query: filtered(step.input.query) } }
      : step;
  const { steps, until } = correlation;
  return {
    ...logic,
    correlation: {
      ...correlation,
      steps: steps.map(stepFiltered),
      ...(until === undefined ? {} : { until: stepFiltered(until) }),
    },
  };
}

/** Says of a command what the rule says as a whole. */
const refusal = "esql/not-run";

/** The language of a rule's query: as it says, or as its type has it. */
export function languageOf(
  rule: RuleTable,
): Extract<Language, "eql" | "esql" | "lucene" | "kuery"> {
  const language = textOf(rule["language"]);
  if (language === "eql" || language === "esql" || language === "lucene") return language;
  const type = textOf(rule["type"]);
  return type === "eql" || type === "esql" ? type : "kuery";
}
