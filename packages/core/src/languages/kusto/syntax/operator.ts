import type { Span } from "../../../source/index.ts";
import type {
  ColumnDeclaration,
  Expression,
  NamedExpression,
  Property,
  TypeName,
} from "./expression.ts";
import type { StringLiteral } from "./literal.ts";
import type { Name, WildcardName } from "./name.ts";
import type { OperatorParameter, Pipeline } from "./pipeline.ts";

/** What every operator has. Its `kind` is its main name: `filter` is `where`, `order` is `sort`. */
export interface OperatorHead {
  /** Absent for the first operator of a pipeline without source. */
  readonly pipe?: Span;
  /** The operator's name as written. */
  readonly keyword: Span;
  readonly parameters: readonly OperatorParameter[];
  readonly span: Span;
}

/** A tabular operator: one stage of a pipeline. */
export type Operator = OperatorHead & OperatorBody;

export type OperatorBody =
  | ColumnOperator
  | RowOperator
  | AggregateOperator
  | CombineOperator
  | ExpandOperator
  | TextOperator
  | SearchOperator
  | CallOperator
  | ScanOperator
  | OtherOperator;

export type ColumnOperator =
  | {
      readonly kind: "extend" | "project" | "project-rename" | "print" | "serialize";
      readonly columns: readonly NamedExpression[];
    }
  | {
      readonly kind: "project-away" | "project-keep";
      readonly columns: readonly (Name | WildcardName)[];
    }
  | { readonly kind: "project-reorder"; readonly columns: readonly OrderedColumn[] }
  | {
      readonly kind: "distinct";
      /** `*` for all columns. */
      readonly columns: readonly NamedExpression[];
    };

export interface OrderedColumn {
  readonly column: Name | WildcardName;
  readonly order?: "asc" | "desc" | "granny-asc" | "granny-desc";
}

export type RowOperator =
  | { readonly kind: "where"; readonly predicate: Expression }
  | { readonly kind: "take" | "sample"; readonly count: Expression }
  | { readonly kind: "sample-distinct"; readonly count: Expression; readonly of: Expression }
  | { readonly kind: "sort"; readonly keys: readonly SortKey[] }
  | { readonly kind: "top"; readonly count: Expression; readonly key: SortKey }
  | {
      readonly kind: "top-hitters";
      readonly count: Expression;
      readonly of: Expression;
      readonly by?: SortKey;
    }
  | { readonly kind: "top-nested"; readonly levels: readonly TopNestedLevel[] }
  | { readonly kind: "count"; readonly as?: Name }
  | { readonly kind: "as"; readonly name: Name }
  | { readonly kind: "getschema" | "consume" }
  | {
      readonly kind: "render";
      readonly chart: Name;
      readonly properties: readonly RenderProperty[];
    }
  | {
      readonly kind: "range";
      readonly column: Name;
      readonly from: Expression;
      readonly to: Expression;
      readonly step: Expression;
    };

export interface SortKey {
  readonly value: NamedExpression;
  /** The default is descending. */
  readonly order?: "asc" | "desc";
  /** The default is first when ascending, last when descending. */
  readonly nulls?: "first" | "last";
  readonly span: Span;
}

export interface TopNestedLevel {
  readonly count?: Expression;
  readonly of: NamedExpression;
  readonly others?: Expression;
  readonly by: SortKey;
  readonly span: Span;
}

export interface RenderProperty {
  readonly name: Name;
  readonly values: readonly Expression[];
}

export type AggregateOperator =
  | {
      readonly kind: "summarize";
      readonly aggregates: readonly NamedExpression[];
      /** Absent without the word `by`. */
      readonly by?: readonly NamedExpression[];
      /** The old `bin=1h` behind the keys. */
      readonly bin?: Expression;
    }
  | {
      readonly kind: "make-series";
      readonly series: readonly Series[];
      readonly on: NamedExpression;
      readonly from?: Expression;
      readonly to?: Expression;
      readonly step: Expression;
      /** Written `in range(from, to, step)`, whose end is included. */
      readonly inRange: boolean;
      readonly by: readonly NamedExpression[];
    }
  | {
      readonly kind: "reduce";
      readonly by: NamedExpression;
      readonly with: readonly NamedExpression[];
    };

