import type { Span } from "../../source/index.ts";

/** A search: stages in order. The first one of a search that starts without a pipe is `search`. */
export interface Pipeline {
  readonly commands: readonly Command[];
  readonly span: Span;
}

/** The expressions of `search`, `tstats … where` and `inputlookup … where`: OR binds tighter than AND there. */
export type SearchExpr =
  | { readonly kind: "and" | "or"; readonly args: readonly SearchExpr[]; readonly span: Span }
  | { readonly kind: "not"; readonly arg: SearchExpr; readonly span: Span }
  | {
      readonly kind: "comparison";
      readonly field: string;
      readonly operator: SearchOperator;
      readonly value: SearchValue;
      readonly span: Span;
    }
  | {
      readonly kind: "in";
      readonly field: string;
      readonly values: readonly SearchValue[];
      readonly span: Span;
    }
  /** A word or phrase that is looked for in the whole event. */
  | { readonly kind: "term"; readonly value: SearchValue; readonly span: Span }
  | { readonly kind: "subsearch"; readonly pipeline: Pipeline; readonly span: Span };

export type SearchOperator = "=" | "!=" | "<" | "<=" | ">" | ">=";

/** A value as it is meant: escapes are gone; `*` is a wildcard, quoted or not. */
export interface SearchValue {
  readonly text: string;
  readonly quoted: boolean;
  /** CASE(…): compared with case. */
  readonly sensitive?: true;
  readonly span: Span;
}

/** The expressions of `eval` and `where`: AND binds tighter than OR. */
export type EvalExpr =
  | { readonly kind: "string"; readonly value: string; readonly span: Span }
  | { readonly kind: "number"; readonly value: number; readonly span: Span }
  | { readonly kind: "field"; readonly name: string; readonly span: Span }
  | {
      readonly kind: "and" | "or" | "xor";
      readonly args: readonly EvalExpr[];
      readonly span: Span;
    }
  | { readonly kind: "not" | "minus"; readonly arg: EvalExpr; readonly span: Span }
  | {
      readonly kind: "binary";
      readonly operator: EvalOperator;
      readonly left: EvalExpr;
      readonly right: EvalExpr;
      readonly span: Span;
    }
  | {
      readonly kind: "in";
      readonly subject: EvalExpr;
      readonly values: readonly EvalExpr[];
      readonly span: Span;
    }
  | {
      readonly kind: "call";
      readonly name: string;
      readonly args: readonly EvalExpr[];
      readonly span: Span;
    };

export type EvalOperator = SearchOperator | "+" | "-" | "*" | "/" | "%" | "." | "like";

/** One aggregation of `stats` and its kin: `count`, `dc(user) as users`, `count(eval(x=1))`. */
export interface Aggregation {
  readonly function: string;
  readonly field?: string;
  readonly condition?: EvalExpr;
  readonly as?: string;
  /** What the column is called without `as`. */
  readonly text: string;
  readonly span: Span;
}

export interface SortField {
  readonly field: string;
  readonly descending: boolean;
  /** What values are compared as; by what they look like if absent. */
  readonly as?: "num" | "str" | "ip";
}

export type Options = ReadonlyMap<string, string>;

/** A stage. `options` are its `name=value` arguments, in lower case. */
export type Command = CommandBody & { readonly span: Span; readonly options: Options };

type CommandBody =
  | { readonly kind: "search"; readonly where: SearchExpr | undefined }
  | { readonly kind: "where"; readonly where: EvalExpr }
  | {
      readonly kind: "eval";
      readonly assignments: readonly { readonly field: string; readonly value: EvalExpr }[];
    }
  | {
      readonly kind: "stats" | "eventstats" | "streamstats" | "chart" | "timechart";
      readonly aggregations: readonly Aggregation[];
      readonly by: readonly string[];
    }
  | {
      readonly kind: "tstats";
      readonly aggregations: readonly Aggregation[];
      readonly dataModel: string | undefined;
      readonly where: SearchExpr | undefined;
      readonly by: readonly string[];
    }
  /** Rows of a data model: `from datamodel:…`, `datamodel … search`. */
  | { readonly kind: "from"; readonly dataModel: string }
  | { readonly kind: "fields"; readonly remove: boolean; readonly names: readonly string[] }
  | { readonly kind: "table"; readonly names: readonly string[] }
  | {
      readonly kind: "rename";
      readonly pairs: readonly { readonly from: string; readonly to: string }[];
    }
  | {
      readonly kind: "sort";
      readonly count: number;
      readonly keys: readonly SortField[];
    }
  | {
      readonly kind: "dedup";
      readonly count: number;
      readonly names: readonly string[];
      readonly sortBy: readonly SortField[];
    }
  | { readonly kind: "head" | "tail"; readonly count: number; readonly where?: EvalExpr }
  | { readonly kind: "bin"; readonly field: string; readonly as: string | undefined }
  | {
      readonly kind: "accum" | "autoregress" | "delta";
      readonly field: string;
      readonly as: string | undefined;
    }
  | { readonly kind: "reverse" }
  | { readonly kind: "rex"; readonly regex: string }
  | {
      readonly kind: "regex";
      readonly field: string;
      readonly negated: boolean;
      readonly regex: string;
    }
  | { readonly kind: "fillnull" | "filldown"; readonly names: readonly string[] }
  | { readonly kind: "mvexpand" | "nomv" | "mvcombine" | "makemv"; readonly field: string }
  | {
      readonly kind: "lookup";
      readonly table: string;
      readonly keys: readonly FieldPair[];
      readonly outputs: readonly FieldPair[];
      readonly overwrites: boolean;
    }
  | { readonly kind: "inputlookup"; readonly table: string; readonly where?: SearchExpr }
  | { readonly kind: "outputlookup"; readonly table: string }
  | {
      readonly kind: "join";
      readonly names: readonly string[];
      readonly pipeline: Pipeline;
    }
  | { readonly kind: "append" | "appendpipe" | "appendcols"; readonly pipeline: Pipeline }
  | { readonly kind: "union" | "multisearch"; readonly pipelines: readonly Pipeline[] }
  | {
      readonly kind: "convert";
      readonly conversions: readonly {
        readonly function: string;
        readonly field: string;
        readonly as: string;
      }[];
    }
  | { readonly kind: "transaction"; readonly names: readonly string[] }
  | {
      readonly kind: "top" | "rare";
      readonly names: readonly string[];
      readonly by: readonly string[];
    }
  /** The template is text: its marks are filled in before it is parsed. */
  | { readonly kind: "foreach"; readonly names: readonly string[]; readonly template: string }
  | { readonly kind: "map"; readonly template: string }
  | {
      readonly kind: "replace";
      readonly pairs: readonly { readonly from: string; readonly to: string }[];
      readonly names: readonly string[];
    }
  | {
      readonly kind: "strcat";
      readonly parts: readonly ({ readonly field: string } | { readonly text: string })[];
      readonly into: string;
    }
  | { readonly kind: "other"; readonly name: string; readonly args: readonly string[] };

/** A column of a lookup table, and the field of the rows. */
export interface FieldPair {
  readonly column: string;
  readonly field: string;
}
