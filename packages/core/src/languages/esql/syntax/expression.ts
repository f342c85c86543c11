import type { Arithmetic as ArithmeticOf } from "../../elastic/index.ts";
import type { Span } from "../../../source/index.ts";

export type Expression =
  | Literal
  | Field
  | Call
  | Negation
  | Logic
  | Comparison
  | Membership
  | PatternTest
  | NullTest
  | MatchTest
  | Arithmetic
  | Sign
  | Cast
  | List
  | Options
  | Star
  | Parameter
  | Missing;

interface Node {
  readonly span: Span;
}

export type Literal =
  | (Node & { readonly kind: "null" })
  | (Node & { readonly kind: "boolean"; readonly value: boolean })
  /** `text` has all digits, where a double does not hold them. */
  | (Node & {
      readonly kind: "number";
      readonly value: number;
      readonly isInteger: boolean;
      readonly text: string;
    })
  /** Escapes undone. */
  | (Node & { readonly kind: "string"; readonly value: string })
  /** `5 minutes`; the unit is as the table of units has it. */
  | (Node & { readonly kind: "timespan"; readonly count: number; readonly unit: TimeUnit });

export type TimeUnit =
  | "millisecond"
  | "second"
  | "minute"
  | "hour"
  | "day"
  | "week"
  | "month"
  | "quarter"
  | "year";

export interface Field extends Node {
  readonly kind: "field";
  /** The parts joined by dots: `process.name`. */
  readonly name: string;
}

export interface Call extends Node {
  readonly kind: "call";
  /** As written; functions are known in any case of letters. */
  readonly name: string;
  readonly args: readonly Expression[];
}

export interface Negation extends Node {
  readonly kind: "not";
  readonly operand: Expression;
}

export interface Logic extends Node {
  readonly kind: "and" | "or";
  readonly args: readonly Expression[];
}

export type ComparisonOperator = "==" | "!=" | "<" | "<=" | ">" | ">=";

export interface Comparison extends Node {
  readonly kind: "comparison";
  readonly operator: ComparisonOperator;
  readonly left: Expression;
  readonly right: Expression;
}

/** `a in (x, y)` */
export interface Membership extends Node {
  readonly kind: "membership";
  readonly negated: boolean;
  readonly subject: Expression;
  readonly items: readonly Expression[];
}

/** `a like "x*"`, `a rlike ("x.*", "y.*")` */
export interface PatternTest extends Node {
  readonly kind: "pattern-test";
  readonly operator: "like" | "rlike";
  readonly negated: boolean;
  readonly subject: Expression;
  readonly patterns: readonly Expression[];
}

/** `a is null` */
export interface NullTest extends Node {
  readonly kind: "null-test";
  readonly negated: boolean;
  readonly subject: Expression;
}

/** `field : "text"`: a full-text search of one field. */
export interface MatchTest extends Node {
  readonly kind: "match-test";
  readonly subject: Expression;
  readonly value: Expression;
}

export type Arithmetic = ArithmeticOf<Expression>;

export interface Sign extends Node {
  readonly kind: "sign";
  readonly operator: "+" | "-";
  readonly operand: Expression;
}

/** `a::long` */
export interface Cast extends Node {
  readonly kind: "cast";
  readonly operand: Expression;
  readonly type: string;
}

/** `[1, 2]`: one value of several. */
export interface List extends Node {
  readonly kind: "list";
  readonly items: readonly Expression[];
}

/** `{"fuzziness": 1}`: named options, the last argument of some functions. */
export interface Options extends Node {
  readonly kind: "options";
  readonly entries: readonly (readonly [string, Expression])[];
}

/** `*`, as in `count(*)`. */
export interface Star extends Node {
  readonly kind: "star";
}

/** `?name`: a value to be given with the query. */
export interface Parameter extends Node {
  readonly kind: "parameter";
  readonly text: string;
}

/** Where an expression is missing or could not be read; it was reported. */
export interface Missing extends Node {
  readonly kind: "missing";
}
