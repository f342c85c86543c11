import type { Span } from "../source/index.ts";
import type { CompareOperator, Expr } from "./expr.ts";
import type { Query } from "./query.ts";

/** What feeds a correlation: a query of its own, or the hits of another detection. */
export type CorrelationInput =
  | { readonly kind: "query"; readonly query: Query; readonly origin?: Span }
  /** By the referred detection's id or name. */
  | { readonly kind: "detection"; readonly reference: string; readonly origin?: Span };

/** Events of several kinds that belong together, in order or in any order (EQL sequence, Sigma temporal). */
export interface Sequence {
  readonly kind: "sequence";
  readonly ordered: boolean;
  readonly steps: readonly SequenceStep[];
  /** Longest time from the first to the last event, in milliseconds. */
  readonly maxSpanMs?: number;
  /** Ends every open candidate of its key. */
  readonly until?: SequenceStep;
  /** The places of the join keys for which null is a value like others; events that lack another key take no part. */
  readonly nullableKeys?: readonly number[];
  /**
   * Which steps must occur: all of them when absent; otherwise a comparison on the number of distinct steps
   * seen, or an expression over the steps' names (Sigma extended temporal conditions).
   */
  readonly condition?:
    | { readonly kind: "count"; readonly tests: readonly Threshold[] }
    | { readonly kind: "expression"; readonly where: StepCondition };
}

export interface SequenceStep {
  readonly input: CorrelationInput;
  /** Join keys, one value per key; all steps have equally many. */
  readonly by: readonly Expr[];
  /** How many times the step must occur in a row; 1 when absent. */
  readonly runs?: number;
  /** The step is that no such event comes (EQL missing events). */
  readonly absent?: boolean;
}

/** Boolean combination of steps by index. */
export type StepCondition =
  | { readonly kind: "step"; readonly index: number }
  | { readonly kind: "not"; readonly arg: StepCondition }
  | { readonly kind: "and" | "or"; readonly args: readonly StepCondition[] };

/** One side of a threshold; several are ANDed (a range). */
export interface Threshold {
  readonly operator: CompareOperator;
  readonly value: number;
}

/** A figure over a sliding window of events, compared with a threshold (Sigma event_count, value_count, …). */
export interface Aggregation {
  readonly kind: "aggregation";
  readonly inputs: readonly CorrelationInput[];
  /** Group keys per input, in the order of `inputs`. */
  readonly groupBy: readonly (readonly Expr[])[];
  /** Names of the group keys as the author wrote them. */
  readonly groupNames: readonly string[];
  readonly windowMs: number;
  readonly measure: Measure;
  readonly thresholds: readonly Threshold[];
  /** How many events there have to be besides; any number if absent. */
  readonly leastEvents?: number;
}

export type Measure =
  | { readonly kind: "count" }
  /** Not a figure: whether the group was seen before, within the window (Elastic's new terms). */
  | { readonly kind: "first-seen" }
  | { readonly kind: "count-distinct"; readonly fields: readonly Expr[] }
  | { readonly kind: "sum" | "average" | "median"; readonly fields: readonly Expr[] }
  | { readonly kind: "percentile"; readonly percentile: number; readonly fields: readonly Expr[] };
