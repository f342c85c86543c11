import { unreachable } from "../source/index.ts";
import type { Expr } from "./expr.ts";

/**
 * The one place that knows which expressions an expression holds: walk, map and fold are written on it.
 * A rebuilt node keeps everything but its children. A query within an expression is none of its children.
 */
export function childrenOf(expr: Expr): readonly Expr[] {
  switch (expr.kind) {
    case "field":
    case "record-text":
    case "literal":
    case "unknown":
    case "query-value":
      return [];
    case "and":
    case "or":
    case "quantified":
    case "call":
      return expr.args;
    case "nested":
      return [expr.where];
    case "not":
    case "is-true":
    case "named":
      return [expr.arg];
    case "match":
    case "regex":
    case "term":
    case "network":
    case "is-null":
    case "exists":
    case "in-query":
      return [expr.subject];
    case "compare":
    case "arithmetic":
      return [expr.left, expr.right];
    case "case":
      return [...expr.branches.flatMap((branch) => [branch.when, branch.then]), expr.otherwise];
    default:
      return unreachable(expr);
  }
}

/** The same node with other children, given in the order of `childrenOf`. */
export function withChildren(expr: Expr, children: readonly Expr[]): Expr {
  const [first, second] = children as [Expr, Expr];
  switch (expr.kind) {
    case "field":
    case "record-text":
    case "literal":
    case "unknown":
    case "query-value":
      return expr;
    case "and":
    case "or":
    case "quantified":
    case "call":
      return { ...expr, args: children };
    case "nested":
      return { ...expr, where: first };
    case "not":
    case "is-true":
    case "named":
      return { ...expr, arg: first };
    case "match":
    case "regex":
    case "term":
    case "network":
    case "is-null":
    case "exists":
    case "in-query":
      return { ...expr, subject: first };
    case "compare":
    case "arithmetic":
      return { ...expr, left: first, right: second };
    case "case":
      return {
        ...expr,
        branches: expr.branches.map((_, i) => ({
          when: children[2 * i] as Expr,
          then: children[2 * i + 1] as Expr,
        })),
        otherwise: children.at(-1) as Expr,
      };
    default:
      return unreachable(expr);
  }
}
