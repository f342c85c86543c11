import { childrenOf, withChildren } from "./children.ts";
import type { Expr } from "./expr.ts";

/** Visits an expression and all below it, parents first. Returning false skips the node's children. */
export function walkExpr(expr: Expr, visit: (expr: Expr) => boolean | void): void {
  if (visit(expr) === false) return;
  for (const child of childrenOf(expr)) walkExpr(child, visit);
}

/** Rebuilds an expression from its leaves up; nodes that do not change keep their identity. */
export function mapExpr(expr: Expr, change: (expr: Expr) => Expr): Expr {
  const children = childrenOf(expr);
  const mapped = children.map((child) => mapExpr(child, change));
  const same = mapped.every((child, i) => child === children[i]);
  return change(same ? expr : withChildren(expr, mapped));
}

/** Computes a value from an expression's leaves up. */
export function foldExpr<T>(expr: Expr, combine: (expr: Expr, children: readonly T[]) => T): T {
  return combine(
    expr,
    childrenOf(expr).map((child) => foldExpr(child, combine)),
  );
}
