import { compileRuleSet, ecsFieldsOf } from "@telltale/core/engine";
import type { RuleSet } from "@telltale/core/engine";
import { loadRules, lowerEventQuery, wantsNow } from "@telltale/core/library";
import type { EventLanguage, EventQueryOptions, Indicators } from "@telltale/core/library";
import { bareDetection } from "@telltale/core/model";
import type { Detection, DetectionLogic, Step } from "@telltale/core/model";
import type { Diagnostic, SourceText } from "@telltale/core/source";

/** A query over events, ready to run: one rule with its parts. */
export interface EventQuery {
  readonly ruleSet: RuleSet;
  readonly logic: DetectionLogic;
  /** The fields of ECS that it speaks of. */
  readonly fields: readonly string[];
  readonly pipes: readonly { readonly count: number; readonly isLast: boolean }[];
  readonly diagnostics: readonly Diagnostic[];
}

/** What a text comes to; a string says why it is not one query that can be run. */
export type CompiledEventQuery =
  | EventQuery
  | {
      readonly diagnostics: readonly Diagnostic[];
      readonly reason?: string;
      /** Whether it could be run if `now` were known. */
      readonly wantsNow?: boolean;
    };

/** Makes a text in a language a query. */
export function compileEventQuery(
  source: SourceText,
  language: EventLanguage,
  options: EventQueryOptions,
): CompiledEventQuery {
  const { logic, pipes, diagnostics } = lowerEventQuery(source, language, options);
  if (diagnostics.some(({ severity }) => severity === "error"))
    return { diagnostics, wantsNow: wantsNow({ diagnostics }) };
  const span = { start: 0, end: source.text.length };
  const detection = bareDetection({
    id: "query",
    title: "query",
    language,
    logic,
    origin: { file: source.name, span },
  });
  return queryOf(detection, source, pipes, diagnostics);
}

/** Makes the one rule of a file a query, with the indicators that it may match. */
export function compileRuleFile(
  source: SourceText,
  indicators: Indicators | undefined,
): CompiledEventQuery {
  const { detections, diagnostics } = loadRules(
    [source],
    indicators === undefined ? {} : { indicators },
  );
  const [detection, ...others] = detections;
  if (detection === undefined) return { diagnostics };
  if (others.length > 0)
    return {
      diagnostics,
      reason: `The file holds ${detections.length} rules: telltale scan runs them all.`,
    };
  if (detection.cannotRun !== undefined)
    return { diagnostics, reason: `The rule cannot run: ${detection.cannotRun}.` };
  return queryOf(detection, source, [], diagnostics);
}

function queryOf(
  detection: Detection,
  source: SourceText,
  pipes: readonly Step[],
  diagnostics: readonly Diagnostic[],
): CompiledEventQuery {
  const { logic } = detection;
  const ruleSet = compileRuleSet([detection], () => source);
  if (ruleSet.rules[0]?.pipeline !== undefined)
    return { diagnostics, reason: "The rule is over tables: telltale scan runs it." };
  return {
    ruleSet,
    logic,
    fields: ecsFieldsOf(logic),
    pipes: pipes.flatMap((step) =>
      step.kind === "take" ? [{ count: step.count, isLast: step.last === true }] : [],
    ),
    diagnostics,
  };
}
