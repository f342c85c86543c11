import { mapExpr, walkExpr } from "../../model/index.ts";
import type { Expr, FieldExpr, Query } from "../../model/index.ts";

/** The columns that an expression reads, added to `into`; `visit` is given the queries within it. */
export function columnsRead(expr: Expr, into: Set<string>, visit: (query: Query) => void): void {
  walkExpr(expr, (node) => {
    if (node.kind === "field" && node.vocabulary === "column") into.add(node.name);
    else if (node.kind === "query-value" || node.kind === "in-query") visit(node.query);
  });
}

/** What stands for a column; undefined where nothing does. */
export type Replacement = (column: FieldExpr) => Expr | undefined;

/** Beyond this many nodes a condition says more than is worth asking: replacing doubles what is named twice. */
const maxNodes = 4_000;

/**
 * The expression with columns replaced; undefined where one has no replacement, where a query is in it, and where it
 * would become too large.
 */
export function replaceColumns(expr: Expr, replacement: Replacement): Expr | undefined {
  let nodes = 0;
  let isWhole = true;
  const count = (node: Expr): boolean => {
    if (++nodes > maxNodes || node.kind === "query-value" || node.kind === "in-query")
      isWhole = false;
    return isWhole;
  };
  walkExpr(expr, (node) => {
    if (!count(node) || node.kind !== "field" || node.vocabulary !== "column") return isWhole;
    const other = replacement(node);
    if (other === undefined) isWhole = false;
    else walkExpr(other, count);
    return isWhole;
  });
  if (!isWhole) return undefined;
  return mapExpr(expr, (node) =>
    node.kind === "field" && node.vocabulary === "column" ? (replacement(node) ?? node) : node,
  );
}
