import type { Threshold } from "../../../model/index.ts";
import type { Span } from "../../../source/index.ts";
import type { RuleCondition } from "./condition.ts";
import type { Named } from "./document.ts";

export const correlationTypes = [
  "event_count",
  "value_count",
  "value_sum",
  "value_avg",
  "value_median",
  "value_percentile",
  "temporal",
  "temporal_ordered",
] as const;

export type CorrelationType = (typeof correlationTypes)[number];

export interface Correlation {
  readonly type: CorrelationType;
  /** Ids or names, in the author's order; those of the condition where `rules` is not given. */
  readonly rules: readonly Named[];
  readonly groupBy: readonly Named[];
  readonly timespanMs: number;
  readonly condition?: CorrelationCondition;
  readonly aliases: readonly Alias[];
  /** Report the rules referred to as well. */
  readonly generate: boolean;
  readonly span: Span;
}

export type CorrelationCondition =
  | {
      readonly kind: "thresholds";
      readonly tests: readonly Threshold[];
      readonly fields: readonly Named[];
      readonly percentile?: number;
      readonly span: Span;
    }
  /** Extended temporal condition: and/or/not over rule names. */
  | { readonly kind: "expression"; readonly expression: RuleCondition };

/** A group key that has another field name in each rule. */
export interface Alias {
  readonly name: string;
  readonly fields: readonly { readonly rule: Named; readonly field: string }[];
  readonly span: Span;
}
