import { and, boolean, isTrue, not, or } from "../../model/index.ts";
import type { Expr } from "../../model/index.ts";
import { evaluateExpr } from "../evaluate.ts";
import { truthOf } from "../relational/constants.ts";

const nothing = { get: () => undefined, fields: () => ({}) };

/** The same condition, with tests of values that are the same for all events answered. */
export function foldTests(expr: Expr): Expr {
  switch (expr.kind) {
    case "and":
    case "or":
      return joined(expr.kind, expr.args.map(foldTests), expr);
    case "not": {
      const arg = foldTests(expr.arg);
      const constant = truthOf(arg);
      if (constant !== undefined) return literal(!constant);
      return arg.kind === "unknown" ? arg : not(arg, expr.origin);
    }
    case "is-true": {
      const arg = foldTests(expr.arg);
      if (arg.kind === "unknown") return literal(false);
      return truthOf(arg) === undefined ? isTrue(arg) : arg;
    }
    case "named":
      return foldTests(expr.arg);
    case "nested": {
      const where = foldTests(expr.where);
      return where.kind === "unknown" || truthOf(where) === false
        ? literal(false)
        : { ...expr, where };
    }
    default:
      return isOfConstants(expr) ? answered(expr) : expr;
  }
}

const literal = (value: boolean): Expr => ({ kind: "literal", value: boolean(value) });

function joined(kind: "and" | "or", args: readonly Expr[], expr: Expr): Expr {
  const deciding = kind === "or";
  if (args.some((arg) => truthOf(arg) === deciding)) return literal(deciding);
  const kept = args.filter((arg) => truthOf(arg) === undefined);
  if (kept.length === 0) return literal(!deciding);
  return kind === "and" ? and(kept, expr.origin) : or(kept, expr.origin);
}

function answered(expr: Expr): Expr {
  const truth = evaluateExpr(expr, nothing);
  return truth === undefined ? { kind: "unknown", missing: "" } : literal(truth);
}

function isOfConstants(expr: Expr): boolean {
  switch (expr.kind) {
    case "literal":
      return true;
    case "match":
    case "regex":
    case "term":
    case "network":
    case "is-null":
    case "exists":
      return isOfConstants(expr.subject);
    case "compare":
    case "arithmetic":
      return isOfConstants(expr.left) && isOfConstants(expr.right);
    case "call":
      return expr.args.every(isOfConstants);
    default:
      return false;
  }
}
