import type { Span } from "../../../source/index.ts";
import type { Literal } from "./literal.ts";
import type { Name, WildcardName } from "./name.ts";
import type { Pipeline } from "./pipeline.ts";

/** A scalar or tabular expression: the language tells them apart by what names stand for, not by form. */
export type Expression =
  | Name
  | WildcardName
  | Literal
  | StarExpression
  | PlaceholderExpression
  | PathExpression
  | CallExpression
  | UnaryExpression
  | BinaryExpression
  | LogicExpression
  | ListTestExpression
  | BetweenExpression
  | ParenExpression
  | DatatableExpression
  | ExternalDataExpression
  | Pipeline
  | MissingExpression;

/** An expression of a list, with the names it is given: `a`, `b = a`, `(c, d) = f(a)`. */
export interface NamedExpression {
  readonly kind: "named";
  /** None where it has no name, several for a tuple. */
  readonly names: readonly Name[];
  readonly value: Expression;
  readonly span: Span;
}

/** All columns: `count(*)`, `arg_max(t, *)`, `* has "x"`. */
export interface StarExpression {
  readonly kind: "star";
  readonly span: Span;
}

/** A value that a workbook or portal fills in before it runs the query: `{TimeRange}`. */
export interface PlaceholderExpression {
  readonly kind: "placeholder";
  readonly text: string;
  readonly span: Span;
}

/** Steps from a value inward: `a.b[0]["c"]`, `database("d").Table`, `f().g()`. */
export interface PathExpression {
  readonly kind: "path";
  readonly base: Expression;
  readonly steps: readonly PathStep[];
  readonly span: Span;
}

export type PathStep =
  | { readonly kind: "member"; readonly name: Name | WildcardName; readonly span: Span }
  | { readonly kind: "element"; readonly index: Expression; readonly span: Span }
  | {
      readonly kind: "method";
      readonly name: Name;
      readonly args: readonly NamedExpression[];
      readonly span: Span;
    };

/** A call of a function, aggregate or plugin; also toscalar(…), totable(…) and materialize(…). */
export interface CallExpression {
  readonly kind: "call";
  readonly name: Name;
  readonly args: readonly NamedExpression[];
  readonly span: Span;
}

export interface UnaryExpression {
  readonly kind: "unary";
  readonly operator: "+" | "-";
  readonly operand: Expression;
  readonly span: Span;
}

export type BinaryOperator = ComparisonOperator | StringOperator | ArithmeticOperator;

export type ComparisonOperator = "==" | "!=" | "<" | "<=" | ">" | ">=";

export type ArithmeticOperator = "+" | "-" | "*" | "/" | "%";

/** Tests of strings; `:` is `has`, as search queries write it. */
export type StringOperator =
  | "=~"
  | "!~"
  | ":"
  | "matches regex"
  | `${"" | "!"}${"has" | "hasprefix" | "hassuffix" | "contains" | "startswith" | "endswith"}${"" | "_cs"}`
  | "like"
  | "notlike"
  | "likecs"
  | "notlikecs"
  | "containscs"
  | "notcontains"
  | "notcontainscs";

export interface BinaryExpression {
  readonly kind: "binary";
  /** `<>` is given as `!=`. */
  readonly operator: BinaryOperator;
  readonly operatorSpan: Span;
  readonly left: Expression;
  readonly right: Expression;
  readonly span: Span;
}

/** Two operands or more, joined by the same word. */
export interface LogicExpression {
  readonly kind: "and" | "or";
  readonly args: readonly Expression[];
  readonly span: Span;
}

export type ListOperator = "in" | "in~" | "!in" | "!in~" | "has_any" | "has_all";

/** `a in (1, 2)`, `a has_any (list)`, `a !in (T | project b)`. */
export interface ListTestExpression {
  readonly kind: "list-test";
  readonly operator: ListOperator;
  readonly operatorSpan: Span;
  readonly subject: Expression;
  readonly items: readonly Expression[];
  readonly span: Span;
}

/** `a between (x .. y)`, both ends included. */
export interface BetweenExpression {
  readonly kind: "between";
  readonly negated: boolean;
  readonly operatorSpan: Span;
  readonly subject: Expression;
  readonly from: Expression;
  readonly to: Expression;
  readonly span: Span;
}

export interface ParenExpression {
  readonly kind: "paren";
  readonly inner: Expression;
  readonly span: Span;
}

export interface ColumnDeclaration {
  readonly name: Name;
  readonly type: TypeName;
}

/** One of the language's types by its main name; the text as written is at its span. */
export interface TypeName {
  readonly kind: "type-name";
  readonly type: string;
  readonly span: Span;
}

/** `datatable(a:long, b:string)[1, "x", …]`: values row by row. */
export interface DatatableExpression {
  readonly kind: "datatable";
  readonly columns: readonly ColumnDeclaration[];
  readonly values: readonly Expression[];
  readonly span: Span;
}

/** `externaldata(a:string)["https://…"] with (format="csv")`. */
export interface ExternalDataExpression {
  readonly kind: "externaldata";
  readonly columns: readonly ColumnDeclaration[];
  readonly locations: readonly Expression[];
  readonly properties: readonly Property[];
  readonly span: Span;
}

/** `name = value` in a `with (…)` list. */
export interface Property {
  readonly name: Name;
  readonly value: Expression;
}

/** Where an expression is missing or could not be read; it was reported. */
export interface MissingExpression {
  readonly kind: "missing";
  readonly span: Span;
}
