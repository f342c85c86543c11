import type { Sort, SortKey } from "../syntax/index.ts";
import { lowerScalar } from "./scalar.ts";
import type { Lowered } from "./stats.ts";
import { call, severalOf, single } from "./types.ts";
import type { Lowering } from "./types.ts";

/** `SORT`: nulls stand at the end of the ascending order; of several values the least counts, or the greatest. */
export function lowerSort({ keys, span }: Sort, lowering: Lowering): Lowered {
  return {
    steps: [{ kind: "sort", keys: keys.map((key) => lowerKey(key, lowering)), origin: span }],
    scope: lowering.scope,
  };
}

function lowerKey({ by, direction, nulls }: SortKey, lowering: Lowering) {
  const value = lowerScalar(by, lowering);
  const isAscending = direction === "ascending";
  const extreme = call(isAscending ? "mv-min" : "mv-max", [value.expr], "dynamic");
  return {
    by: value.several ? single(severalOf(extreme, value.type)) : value.expr,
    direction,
    nulls: nulls ?? (isAscending ? ("last" as const) : ("first" as const)),
  };
}
