import type { Span } from "../../../source/index.ts";
import type { Expression } from "./expression.ts";

/** A whole ES|QL text: a source, and the commands that its rows go through. */
export interface EsqlQuery {
  readonly kind: "query";
  readonly source: SourceCommand;
  readonly commands: readonly Command[];
  readonly span: Span;
}

interface Node {
  readonly span: Span;
}

export type SourceCommand = From | Row | Refused;

export interface From extends Node {
  readonly kind: "from";
  /** Index patterns as written, their quotes gone: `logs-*`, `cluster:logs-*`, `-logs-x*`. */
  readonly indices: readonly Name[];
  readonly metadata: readonly Name[];
}

/** `row a = 1, b = "x"`: one row. */
export interface Row extends Node {
  readonly kind: "row";
  readonly columns: readonly NamedExpression[];
}

export type Command =
  | Where
  | Columns
  | Stats
  | InlineStats
  | Eval
  | Sort
  | Limit
  | Rename
  | Grok
  | Dissect
  | MvExpand
  | Refused;

/** A name, or a pattern of names: `process.*`. */
export interface Name extends Node {
  readonly text: string;
}

export interface NamedExpression extends Node {
  /** Absent where the expression has no name but its text. */
  readonly name?: Name;
  readonly value: Expression;
}

export interface Where extends Node {
  readonly kind: "where";
  readonly condition: Expression;
}

export interface Columns extends Node {
  readonly kind: "keep" | "drop";
  readonly names: readonly Name[];
}

interface Grouping extends Node {
  readonly aggregates: readonly Aggregate[];
  readonly by: readonly NamedExpression[];
}

export interface Stats extends Grouping {
  readonly kind: "stats";
}

/** Every row is kept, with the aggregates of its group. */
export interface InlineStats extends Grouping {
  readonly kind: "inline-stats";
}

export interface Aggregate extends NamedExpression {
  /** Only rows where this holds count. */
  readonly where?: Expression;
}

export interface Eval extends Node {
  readonly kind: "eval";
  readonly columns: readonly NamedExpression[];
}

export interface Sort extends Node {
  readonly kind: "sort";
  readonly keys: readonly SortKey[];
}

export interface SortKey extends Node {
  readonly by: Expression;
  readonly direction: "ascending" | "descending";
  readonly nulls?: "first" | "last";
}

export interface Limit extends Node {
  readonly kind: "limit";
  readonly count: number;
}

export interface Rename extends Node {
  readonly kind: "rename";
  readonly names: readonly { readonly from: Name; readonly to: Name }[];
}

export interface Grok extends Node {
  readonly kind: "grok";
  readonly subject: Expression;
  readonly patterns: readonly Expression[];
}

export interface Dissect extends Node {
  readonly kind: "dissect";
  readonly subject: Expression;
  readonly pattern: Expression;
  readonly appendSeparator: string;
}

export interface MvExpand extends Node {
  readonly kind: "mv-expand";
  readonly column: Name;
}

/** A command of ES|QL that is not run here, skipped as a whole. */
export interface Refused extends Node {
  readonly kind: "refused";
  /** In capital letters, as the documentation calls it. */
  readonly name: string;
  /** The column that it makes, where that is said: `completion name = …`. */
  readonly target?: Name;
}
