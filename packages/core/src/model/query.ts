import type { Span } from "../source/index.ts";
import type { Expr } from "./expr.ts";
import type { ExpandStep, PairStep, ParseStep, SeriesStep, WindowStep } from "./reshape.ts";
import type { ColumnType, ScalarType } from "./scalar-type.ts";
import type { Value } from "./value.ts";

/**
 * A relational pipeline: a source and the steps applied to it in order. Within the steps a column of the rows is a
 * field of the vocabulary `column`, with its type.
 */
export interface Query {
  readonly source: Source;
  readonly steps: readonly Step[];
  /**
   * What a missing text comes to, where rows are padded (outer joins, unions, functions without a result): Kusto has
   * no null strings. Absent: null.
   */
  readonly missingText?: "empty";
}

export type Source =
  /** Events of a class; Sigma calls it a log source. Absent parts do not restrict. */
  | { readonly kind: "event-class"; readonly logSource: LogSource; readonly origin?: Span }
  | TableSource
  /** Every event of the input. */
  | { readonly kind: "everything"; readonly origin?: Span }
  /** Rows written in the query. A single row without columns is what `print` starts from. */
  | {
      readonly kind: "inline";
      readonly columns: readonly ColumnType[];
      readonly rows: readonly (readonly Value[])[];
      readonly origin?: Span;
    }
  /** `from`, `from + step` … up to and including `to`. */
  | {
      readonly kind: "range";
      readonly column: ColumnType;
      readonly from: Expr;
      readonly to: Expr;
      readonly step: Expr;
      readonly origin?: Span;
    }
  /** Another query, which its author may have named (`let`); the same object where it is referred to again. */
  | {
      readonly kind: "query";
      readonly query: Query;
      readonly name?: string;
      readonly origin?: Span;
    }
  /** In the body of an `apply` or `partition` step: the rows that the step hands in. */
  | { readonly kind: "handed-in"; readonly columns: readonly ColumnType[] };

/** A table of a vocabulary: `DeviceProcessEvents`, an index pattern, a data model. */
export interface TableSource {
  readonly kind: "table";
  readonly vocabulary: string;
  readonly name: string;
  /** The columns that the table is known to have. */
  readonly columns: readonly ColumnType[];
  readonly origin?: Span;
}

/** What kind of event a rule speaks of (Sigma taxonomy: product, category, service). */
export interface LogSource {
  readonly product?: string;
  readonly category?: string;
  readonly service?: string;
  /** What must be configured for the events to be logged, in the author's words. */
  readonly definition?: string;
}

/** A named output column; its type is the value's (`typeOf`). */
export interface Column {
  readonly name: string;
  readonly value: Expr;
}

export interface SortKey {
  readonly by: Expr;
  readonly direction: "ascending" | "descending";
  readonly nulls: "first" | "last";
}

/** One step of a query; `origin` spans the operator with its arguments. */
export type Step = StepBody & { readonly origin?: Span };

type StepBody =
  | { readonly kind: "filter"; readonly where: Expr }
  /** New columns at the end, those of a known name in its place; all see the row as it was. */
  | { readonly kind: "extend"; readonly columns: readonly Column[] }
  | { readonly kind: "project"; readonly columns: readonly Column[] }
  | { readonly kind: "project-away"; readonly names: readonly string[] }
  | {
      readonly kind: "rename";
      readonly names: readonly { readonly from: string; readonly to: string }[];
    }
  | SummarizeStep
  | { readonly kind: "distinct"; readonly columns: readonly Column[] }
  | JoinStep
  /** All queries have the same columns, in the same order. */
  | { readonly kind: "union"; readonly others: readonly Query[] }
  | { readonly kind: "sort"; readonly keys: readonly SortKey[] }
  /** The first rows, the last ones, or any. */
  | { readonly kind: "take"; readonly count: number; readonly random?: true; readonly last?: true }
  | WindowStep
  | ExpandStep
  /**
   * The body is run once for each row, on the rows that expanding it gives; its results follow one another, each row
   * of them behind the columns that are kept of the row it came from. The body gives none of those names.
   */
  | {
      readonly kind: "apply";
      readonly expand: ExpandStep;
      readonly keep: readonly string[];
      readonly body: Query;
    }
  /** The body is run once for each value of the key. */
  | { readonly kind: "partition"; readonly by: Expr; readonly body: Query }
  | ParseStep
  | PairStep
  | SeriesStep
  | { readonly kind: "named"; readonly name: string };

/** Pairs rows of two queries whose keys are equal; null equals null. */
export interface JoinStep {
  readonly kind: "join";
  readonly flavor: JoinFlavor;
  readonly right: Query;
  /** The left expressions are of the rows so far, the right ones of the right query's. */
  readonly on: readonly { readonly left: Expr; readonly right: Expr }[];
  /** The columns that come out, in order: which column of which side becomes what. */
  readonly output: readonly JoinColumn[];
}

export interface JoinColumn extends ColumnType {
  readonly side: "left" | "right";
  readonly from: string;
}

export type JoinFlavor =
  | "inner"
  | "inner-unique"
  | "left-outer"
  | "right-outer"
  | "full-outer"
  | "left-semi"
  | "left-anti"
  | "right-semi"
  | "right-anti";

/** Groups rows; `idiom` marks the shapes that languages have a word of their own for. */
export interface SummarizeStep {
  readonly kind: "summarize";
  readonly by: readonly Column[];
  readonly aggregates: readonly AggregateColumn[];
  readonly idiom?: "threshold" | "new-terms" | "value-count";
}

export interface AggregateColumn {
  readonly name: string;
  /**
   * A name of the aggregate table: count, dcount, sum, min, max, avg, percentile, make-set, take-any … For `arg-max` and
   * `arg-min` the arguments are the order and the value; those of one order come from one row.
   */
  readonly function: string;
  readonly type: ScalarType;
  readonly args: readonly Expr[];
  /** Counts only the rows where this holds (`countif`). */
  readonly where?: Expr;
}
