import { number, text, typeOf } from "../../../model/index.ts";
import type {
  CallExpr,
  CompareOperator,
  Expr,
  FieldExpr,
  LiteralExpr,
  ScalarType,
} from "../../../model/index.ts";

/** Short constructors for expressions over rows, and conversions between what SPL does not tell apart. */

export const column = (name: string, type: ScalarType): FieldExpr => ({
  kind: "field",
  vocabulary: "column",
  name,
  type,
});

export const textLiteral = (value: string): LiteralExpr => ({
  kind: "literal",
  value: text(value),
});
export const numberLiteral = (value: number): LiteralExpr => ({
  kind: "literal",
  value: number(value),
  type: "real",
});
export const wholeLiteral = (value: number): LiteralExpr => ({
  kind: "literal",
  value: number(value),
  type: "long",
});
export const booleanLiteral = (value: boolean): LiteralExpr => ({
  kind: "literal",
  value: { kind: "boolean", value },
});
export const nothing = (type: ScalarType = "string"): LiteralExpr => ({
  kind: "literal",
  value: { kind: "null" },
  type,
});

export const call = (name: string, type: ScalarType, ...args: readonly Expr[]): CallExpr => ({
  kind: "call",
  function: name,
  args,
  type,
});

export const isNothing = (expr: Expr): boolean =>
  expr.kind === "literal" && expr.value.kind === "null";

export const isNumeric = (expr: Expr): boolean => {
  const type = typeOf(expr);
  return type === "long" || type === "real" || type === "int" || type === "datetime";
};

/** A text that looks like a number, as SPL reads them. */
export const looksNumeric = (value: string): boolean =>
  /^\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?\s*$/i.test(value);

export function asText(expr: Expr): Expr {
  if (expr.kind === "literal") {
    if (expr.value.kind === "number") return textLiteral(String(expr.value.value));
    if (expr.value.kind === "null") return nothing();
    if (expr.value.kind === "boolean") return textLiteral(expr.value.value ? "True" : "False");
  }
  return typeOf(expr) === "string" ? expr : call("spl-text", "string", expr);
}

export function asNumber(expr: Expr): Expr {
  if (expr.kind === "literal") {
    if (expr.value.kind === "number") return numberLiteral(expr.value.value);
    if (expr.value.kind === "null") return nothing("real");
    if (expr.value.kind === "string" && looksNumeric(expr.value.value))
      return numberLiteral(Number(expr.value.value));
  }
  const type = typeOf(expr);
  return type === "real" ? expr : call("spl-number", "real", expr);
}

export function asMany(expr: Expr): Expr {
  if (isNothing(expr)) return nothing("dynamic");
  return typeOf(expr) === "dynamic" ? expr : call("spl-multiple", "dynamic", expr);
}

/** The value as one of a type that another place needs. */
export function asTypeOf(expr: Expr, type: ScalarType): Expr {
  if (typeOf(expr) === type) return expr;
  if (isNothing(expr)) return nothing(type);
  if (type === "dynamic") return asMany(expr);
  if (type === "real" || type === "long") return asNumber(expr);
  return asText(expr);
}

/** Several values as one text, to be compared with others: nothing if one of them is nothing. */
export function keyOf(values: readonly Expr[]): Expr {
  const [first, ...rest] = values.map(asText);
  return rest.reduce<Expr>(
    (all, next) =>
      call("spl-join", "string", call("spl-join", "string", all, textLiteral("\u0001")), next),
    first ?? textLiteral(""),
  );
}

/** The first of two that is there. */
export function orElse(value: Expr, fallback: Expr): Expr {
  const type = commonType([value, fallback]);
  return {
    kind: "case",
    branches: [{ when: { kind: "is-null", subject: value }, then: asTypeOf(fallback, type) }],
    otherwise: asTypeOf(value, type),
    type,
  };
}

/** The type that can hold the values of several expressions. */
export function commonType(exprs: readonly Expr[]): ScalarType {
  const types = new Set(exprs.filter((expr) => !isNothing(expr)).map(typeOf));
  const [only] = types;
  if (only === undefined) return "string";
  if (types.size === 1) return only === "boolean" ? "string" : only;
  if (types.has("dynamic")) return "dynamic";
  return [...types].every((type) => type === "long" || type === "real" || type === "datetime")
    ? "real"
    : "string";
}

export function compareNumbers(operator: CompareOperator, left: Expr, right: Expr): Expr {
  return {
    kind: "compare",
    operator,
    left: asNumber(left),
    right: asNumber(right),
    as: "number",
    caseRule: "sensitive",
    quantifier: "any",
  };
}

export function compareTexts(operator: CompareOperator, left: Expr, right: Expr): Expr {
  return {
    kind: "compare",
    operator,
    left: asText(left),
    right: asText(right),
    as: "text",
    caseRule: "sensitive",
    quantifier: "any",
  };
}
