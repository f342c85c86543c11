import { childrenOf, type Expr } from "../../../../model/index.ts";

/**
 * The most parts that an expression may have, what it refers to by names included. Names within names and comparisons
 * within comparisons double it each time: a short text could mean more than any engine can hold.
 */
export const maxSize = 100_000;

const sizes = new WeakMap<Expr, number>();

/** How many parts an expression has; one that occurs twice counts twice, for engines meet it twice. */
export function sizeOf(expr: Expr): number {
  const known = sizes.get(expr);
  if (known !== undefined) return known;
  const size = childrenOf(expr).reduce((sum, child) => sum + sizeOf(child), 1);
  sizes.set(expr, size);
  return size;
}
