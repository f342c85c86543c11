import type {
  Aggregation,
  Detection,
  Expr,
  Sequence,
  StepCondition,
  Threshold,
} from "../../model/index.ts";
import { unreachable } from "../../source/index.ts";
import type { SourceText } from "../../source/index.ts";
import type { CorrelationExplanation, CorrelationInputExplanation } from "./explanation.ts";
import { explainQuery } from "./query.ts";

/** Finds the detection that a correlation refers to by id or name. */
export type FindDetection = (
  reference: string,
) => { readonly detection: Detection; readonly source: SourceText } | undefined;

type Inputs = readonly CorrelationInputExplanation[];

/** Explains a correlation: its inputs, what holds them together and when it fires. */
export function explainCorrelation(
  correlation: Sequence | Aggregation,
  emitInputs: boolean,
  source: SourceText,
  find: FindDetection,
): CorrelationExplanation {
  const own =
    correlation.kind === "aggregation"
      ? correlation.inputs
      : correlation.steps.map(({ input }) => input);
  const inputs: Inputs = own.map((input, at) => {
    if (input.kind === "query")
      return { reference: `step ${at + 1}`, queries: [explainQuery(input.query, source)] };
    const found = find(input.reference);
    if (found === undefined) return { reference: input.reference, queries: [] };
    const { detection } = found;
    return {
      reference: input.reference,
      title: detection.title,
      queries:
        detection.logic.kind === "queries"
          ? detection.logic.queries.map((query) => explainQuery(query, found.source))
          : [],
    };
  });
  return correlation.kind === "aggregation"
    ? explainAggregation(correlation, inputs, emitInputs)
    : explainSequence(correlation, inputs, emitInputs);
}

const aggregationTypes = {
  count: "event_count",
  "count-distinct": "value_count",
  sum: "value_sum",
  average: "value_avg",
  median: "value_median",
  percentile: "value_percentile",
  "first-seen": "new_terms",
} as const;

function explainAggregation(
  { groupNames, windowMs, measure, thresholds }: Aggregation,
  inputs: Inputs,
  emitInputs: boolean,
): CorrelationExplanation {
  const fields = "fields" in measure ? measure.fields.map(fieldName).join(", ") : "";
  return {
    kind: "correlation",
    type: aggregationTypes[measure.kind],
    inputs,
    groupBy: groupNames,
    windowMs,
    condition:
      measure.kind === "first-seen"
        ? "they are seen together for the first time"
        : `${measureText(measure, fields)} is ${thresholds.map(thresholdText).join(" and ")}`,
    emitInputs,
  };
}

function measureText(
  measure: Exclude<Aggregation["measure"], { readonly kind: "first-seen" }>,
  fields: string,
): string {
  switch (measure.kind) {
    case "count":
      return "the number of events";
    case "count-distinct":
      return `the number of different values of ${fields}`;
    case "percentile":
      return `percentile ${measure.percentile} of ${fields}`;
    case "sum":
    case "average":
    case "median":
      return `the ${measure.kind} of ${fields}`;
    default:
      return unreachable(measure);
  }
}

function explainSequence(
  sequence: Sequence,
  inputs: Inputs,
  emitInputs: boolean,
): CorrelationExplanation {
  const { ordered, steps, maxSpanMs } = sequence;
  return {
    kind: "correlation",
    type: sequenceType(ordered, steps),
    inputs,
    groupBy: (steps[0]?.by ?? []).map(fieldName),
    ...(maxSpanMs === undefined ? {} : { windowMs: maxSpanMs }),
    condition: sequenceCondition(sequence, inputs),
    emitInputs,
  };
}

/** In Sigma's words where it joins rules, in EQL's where the steps are queries of its own. */
function sequenceType(ordered: boolean, steps: Sequence["steps"]): string {
  if (isOfQueries(steps)) return ordered ? "sequence" : "sample";
  return ordered ? "temporal_ordered" : "temporal";
}

function isOfQueries(steps: Sequence["steps"]): boolean {
  return steps.every(({ input }) => input.kind === "query");
}

function sequenceCondition({ condition, ordered, steps }: Sequence, inputs: Inputs): string {
  const what = isOfQueries(steps) ? "steps" : "rules";
  if (condition === undefined) return `all ${what} match, in ${ordered ? "this" : "any"} order`;
  if (condition.kind === "count") {
    return `the number of different rules that match is ${condition.tests.map(thresholdText).join(" and ")}`;
  }
  return stepText(condition.where, inputs);
}

function stepText(condition: StepCondition, inputs: Inputs): string {
  switch (condition.kind) {
    case "step":
      return inputs[condition.index]?.reference ?? `step ${condition.index + 1}`;
    case "not":
      return `not ${stepText(condition.arg, inputs)}`;
    case "and":
    case "or":
      return `(${condition.args.map((arg) => stepText(arg, inputs)).join(` ${condition.kind} `)})`;
    default:
      return unreachable(condition);
  }
}

const thresholdWords = {
  eq: "exactly",
  ne: "other than",
  lt: "less than",
  le: "at most",
  gt: "more than",
  ge: "at least",
} as const;

const thresholdText = ({ operator, value }: Threshold): string =>
  `${thresholdWords[operator]} ${value}`;

const fieldName = (expr: Expr): string => (expr.kind === "field" ? expr.name : expr.kind);