export interface Series {
  readonly aggregate: NamedExpression;
  readonly default?: Expression;
}

export type CombineOperator =
  | {
      readonly kind: "join";
      readonly right: Expression;
      /** The conditions of `on`, or the one predicate of `where`. */
      readonly on: readonly Expression[];
      readonly where?: Expression;
    }
  | { readonly kind: "lookup"; readonly right: Expression; readonly on: readonly Expression[] }
  | { readonly kind: "union"; readonly legs: readonly Expression[] }
  | {
      readonly kind: "partition";
      readonly by: Expression;
      /** A pipeline without source, or in braces a whole one. */
      readonly body: Pipeline | Expression;
    }
  | { readonly kind: "fork"; readonly branches: readonly ForkBranch[] }
  | { readonly kind: "facet"; readonly by: readonly Expression[]; readonly with?: Pipeline };

export interface ForkBranch {
  readonly name?: Name;
  readonly body: Pipeline;
}

export type ExpandOperator =
  | {
      readonly kind: "mv-expand";
      readonly columns: readonly ExpandedColumn[];
      readonly limit?: Expression;
    }
  | {
      readonly kind: "mv-apply";
      readonly columns: readonly ExpandedColumn[];
      readonly limit?: Expression;
      readonly body: Pipeline;
    };

export interface ExpandedColumn {
  readonly value: NamedExpression;
  /** `to typeof(…)` */
  readonly to?: Expression;
}

export type TextOperator =
  | {
      readonly kind: "parse" | "parse-where";
      readonly subject: Expression;
      readonly pattern: readonly ParsePart[];
    }
  | {
      readonly kind: "parse-kv";
      readonly subject: Expression;
      readonly columns: readonly ColumnDeclaration[];
      readonly properties: readonly Property[];
    };

/** One part of what `parse` looks for: anything, a constant, or a column to fill. */
export type ParsePart =
  | { readonly kind: "any"; readonly span: Span }
  | StringLiteral
  | {
      readonly kind: "column";
      readonly name: Name;
      /** Strings where absent. */
      readonly type?: TypeName;
      readonly span: Span;
    };

export type SearchOperator =
  | {
      readonly kind: "search";
      /** Absent where all tables are searched. */
      readonly in?: readonly Expression[];
      readonly predicate: Expression;
    }
  | {
      readonly kind: "find";
      readonly in?: readonly Expression[];
      readonly predicate: Expression;
      readonly project?: readonly FindColumn[] | "smart";
    };

/** A column of `find … project`, or `pack(*)`. */
export type FindColumn =
  | { readonly kind: "find-column"; readonly name: Name; readonly type?: TypeName }
  | { readonly kind: "pack-all" };

export type CallOperator =
  | { readonly kind: "invoke"; readonly call: Expression }
  | {
      readonly kind: "evaluate";
      readonly call: Expression;
      readonly schema?: readonly (
        | ColumnDeclaration
        | { readonly kind: "star"; readonly span: Span }
      )[];
    };

export interface ScanOperator {
  readonly kind: "scan";
  readonly orderBy: readonly SortKey[];
  readonly partitionBy: readonly Expression[];
  readonly declare: readonly ScanVariable[];
  readonly steps: readonly ScanStep[];
}

export interface ScanVariable {
  readonly name: Name;
  readonly type: TypeName;
  readonly default?: Expression;
}

export interface ScanStep {
  readonly name: Name;
  readonly optional: boolean;
  readonly output?: Name;
  readonly condition: Expression;
  readonly assignments: readonly Property[];
  readonly span: Span;
}

/** An operator that is known by name, or (after a diagnostic) not at all; its arguments are not read. */
export interface OtherOperator {
  readonly kind: "other";
  readonly name: string;
}
