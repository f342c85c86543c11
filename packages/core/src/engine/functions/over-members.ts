import type { Datum } from "../../model/index.ts";
import type { ScalarFunction } from "./scalar-function.ts";

type Given = Datum | undefined;

/** More combinations than these are not tried: no event means so many. */
const mostCombinations = 10_000;

/**
 * A function of single values applied to each value of a field that has several: a test of the result then holds if it
 * holds of any. Members for which there is no value are left out.
 */
export function overMembers(apply: ScalarFunction): ScalarFunction {
  return (args) => {
    if (!args.some((arg) => Array.isArray(arg))) return apply(args);
    let combinations: (readonly Given[])[] = [[]];
    for (const arg of args) {
      const members: readonly Given[] = Array.isArray(arg) ? (arg as readonly Datum[]) : [arg];
      if (combinations.length * members.length > mostCombinations) return undefined;
      combinations = combinations.flatMap((before) => members.map((one) => [...before, one]));
    }
    const results = combinations.flatMap((one): readonly Datum[] => {
      const result = apply(one);
      return result === undefined || result === null ? [] : [result];
    });
    return results.length > 1 ? results : results[0];
  };
}
