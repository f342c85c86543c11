import type { Expr, LiteralExpr, ScalarType } from "../../../../model/index.ts";
import { nullValue, typeOf } from "../../../../model/index.ts";
import type { Lowerer } from "../lowerer.ts";
import type { Scope } from "../scope.ts";

/** Where a scalar stands, and what lowers its parts. */
export interface Context {
  readonly scope: Scope;
  readonly lowerer: Lowerer;
}

/** Stands where something was wrong and reported: nothing that holds it is reported again. */
export const broken: Expr = { kind: "literal", value: nullValue, type: "dynamic" };

export function isBroken(...exprs: readonly Expr[]): boolean {
  return exprs.some((expr) => withoutName(expr) === broken);
}

/** A text as an expression. */
export function textLiteral(value: string): LiteralExpr {
  return { kind: "literal", value: { kind: "string", value } };
}

/** What a name (`let`) stands for. */
export function withoutName(expr: Expr): Expr {
  return expr.kind === "named" ? withoutName(expr.arg) : expr;
}

export function literalOf(expr: Expr): LiteralExpr | undefined {
  const inner = withoutName(expr);
  return inner.kind === "literal" && inner !== broken ? inner : undefined;
}

/** The text of a literal of type string. */
export function literalText(expr: Expr): string | undefined {
  const literal = literalOf(expr);
  return literal?.value.kind === "string" && typeOf(literal) === "string"
    ? literal.value.value
    : undefined;
}

export function isNullLiteral(expr: Expr): boolean {
  return literalOf(expr)?.value.kind === "null";
}

const numbers: readonly ScalarType[] = ["int", "long", "real", "decimal"];

export const isNumber = (type: ScalarType): boolean => numbers.includes(type);

export const isInteger = (type: ScalarType): boolean => type === "int" || type === "long";

export const isSummable = (type: ScalarType): boolean =>
  isNumber(type) || type === "datetime" || type === "timespan";

/** The type that holds values of both number types. */
export function widest(a: ScalarType, b: ScalarType): ScalarType {
  return numbers.indexOf(a) > numbers.indexOf(b) ? a : b;
}
