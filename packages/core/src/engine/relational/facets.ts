import { walkExpr } from "../../model/index.ts";
import type { Expr, Value } from "../../model/index.ts";

/** What a record is routed by, as columns that hold it are made of (`record` fields). */
export type Facet = "eventId" | "provider" | "channel";

export const facets: readonly Facet[] = ["eventId", "provider", "channel"];

/** The values that a filter tests the columns of a facet for, by tests of equality. */
export function valuesTested(
  filter: Expr,
  isFacet: (column: string) => boolean,
): ReadonlySet<string> {
  const values = new Set<string>();
  walkExpr(filter, (node) => {
    for (const value of testedFor(node, isFacet) ?? []) values.add(value);
  });
  return values;
}

/** The values that an expression tests a column for; undefined if it is no such test. */
export function testedFor(
  expr: Expr,
  isFacet: (column: string) => boolean,
): readonly string[] | undefined {
  if (expr.kind === "match") {
    const { subject, pattern } = expr;
    const [part, ...others] = pattern;
    return subject.kind === "field" &&
      isFacet(subject.name) &&
      part?.kind === "literal" &&
      others.length === 0
      ? [part.text]
      : undefined;
  }
  if (expr.kind !== "compare" || expr.operator !== "eq" || expr.right.kind !== "literal")
    return undefined;
  if (expr.left.kind !== "field" || !isFacet(expr.left.name)) return undefined;
  const { value } = expr.right;
  const texts = (value.kind === "list" ? value.items : [value]).map(textOf);
  return texts.every((one) => one !== undefined) ? texts : undefined;
}

function textOf(value: Value): string | undefined {
  return value.kind === "string" || value.kind === "number" ? String(value.value) : undefined;
}
