import { mapExpr, walkExpr } from "../../model/index.ts";
import type { Expr, Query } from "../../model/index.ts";

/** The columns that an expression reads, added to `into`; `visit` is given the queries within it. */
export function columnsRead(expr: Expr, into: Set<string>, visit: (query: Query) => void): void {
  walkExpr(expr, (node) => {
    if (node.kind === "field" && node.vocabulary === "column") into.add(node.name);
    else if (node.kind === "query-value" || node.kind === "in-query") visit(node.query);
  });
}

/** The expression with columns replaced; undefined where one has no replacement, or a query is in it. */
export function replaceColumns(
  expr: Expr,
  replacement: (name: string) => Expr | undefined,
): Expr | undefined {
  let isWhole = true;
  walkExpr(expr, (node) => {
    if (node.kind === "query-value" || node.kind === "in-query") isWhole = false;
    if (
      node.kind === "field" &&
      node.vocabulary === "column" &&
      replacement(node.name) === undefined
    )
      isWhole = false;
    return isWhole;
  });
  return isWhole ? replaced(expr, replacement) : undefined;
}

function replaced(expr: Expr, replacement: (name: string) => Expr | undefined): Expr {
  return mapExpr(expr, (node) =>
    node.kind === "field" && node.vocabulary === "column" ? (replacement(node.name) ?? node) : node,
  );
}
