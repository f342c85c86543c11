import { lowerEql, parseLooseEql } from "../../languages/eql/index.ts";
import type { DetectionLogic, Language } from "../../model/index.ts";
import type { Diagnostic, SourceText } from "../../source/index.ts";
import { compileEsql } from "./compile-esql.ts";
import { lowerEventQuery } from "./lower-query.ts";
import type { EventLanguage, LoweredEventQuery } from "./lower-query.ts";

/** A query that stands by itself in a page, as a detection has it. */
export interface LoweredFragment {
  readonly language: Language;
  readonly logic: DetectionLogic;
  readonly cannotRun?: string;
}

/** Elastic's languages, and the notation between EQL and Kibana KQL. */
export type FragmentLanguage = EventLanguage | "esql" | "elastic-loose";

/**
 * Lowers a query in one of Elastic's languages; undefined, with diagnostics, where it has errors. What is said to be
 * Kibana KQL and reads as it only with warnings is read in the notation between it and EQL, if it can be.
 */
export function lowerFragment(
  source: SourceText,
  language: FragmentLanguage,
  diagnostics: Diagnostic[],
): LoweredFragment | undefined {
  if (language === "esql") {
    const { query, diagnostics: said, cannotRun } = compileEsql(source);
    diagnostics.push(...said.filter(({ code }) => cannotRun === undefined || code !== refusal));
    if (cannotRun !== undefined) return { language, logic: nothing, cannotRun };
    return isWrong(said) ? undefined : { language, logic: { kind: "queries", queries: [query] } };
  }
  const readings = readingsOf(language).map((one) => ({ one, lowered: read(source, one) }));
  // What is no slip in any reading is meant as it is labelled.
  const sound =
    readings.find(({ lowered }) =>
      lowered.diagnostics.every(({ severity }) => severity === "info"),
    ) ?? readings.findLast(({ lowered }) => !isWrong(lowered.diagnostics));
  const { one, lowered } = sound ?? (readings[0] as (typeof readings)[number]);
  diagnostics.push(...lowered.diagnostics);
  if (sound === undefined) return undefined;
  const meant = one === "elastic-loose" ? "eql" : one;
  return lowered.pipes.length > 0
    ? {
        language: meant,
        logic: nothing,
        cannotRun: "rules look for all events: pipes are for hunts",
      }
    : { language: meant, logic: lowered.logic };
}

const refusal = "esql/not-run";
const nothing: DetectionLogic = { kind: "queries", queries: [] };

type Reading = Exclude<FragmentLanguage, "esql">;

function readingsOf(language: Reading): readonly Reading[] {
  return language === "kuery" ? ["kuery", "elastic-loose"] : [language];
}

function read(source: SourceText, language: Reading): LoweredEventQuery {
  if (language !== "elastic-loose") return lowerEventQuery(source, language);
  const parsed = parseLooseEql(source);
  const { logic, diagnostics } = lowerEql(parsed, source);
  const steps = logic.kind === "query" ? logic.query.steps : [];
  return {
    logic:
      logic.kind === "query"
        ? {
            kind: "queries",
            queries: [{ ...logic.query, steps: steps.filter(({ kind }) => kind !== "take") }],
          }
        : { kind: "correlation", correlation: logic.sequence, emitInputs: false },
    pipes: logic.kind === "query" ? steps.filter(({ kind }) => kind === "take") : logic.pipes,
    diagnostics: [...parsed.diagnostics, ...diagnostics],
  };
}

const isWrong = (diagnostics: readonly Diagnostic[]) =>
  diagnostics.some(({ severity }) => severity === "error");
