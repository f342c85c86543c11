import type { Expr, ScalarType } from "../../../model/index.ts";
import { typeOf } from "../../../model/index.ts";
import type { Span } from "../../../source/index.ts";
import type { Expression } from "../syntax/index.ts";
import type { SayEsqlLowering } from "./diagnostics.ts";
import type { Scope } from "./scope.ts";

/** What a value is: of a type, one or perhaps several. Several are a dynamic in the model. */
export interface EsqlType {
  readonly type: ScalarType;
  readonly several: boolean;
}

/** An expression of the model with what it gives. */
export interface Typed extends EsqlType {
  readonly expr: Expr;
}

/** What an ES|QL query knows of the fields of events, beside itself. */
export interface EsqlFields {
  /** The type of a field by its name. */
  readonly typeOf: (field: string) => EsqlType;
  /** Whether a field is cut into words for full-text search. */
  readonly isText: (field: string) => boolean;
  /** Names of fields for patterns such as `process.*`. */
  readonly names: () => readonly string[];
}

/** A condition in another language, as in `kql("…")`: over fields of the vocabulary `ecs`. */
export type EmbeddedCondition = (text: string, span: Span) => Expr | undefined;

/** What lowering needs at every place. */
export interface Lowering {
  readonly say: SayEsqlLowering;
  readonly scope: Scope;
  readonly fields: EsqlFields;
  readonly kql: EmbeddedCondition;
  /** In STATS: what stands for an aggregate in an expression over groups. */
  readonly aggregate?: (call: Extract<Expression, { kind: "call" }>) => Typed;
}

export const one = (expr: Expr, type: ScalarType = typeOf(expr)): Typed => ({
  expr,
  type,
  several: false,
});

export const severalOf = (expr: Expr, type: ScalarType): Typed => ({ expr, type, several: true });

export const call = (
  name: string,
  args: readonly Expr[],
  type: ScalarType,
  origin?: Span,
): Expr => ({
  kind: "call",
  function: name,
  args,
  type,
  ...(origin === undefined ? {} : { origin }),
});

export const literalText = (value: string): Expr => ({
  kind: "literal",
  value: { kind: "string", value },
});
export const literalNumber = (value: number): Expr => ({
  kind: "literal",
  value: { kind: "number", value },
});
export const nothing: Expr = { kind: "literal", value: { kind: "null" }, type: "string" };

export function isNull({ expr }: Typed): boolean {
  return expr.kind === "literal" && expr.value.kind === "null";
}

/** The value where there is one: null of several, as everything but the functions of several values has it. */
export function single({ expr, type, several }: Typed): Expr {
  return several ? call("mv-single", [expr], type, expr.origin) : expr;
}

/** The values as a dynamic. */
export function many({ expr, several }: Typed): Expr {
  return several ? expr : call("mv-of", [expr], "dynamic", expr.origin);
}

/** The model's type of a column that holds such values. */
export const columnType = ({ type, several }: EsqlType): ScalarType => (several ? "dynamic" : type);
