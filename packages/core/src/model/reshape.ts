import type { Expr } from "./expr.ts";
import type { AggregateColumn, Column, SortKey } from "./query.ts";
import type { ColumnType, ScalarType } from "./scalar-type.ts";

/** Steps that make other rows or columns out of those there are. */

/** Adds columns whose values depend on the row's neighbors, in the given order (as they come, where there is none). */
export interface WindowStep {
  readonly kind: "window";
  readonly order: readonly SortKey[];
  /** Rows that differ in one of these are no neighbors. */
  readonly by?: readonly Expr[];
  readonly columns: readonly (WindowColumn | FrameColumn)[];
}

export interface WindowColumn {
  readonly name: string;
  /**
   * `previous` and `next`: value, offset, default. `row-number`: start, restart. `running-sum`: value, restart.
   * `row-rank-dense`, `row-rank-min`: value, restart. `session`: time, most since the first, most between two, restart.
   * Where `restart` is true of a row, numbering or summing begins anew.
   */
  readonly function:
    | "previous"
    | "next"
    | "row-number"
    | "running-sum"
    | "row-rank-dense"
    | "row-rank-min"
    | "session";
  readonly args: readonly Expr[];
  readonly type: ScalarType;
}

/** An aggregate over rows that stand before each. */
export interface FrameColumn extends AggregateColumn {
  readonly frame: Frame;
}

export interface Frame {
  /** The last of the rows: the one before, the row itself, or that at the end of all. */
  readonly until: "previous" | "current" | "end";
  /** How far back the first of them is; it is the first of all where absent. */
  readonly back?:
    | { readonly unit: "rows"; readonly count: number }
    /** Rows that are no neighbors count too, though they are not taken. */
    | { readonly unit: "places"; readonly count: number }
    /** On an axis along which rows go up. Rows at one place on it stand together. */
    | { readonly unit: "axis"; readonly axis: Expr; readonly distance: number };
}

/**
 * One row for each member of a list or bag. Several columns go in step, the shorter padded with null. A null gives one
 * row, an empty list none; what is neither list nor bag stands for itself.
 */
export interface ExpandStep {
  readonly kind: "expand";
  readonly columns: readonly ExpandColumn[];
  /** A column to add, with the member's place from 0. */
  readonly indexColumn?: string;
  /** Whether a member of a bag comes as a bag of one, or as a list of key and value. */
  readonly bags: "bags" | "pairs";
  /** The most rows that one row becomes. */
  readonly limit?: number;
}

export interface ExpandColumn {
  /** The column that the member goes to: one of that name is replaced, in its place. */
  readonly name: string;
  readonly value: Expr;
  /** The member's type: it is null where it does not fit. */
  readonly type: ScalarType;
}

/** Takes columns out of a text by a pattern of constants and gaps. */
export interface ParseStep {
  readonly kind: "parse";
  readonly subject: Expr;
  readonly parts: readonly ParsePart[];
  /** `simple`: all columns or none. `relaxed`: one that does not fit its type is null. `regex`: constants are regexes. */
  readonly mode: "simple" | "relaxed" | "regex";
  /** Letters of regular expression flags: i, m, s, U. */
  readonly flags: string;
  /** Whether rows that do not fit are kept, their columns null. */
  readonly keepUnparsed: boolean;
}

export type ParsePart =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "skip" }
  | { readonly kind: "column"; readonly column: ColumnType };

/** Takes columns out of a text of keys and values (`parse-kv`). */
export interface PairStep {
  readonly kind: "parse-pairs";
  readonly subject: Expr;
  readonly columns: readonly ColumnType[];
  readonly pairDelimiter?: string;
  readonly valueDelimiter?: string;
  readonly quotes?: string;
  readonly escape?: string;
  readonly greedy?: boolean;
  /** A regular expression whose first two groups are key and value. */
  readonly regex?: string;
}

/** Aggregates at even distances along an axis, as lists (`make-series`); out come the keys, the series, the axis. */
export interface SeriesStep {
  readonly kind: "series";
  readonly aggregates: readonly (AggregateColumn & { readonly default: Expr })[];
  readonly axis: Column;
  readonly from?: Expr;
  readonly to?: Expr;
  readonly step: Expr;
  /** Whether `to` is a point of the axis. */
  readonly toIncluded: boolean;
  readonly by: readonly Column[];
  /** Without keys, no rows make a series of what stands in the gaps. */
  readonly nonempty?: boolean;
}
