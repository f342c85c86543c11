import { and } from "../../model/index.ts";
import type { Query } from "../../model/index.ts";
import type { SourceText } from "../../source/index.ts";
import { conditionText } from "./condition-text.ts";
import { eventCoverage } from "./event-coverage.ts";
import type { QueryExplanation } from "./explanation.ts";
import { collectIndicators } from "./indicators.ts";
import { divideCondition } from "./stages.ts";

/** Explains one query of a detection. */
export function explainQuery(query: Query, source: SourceText): QueryExplanation {
  const condition = and(
    query.steps.flatMap((step) => (step.kind === "filter" ? [step.where] : [])),
  );
  const { stages, exclusions } = divideCondition(condition, source);
  const { sought, excluded } = collectIndicators(stages, exclusions);
  return {
    ...(query.source.kind === "event-class" ? { logSource: query.source.logSource } : {}),
    condition: conditionText(condition),
    coverage: eventCoverage(query),
    stages,
    exclusions,
    indicators: sought,
    excludedIndicators: excluded,
  };
}
