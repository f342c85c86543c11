import type { Span } from "../source/index.ts";
import type { Detection } from "./detection.ts";
import type { Expr } from "./expr.ts";

/** Short constructors for the connectives; one argument stands for itself. */
export function and(args: readonly Expr[], origin?: Span): Expr {
  return args.length === 1 ? (args[0] as Expr) : { kind: "and", args, ...at(origin) };
}

export function or(args: readonly Expr[], origin?: Span): Expr {
  return args.length === 1 ? (args[0] as Expr) : { kind: "or", args, ...at(origin) };
}

export function not(arg: Expr, origin?: Span): Expr {
  return { kind: "not", arg, ...at(origin) };
}

export function isTrue(arg: Expr): Expr {
  return { kind: "is-true", arg };
}

function at(origin: Span | undefined): { origin?: Span } {
  return origin === undefined ? {} : { origin };
}

/** A detection of which nothing is known but what is given. */
export function bareDetection(
  given: Pick<Detection, "id" | "title" | "language" | "logic" | "origin">,
): Detection {
  return {
    references: [],
    falsePositives: [],
    fields: [],
    tags: [],
    scope: [],
    related: [],
    custom: {},
    ...given,
  };
}
