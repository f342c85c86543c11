import type { Span } from "../source/index.ts";
import type { Expr } from "./expr.ts";
import type { Value } from "./value.ts";

/** A relational pipeline: a source and the steps applied to it in order. */
export interface Query {
  readonly source: Source;
  readonly steps: readonly Step[];
}

export type Source =
  /** Events of a class; Sigma calls it a log source. Absent parts do not restrict. */
  | { readonly kind: "event-class"; readonly logSource: LogSource; readonly origin?: Span }
  /** A table of a vocabulary: `DeviceProcessEvents`, an index pattern, a data model. */
  | {
      readonly kind: "table";
      readonly vocabulary: string;
      readonly name: string;
      readonly origin?: Span;
    }
  /** Every event of the input. */
  | { readonly kind: "everything"; readonly origin?: Span }
  | {
      readonly kind: "inline";
      readonly columns: readonly ColumnType[];
      readonly rows: readonly (readonly Value[])[];
    }
  | {
      readonly kind: "range";
      readonly column: string;
      readonly from: Expr;
      readonly to: Expr;
      readonly step: Expr;
    }
  | { readonly kind: "query"; readonly query: Query };

/** What kind of event a rule speaks of (Sigma taxonomy: product, category, service). */
export interface LogSource {
  readonly product?: string;
  readonly category?: string;
  readonly service?: string;
  /** What must be configured for the events to be logged, in the author's words. */
  readonly definition?: string;
}

export interface ColumnType {
  readonly name: string;
  readonly type:
    | "string"
    | "long"
    | "real"
    | "boolean"
    | "datetime"
    | "timespan"
    | "guid"
    | "dynamic";
}

/** A named output column. */
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
  | { readonly kind: "extend"; readonly columns: readonly Column[] }
  | { readonly kind: "project"; readonly columns: readonly Column[] }
  | { readonly kind: "project-away"; readonly names: readonly string[] }
  | {
      readonly kind: "rename";
      readonly names: readonly { readonly from: string; readonly to: string }[];
    }
  | SummarizeStep
  | { readonly kind: "distinct"; readonly columns: readonly Column[] }
  | {
      readonly kind: "join";
      readonly flavor: JoinFlavor;
      readonly right: Query;
      readonly on: readonly { readonly left: Expr; readonly right: Expr }[];
    }
  | { readonly kind: "union"; readonly others: readonly Query[]; readonly sourceColumn?: string }
  | { readonly kind: "sort"; readonly keys: readonly SortKey[] }
  | { readonly kind: "take"; readonly count: number }
  | {
      readonly kind: "expand";
      readonly column: string;
      readonly as?: string;
      readonly limit?: number;
    }
  | {
      readonly kind: "parse";
      readonly subject: Expr;
      readonly parts: readonly ParsePart[];
      readonly keepUnparsed: boolean;
    }
  | { readonly kind: "named"; readonly name: string };

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

export type ParsePart =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "skip" }
  | { readonly kind: "column"; readonly column: ColumnType };

/** Groups rows; `idiom` marks the shapes that languages have a word of their own for. */
export interface SummarizeStep {
  readonly kind: "summarize";
  readonly by: readonly Column[];
  readonly aggregates: readonly AggregateColumn[];
  readonly idiom?: "threshold" | "new-terms" | "value-count";
}

export interface AggregateColumn {
  readonly name: string;
  /** A name of the aggregate table: count, count-distinct, sum, min, max, average, percentile, arg-max, make-set … */
  readonly function: string;
  readonly args: readonly Expr[];
  /** Counts only the rows where this holds (`countif`). */
  readonly where?: Expr;
}
