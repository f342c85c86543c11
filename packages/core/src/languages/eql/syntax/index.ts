import type { Arithmetic as ArithmeticOf } from "../../elastic/index.ts";
import type { Span } from "../../../source/index.ts";

/** A whole EQL text: an event query, a sequence or a sample, and the pipes behind it. */
export interface EqlStatement {
  readonly query: EventQuery | SequenceQuery | SampleQuery;
  readonly pipes: readonly Pipe[];
  readonly span: Span;
}

/** `category where condition`; the category `any` stands for all events. */
export interface EventQuery {
  readonly kind: "event";
  readonly category: Category;
  readonly condition: Expression;
  readonly span: Span;
}

export interface Category {
  /** Absent for `any`. */
  readonly name?: string;
  readonly span: Span;
}

export interface SequenceQuery {
  readonly kind: "sequence";
  /** Keys that all terms share. */
  readonly by: readonly Expression[];
  readonly maxSpan?: Duration;
  readonly terms: readonly SequenceTerm[];
  readonly until?: SequenceTerm;
  readonly span: Span;
}

export interface SequenceTerm {
  readonly query: EventQuery;
  /** Written `![…]`: no such event may come. */
  readonly missing: boolean;
  readonly by: readonly Expression[];
  readonly runs?: number;
  readonly span: Span;
}

export interface SampleQuery {
  readonly kind: "sample";
  readonly by: readonly Expression[];
  readonly terms: readonly SequenceTerm[];
  readonly span: Span;
}

export interface Duration {
  readonly milliseconds: number;
  readonly span: Span;
}

export interface Pipe {
  readonly kind: "head" | "tail";
  readonly count: number;
  readonly span: Span;
}

export type Expression =
  | Literal
  | Field
  | Call
  | Negation
  | Logic
  | Comparison
  | ListTest
  | Arithmetic
  | Sign
  | Missing;

export type Literal =
  | { readonly kind: "null"; readonly span: Span }
  | { readonly kind: "boolean"; readonly value: boolean; readonly span: Span }
  /** `text` has all digits, where a double does not hold them. */
  | {
      readonly kind: "number";
      readonly value: number;
      readonly isInteger: boolean;
      readonly text: string;
      readonly span: Span;
    }
  /** Escapes undone. */
  | { readonly kind: "string"; readonly value: string; readonly span: Span };

export interface Field {
  readonly kind: "field";
  /** The parts joined by dots: `process.name`. */
  readonly name: string;
  /** Written `?field`: it may be unknown to the data, and is null then. */
  readonly optional: boolean;
  readonly span: Span;
}

export interface Call {
  readonly kind: "call";
  /** As written; functions are known in any case of letters. */
  readonly name: string;
  /** Written `name~`: without regard to case. */
  readonly insensitive: boolean;
  readonly args: readonly Expression[];
  readonly span: Span;
}

export interface Negation {
  readonly kind: "not";
  readonly operand: Expression;
  readonly span: Span;
}

export interface Logic {
  readonly kind: "and" | "or";
  readonly args: readonly Expression[];
  /** Whether the author put it in parentheses. */
  readonly isBracketed: boolean;
  readonly span: Span;
}

export type ComparisonOperator = "==" | "!=" | "<" | "<=" | ">" | ">=";

export interface Comparison {
  readonly kind: "comparison";
  readonly operator: ComparisonOperator;
  readonly left: Expression;
  readonly right: Expression;
  readonly span: Span;
}

export type ListOperator = "in" | "in~" | ":" | "like" | "like~" | "regex" | "regex~";

/** `a in (…)`, `a : "x*"`, `a like~ ("x", "y")`: the subject is tested against one value or several. */
export interface ListTest {
  readonly kind: "list-test";
  readonly operator: ListOperator;
  readonly negated: boolean;
  readonly subject: Expression;
  readonly items: readonly Expression[];
  readonly span: Span;
}

export type Arithmetic = ArithmeticOf<Expression>;

export interface Sign {
  readonly kind: "sign";
  readonly operator: "+" | "-";
  readonly operand: Expression;
  readonly span: Span;
}

/** Where an expression is missing or could not be read; it was reported. */
export interface Missing {
  readonly kind: "missing";
  readonly span: Span;
}
