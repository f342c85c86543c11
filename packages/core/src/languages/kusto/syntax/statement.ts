import type { Span } from "../../../source/index.ts";
import type { ColumnDeclaration, Expression, TypeName } from "./expression.ts";
import type { Name } from "./name.ts";

/** A whole query text: statements, of which those that are no declarations give results. */
export interface KustoQuery {
  readonly kind: "query";
  readonly statements: readonly Statement[];
  readonly span: Span;
}

export type Statement =
  | LetStatement
  | LetFunctionStatement
  | SetStatement
  | QueryParametersStatement
  | AliasStatement
  | RestrictStatement
  | PatternStatement
  | ExpressionStatement;

/** `let name = expression` */
export interface LetStatement {
  readonly kind: "let";
  readonly keyword: Span;
  readonly name: Name;
  readonly value: Expression;
  readonly span: Span;
}

/** `let name = (parameters) { body }`, also after the word `view`. */
export interface LetFunctionStatement {
  readonly kind: "let-function";
  readonly keyword: Span;
  readonly name: Name;
  readonly isView: boolean;
  readonly parameters: readonly FunctionParameter[];
  readonly body: readonly Statement[];
  readonly span: Span;
}

export type FunctionParameter =
  | {
      readonly kind: "scalar-parameter";
      readonly name: Name;
      readonly type: TypeName;
      readonly default?: Expression;
      readonly span: Span;
    }
  | {
      readonly kind: "table-parameter";
      readonly name: Name;
      /** Absent for `(*)`: any columns. */
      readonly columns?: readonly ColumnDeclaration[];
      readonly span: Span;
    };

/** `set name = value`: an option of the request. */
export interface SetStatement {
  readonly kind: "set";
  readonly keyword: Span;
  readonly name: Name;
  readonly value?: Expression;
  readonly span: Span;
}

/** `declare query_parameters(a:long = 1)` */
export interface QueryParametersStatement {
  readonly kind: "query-parameters";
  readonly keyword: Span;
  readonly parameters: readonly FunctionParameter[];
  readonly span: Span;
}

/** `alias database name = cluster("c").database("d")` */
export interface AliasStatement {
  readonly kind: "alias";
  readonly keyword: Span;
  readonly name: Name;
  readonly value: Expression;
  readonly span: Span;
}

/** `restrict access to (a, b)` */
export interface RestrictStatement {
  readonly kind: "restrict";
  readonly keyword: Span;
  readonly entities: readonly Expression[];
  readonly span: Span;
}

/** `declare pattern …`: known, not read. */
export interface PatternStatement {
  readonly kind: "pattern";
  readonly keyword: Span;
  readonly span: Span;
}

export interface ExpressionStatement {
  readonly kind: "expression";
  readonly expression: Expression;
  readonly span: Span;
}
