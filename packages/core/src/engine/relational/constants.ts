import { and, boolean, isTrue, not, or } from "../../model/index.ts";
import type { Expr } from "../../model/index.ts";

export const always: Expr = { kind: "literal", value: boolean(true) };
export const never: Expr = { kind: "literal", value: boolean(false) };

/** Whether an expression is the literal of a truth value, and which. */
export function truthOf(expr: Expr): boolean | undefined {
  return expr.kind === "literal" && expr.value.kind === "boolean" ? expr.value.value : undefined;
}

export function allHold(args: readonly Expr[]): Expr {
  const kept = args.filter((arg) => truthOf(arg) !== true);
  if (kept.some((arg) => truthOf(arg) === false)) return never;
  return kept.length === 0 ? always : and(kept);
}

export function oneHolds(args: readonly Expr[]): Expr {
  const kept = args.filter((arg) => truthOf(arg) !== false);
  if (kept.some((arg) => truthOf(arg) === true)) return always;
  return kept.length === 0 ? never : or(kept);
}

/** True where the expression is false or unknown. */
export function isNotTrue(expr: Expr): Expr {
  const constant = truthOf(expr);
  if (constant !== undefined) return constant ? never : always;
  return not(isTrue(expr));
}

export const isNever = (expr: Expr): boolean => truthOf(expr) === false;
