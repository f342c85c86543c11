import { literal, not, typeOf } from "../../../model/index.ts";
import type { CompareOperator, Expr } from "../../../model/index.ts";
import {
  asMany,
  asText,
  call,
  compareNumbers,
  compareTexts,
  isNothing,
  isNumeric,
  looksNumeric,
  nothing,
  textLiteral,
} from "./values.ts";

/** Equality; of several values, that of any. */
export function equal(left: Expr, right: Expr): Expr {
  if (typeOf(left) === "dynamic" || typeOf(right) === "dynamic")
    return call("spl-many-any-equals", "boolean", asMany(left), asMany(right));
  return compare("eq", left, right);
}

/** A comparison of values: as numbers if both are, else as texts, with case. */
export function compare(operator: CompareOperator, left: Expr, right: Expr): Expr {
  if (isNothing(left) || isNothing(right)) return nothing("boolean");
  if (isNumeric(left) && isNumeric(right)) return compareNumbers(operator, left, right);
  const isText = [left, right].some(
    (side) =>
      side.kind === "literal" && side.value.kind === "string" && !looksNumeric(side.value.value),
  );
  if (
    isText &&
    left.kind !== "literal" &&
    right.kind === "literal" &&
    (operator === "eq" || operator === "ne")
  ) {
    const pattern =
      right.value.kind === "string" && right.value.value !== "" ? [literal(right.value.value)] : [];
    const test: Expr = {
      kind: "match",
      subject: asText(left),
      pattern,
      caseRule: "sensitive",
      quantifier: "any",
    };
    return operator === "eq" ? test : not(test);
  }
  if (isText) return compareTexts(operator, left, right);
  return call("spl-compare", "boolean", left, right, textLiteral(operator));
}

/** `like` with its wildcards `%` and `_`. */
export function like(subject: Expr, pattern: Expr): Expr {
  if (pattern.kind !== "literal" || pattern.value.kind !== "string")
    return call("spl-like", "boolean", asText(subject), asText(pattern));
  const parts = pattern.value.value.split(/([%_])/).filter((part) => part !== "");
  return {
    kind: "match",
    subject: asText(subject),
    pattern: parts.map((part) =>
      part === "%" ? { kind: "any-run" } : part === "_" ? { kind: "any-one" } : literal(part),
    ),
    caseRule: "sensitive",
    quantifier: "any",
  };
}
