import type { Span } from "../source/index.ts";
import type { Pattern } from "./pattern.ts";
import type { Query } from "./query.ts";
import type { ScalarType } from "./scalar-type.ts";
import type { Value } from "./value.ts";

/**
 * The one scalar expression type; a filter is an `Expr` of boolean type.
 *
 * Evaluation is three-valued (true, false, unknown). A test on a missing or null subject is unknown;
 * a language with two-valued logic wraps its tests in `is-true`, so that `not is-true(x = y)` and
 * `not (x = y)` are different trees. A multi-valued subject is tested by the test's quantifier.
 */
export type Expr =
  | FieldExpr
  | RecordTextExpr
  | LiteralExpr
  | UnknownExpr
  | AndExpr
  | OrExpr
  | NotExpr
  | IsTrueExpr
  | NamedExpr
  | QuantifiedExpr
  | MatchExpr
  | RegexExpr
  | TermExpr
  | CompareExpr
  | NetworkExpr
  | NullExpr
  | ExistsExpr
  | NestedExpr
  | CallExpr
  | ArithmeticExpr
  | CaseExpr
  | QueryValueExpr
  | InQueryExpr;

export type ExprKind = Expr["kind"];

/** Where an expression came from; never compared. */
interface Origin {
  readonly origin?: Span;
}

/** Whether `a` equals `A`. Folding is per UTF-16 unit (see engine/fold). */
export type CaseRule = "sensitive" | "insensitive";

/** How a test speaks of a subject with several values. */
export type Quantifier = "any" | "all" | "none";

/** A field by the name its vocabulary gives it: `sigma` Image, `ecs` process.executable, `raw` NewProcessName. */
export interface FieldExpr extends Origin {
  readonly kind: "field";
  readonly vocabulary: string;
  readonly name: string;
  /** Known for columns of a pipeline (vocabulary `column`). */
  readonly type?: ScalarType;
}

/** All values of the record, tested one by one: what keyword searches look through. */
export interface RecordTextExpr extends Origin {
  readonly kind: "record-text";
}

export interface LiteralExpr extends Origin {
  readonly kind: "literal";
  readonly value: Value;
  /** Where the value does not tell: a null of some type, a guid, an int. */
  readonly type?: ScalarType;
}

/** Neither true nor false: what a test on a field that the event class cannot have comes to. */
export interface UnknownExpr extends Origin {
  readonly kind: "unknown";
  /** The field, as the author named it, whose absence makes the test undecidable. */
  readonly missing: string;
}

export interface AndExpr extends Origin {
  readonly kind: "and";
  readonly args: readonly Expr[];
}

export interface OrExpr extends Origin {
  readonly kind: "or";
  readonly args: readonly Expr[];
}

export interface NotExpr extends Origin {
  readonly kind: "not";
  readonly arg: Expr;
}

/** True where the argument is true, false where it is false or unknown. */
export interface IsTrueExpr extends Origin {
  readonly kind: "is-true";
  readonly arg: Expr;
}

/** Transparent: an expression that its author named (a Sigma selection, a KQL `let`). */
export interface NamedExpr extends Origin {
  readonly kind: "named";
  readonly name: string;
  readonly role: "selection" | "let" | "macro";
  readonly arg: Expr;
}

/** Transparent: `1 of selection_*`, kept as written; `any` is an OR of its members, `all` an AND. */
export interface QuantifiedExpr extends Origin {
  readonly kind: "quantified";
  readonly quantifier: "any" | "all";
  /** The members' common name as written: `selection_*`, `them`. */
  readonly pattern: string;
  readonly args: readonly Expr[];
}

/** The whole text of the subject fits the pattern. Numbers and booleans are tested by their text. */
export interface MatchExpr extends Origin {
  readonly kind: "match";
  readonly subject: Expr;
  readonly pattern: Pattern;
  readonly caseRule: CaseRule;
  readonly quantifier: Quantifier;
}

/** A regular expression in RE2's syntax, found anywhere (`search`) or fitting the whole text (`full`). */
export interface RegexExpr extends Origin {
  readonly kind: "regex";
  readonly subject: Expr;
  readonly pattern: string;
  readonly caseRule: CaseRule;
  /** `^` and `$` match at line breaks. */
  readonly multiline: boolean;
  /** `.` matches line breaks. */
  readonly dotAll: boolean;
  readonly mode: "search" | "full";
  readonly quantifier: Quantifier;
}

/**
 * A whole-term test (Kusto `has` family): the literal, with no letter or digit beside those of its edges that are
 * letters or digits themselves.
 */
export interface TermExpr extends Origin {
  readonly kind: "term";
  readonly subject: Expr;
  readonly text: string;
  readonly edge: "both" | "start" | "end";
  readonly caseRule: CaseRule;
  readonly quantifier: Quantifier;
}

export type CompareOperator = "eq" | "ne" | "lt" | "le" | "gt" | "ge";

/** Compares two scalars `as` numbers, texts, times, versions (1.10 after 1.9), or as either: numbers if both are, else texts. */
export interface CompareExpr extends Origin {
  readonly kind: "compare";
  readonly operator: CompareOperator;
  readonly left: Expr;
  readonly right: Expr;
  readonly as: "number" | "text" | "time" | "version" | "either";
  readonly caseRule: CaseRule;
  readonly quantifier: Quantifier;
}

/** The subject is an IPv4 or IPv6 address inside the network, written as CIDR. */
export interface NetworkExpr extends Origin {
  readonly kind: "network";
  readonly subject: Expr;
  readonly network: string;
  readonly quantifier: Quantifier;
}

/** The subject is absent or null; never unknown. */
export interface NullExpr extends Origin {
  readonly kind: "is-null";
  readonly subject: Expr;
}

/** The record has the subject, even if null or empty; never unknown. */
export interface ExistsExpr extends Origin {
  readonly kind: "exists";
  readonly subject: Expr;
}

/**
 * One of the objects that the field has holds the condition, whose fields are those of that object, by their whole
 * names; never unknown. A record in which the field is no list is one such object.
 */
export interface NestedExpr extends Origin {
  readonly kind: "nested";
  readonly field: string;
  readonly where: Expr;
}

/** A scalar function by its name in the function table: `engine/functions` on records, the store's in pipelines. */
export interface CallExpr extends Origin {
  readonly kind: "call";
  readonly function: string;
  readonly args: readonly Expr[];
  /** The result's; known in pipelines. */
  readonly type?: ScalarType;
}

export interface ArithmeticExpr extends Origin {
  readonly kind: "arithmetic";
  readonly operator: "add" | "subtract" | "multiply" | "divide" | "modulo";
  readonly left: Expr;
  readonly right: Expr;
  /** The result's; known in pipelines. Integers divide to integers, and a remainder is never negative there. */
  readonly type?: ScalarType;
}

export interface CaseExpr extends Origin {
  readonly kind: "case";
  readonly branches: readonly { readonly when: Expr; readonly then: Expr }[];
  readonly otherwise: Expr;
  readonly type?: ScalarType;
}

/** The first column of the first row that a query gives (`toscalar`); null if there is none. */
export interface QueryValueExpr extends Origin {
  readonly kind: "query-value";
  readonly query: Query;
  readonly type: ScalarType;
}

/** Whether the subject equals a value in the query's first column; never unknown. */
export interface InQueryExpr extends Origin {
  readonly kind: "in-query";
  readonly subject: Expr;
  readonly query: Query;
  readonly caseRule: CaseRule;
  /** The values are patterns that the subject fits as a whole: those of SQL's LIKE, with backslashes as escapes. */
  readonly values?: "patterns";
}
