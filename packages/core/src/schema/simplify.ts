import { boolean, walkExpr } from "../model/index.ts";
import type { Expr } from "../model/index.ts";

/** Which truth values an expression can take on some event. */
interface Reach {
  readonly true: boolean;
  readonly false: boolean;
}

const anything: Reach = { true: true, false: true };

/** Over-approximates what an expression can come to: constants and unknowns are exact, other tests free. */
function reachOf(expr: Expr): Reach {
  switch (expr.kind) {
    case "unknown":
      return { true: false, false: false };
    case "literal":
      return expr.value.kind === "boolean"
        ? { true: expr.value.value, false: !expr.value.value }
        : anything;
    case "not": {
      const arg = reachOf(expr.arg);
      return { true: arg.false, false: arg.true };
    }
    case "named":
      return reachOf(expr.arg);
    case "is-true":
      // False also where the argument is unknown, which a test on a missing field is.
      return { true: reachOf(expr.arg).true, false: true };
    case "and":
      return allReach(expr.args);
    case "or":
      return anyReach(expr.args);
    case "quantified":
      return expr.quantifier === "all" ? allReach(expr.args) : anyReach(expr.args);
    default:
      return anything;
  }
}

function allReach(args: readonly Expr[]): Reach {
  const reaches = args.map(reachOf);
  return { true: reaches.every((one) => one.true), false: reaches.some((one) => one.false) };
}

function anyReach(args: readonly Expr[]): Reach {
  const reaches = args.map(reachOf);
  return { true: reaches.some((one) => one.true), false: reaches.every((one) => one.false) };
}

/** What is left of a filter, or the missing fields because of which it can never be true. */
export type Simplified =
  | { readonly kind: "filter"; readonly filter: Expr }
  | { readonly kind: "never"; readonly missing: readonly string[] };

/**
 * Removes from a filter what cannot make it true. A filter counts only where it is true, so in positive
 * places an alternative that can only be false or unknown is dropped, and under an odd number of `not` one
 * that can only be true or unknown. The result is true on exactly the same events.
 */
export function simplifyFilter(filter: Expr): Simplified {
  if (!reachOf(filter).true) return { kind: "never", missing: [...new Set(blame(filter, true))] };
  return { kind: "filter", filter: prune(filter, true) };
}

function canBe(expr: Expr, wanted: boolean): boolean {
  const reach = reachOf(expr);
  return wanted ? reach.true : reach.false;
}

/** Keeps the expression equal to `wanted` on the same events; it is known that it can be. */
function prune(expr: Expr, wanted: boolean): Expr {
  switch (expr.kind) {
    case "not":
      return { ...expr, arg: prune(expr.arg, !wanted) };
    case "named":
      return { ...expr, arg: prune(expr.arg, wanted) };
    case "is-true":
      return wanted ? { ...expr, arg: prune(expr.arg, true) } : expr;
    case "and":
    case "or":
    case "quantified": {
      const args = isChoice(expr, wanted)
        ? expr.args.filter((arg) => canBe(arg, wanted))
        : expr.args;
      const first = args[0];
      if (expr.kind !== "quantified" && args.length === 1 && first !== undefined)
        return prune(first, wanted);
      return { ...expr, args: args.map((arg) => prune(arg, wanted)) };
    }
    default:
      return expr;
  }
}

/** Whether one argument is enough to give the connective the wanted value. */
function isChoice(
  expr: Extract<Expr, { readonly args: readonly Expr[] }>,
  wanted: boolean,
): boolean {
  const any = expr.kind === "or" || (expr.kind === "quantified" && expr.quantifier === "any");
  return any === wanted;
}

/** The missing fields that keep an expression from the wanted value. */
function blame(expr: Expr, wanted: boolean): readonly string[] {
  switch (expr.kind) {
    case "unknown":
      return [expr.missing];
    case "not":
      return blame(expr.arg, !wanted);
    case "named":
      return blame(expr.arg, wanted);
    case "is-true":
      return missingFields(expr.arg);
    case "and":
    case "or":
    case "quantified":
      return expr.args.filter((arg) => !canBe(arg, wanted)).flatMap((arg) => blame(arg, wanted));
    default:
      return [];
  }
}

/** The fields that tests of the expression ask for in vain. */
function missingFields(expr: Expr): readonly string[] {
  const names = new Set<string>();
  walkExpr(expr, (node) => {
    if (node.kind === "unknown") names.add(node.missing);
  });
  return [...names];
}

/** The filter that every event passes. */
export const always: Expr = { kind: "literal", value: boolean(true) };
