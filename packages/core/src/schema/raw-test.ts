import type { CaseRule, Expr, FieldExpr, Pattern } from "../model/index.ts";

/** A field by the name that the event itself gives it. */
export const rawField = (name: string): FieldExpr => ({ kind: "field", vocabulary: "raw", name });

/** A test of a raw field; fields of one event have one value, so the quantifier is always `any`. */
export function fieldMatch(
  name: string,
  pattern: Pattern,
  caseRule: CaseRule = "insensitive",
): Expr {
  return { kind: "match", subject: rawField(name), pattern, caseRule, quantifier: "any" };
}
