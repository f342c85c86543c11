import type {
  Aggregation,
  CorrelationInput,
  Detection,
  Expr,
  Measure,
  Sequence,
  StepCondition,
} from "../../../model/index.ts";
import { unreachable } from "../../../source/index.ts";
import type { Report } from "../report.ts";
import type { Correlation, Named, RuleCondition, SigmaCorrelation } from "../syntax/index.ts";
import { detectionHead } from "./head.ts";

/**
 * Lowers a correlation rule whose references are known to lead somewhere. Temporal types become a
 * sequence over the rules' hits, the others an aggregation. `sameRule` says whether two references
 * (ids or names) mean the same rule.
 */
export function lowerCorrelation(
  rule: SigmaCorrelation,
  fallbackId: string,
  sameRule: (a: string, b: string) => boolean,
  report: Report,
): Detection | undefined {
  const { correlation } = rule;
  const groupBy = groupKeys(correlation, sameRule, report);
  if (report.failed()) return undefined;
  const inputs = correlation.rules.map(({ name, span }): CorrelationInput => ({
    kind: "detection",
    reference: name,
    origin: span,
  }));
  const lowered = correlation.type.startsWith("temporal")
    ? sequenceOf(correlation, inputs, groupBy)
    : aggregationOf(correlation, inputs, groupBy);
  return {
    ...detectionHead(rule.attributes, fallbackId, rule.span, report.source),
    logic: { kind: "correlation", correlation: lowered, emitInputs: correlation.generate },
  };
}

/** For each rule, the fields of the group keys; an alias stands for another field in each rule. */
function groupKeys(
  { rules, groupBy, aliases }: Correlation,
  sameRule: (a: string, b: string) => boolean,
  report: Report,
): readonly (readonly Expr[])[] {
  for (const alias of aliases) {
    for (const { rule } of alias.fields) {
      if (rules.some((candidate) => sameRule(candidate.name, rule.name))) continue;
      report.say("sigma/alias-rule", { alias: alias.name, rule: rule.name }, rule.span);
    }
    if (groupBy.some((key) => key.name === alias.name)) continue;
    report.say("sigma/unused-alias", { alias: alias.name }, alias.span);
  }
  return rules.map((rule) =>
    groupBy.map((key): Expr => {
      const alias = aliases.find((candidate) => candidate.name === key.name);
      if (alias === undefined) return field(key);
      const own = alias.fields.find((candidate) => sameRule(candidate.rule.name, rule.name));
      if (own !== undefined) return field({ name: own.field, span: own.rule.span });
      report.say("sigma/alias-incomplete", { alias: alias.name, rule: rule.name }, alias.span);
      return field(key);
    }),
  );
}

function field({ name, span }: Named): Expr {
  return { kind: "field", vocabulary: "sigma", name, origin: span };
}

function sequenceOf(
  { type, rules, timespanMs, condition }: Correlation,
  inputs: readonly CorrelationInput[],
  groupBy: readonly (readonly Expr[])[],
): Sequence {
  return {
    kind: "sequence",
    ordered: type === "temporal_ordered",
    steps: inputs.map((input, i) => ({ input, by: groupBy[i] ?? [] })),
    maxSpanMs: timespanMs,
    ...(condition === undefined
      ? {}
      : {
          condition:
            condition.kind === "thresholds"
              ? { kind: "count", tests: condition.tests }
              : { kind: "expression", where: stepCondition(condition.expression, rules) },
        }),
  };
}

function stepCondition(condition: RuleCondition, rules: readonly Named[]): StepCondition {
  switch (condition.kind) {
    case "identifier":
      return { kind: "step", index: rules.findIndex((rule) => rule.name === condition.name) };
    case "not":
      return { kind: "not", arg: stepCondition(condition.arg, rules) };
    case "and":
    case "or":
      return { kind: condition.kind, args: condition.args.map((arg) => stepCondition(arg, rules)) };
    default:
      return unreachable(condition);
  }
}

function aggregationOf(
  { type, groupBy: keys, timespanMs, condition }: Correlation,
  inputs: readonly CorrelationInput[],
  groupBy: readonly (readonly Expr[])[],
): Aggregation {
  const thresholds = condition?.kind === "thresholds" ? condition : undefined;
  const fields = (thresholds?.fields ?? []).map(field);
  return {
    kind: "aggregation",
    inputs,
    groupBy,
    groupNames: keys.map((key) => key.name),
    windowMs: timespanMs,
    measure: measureOf(type, fields, thresholds?.percentile),
    thresholds: thresholds?.tests ?? [],
  };
}

function measureOf(
  type: Correlation["type"],
  fields: readonly Expr[],
  percentile: number | undefined,
): Measure {
  switch (type) {
    case "value_count":
      return { kind: "count-distinct", fields };
    case "value_sum":
      return { kind: "sum", fields };
    case "value_avg":
      return { kind: "average", fields };
    case "value_median":
      return { kind: "median", fields };
    case "value_percentile":
      // Parsing has refused a missing percentile; half is what the specification calls the median.
      return { kind: "percentile", percentile: percentile ?? 50, fields };
    default:
      return { kind: "count" };
  }
}
