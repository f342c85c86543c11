import type { Datum, Expr, Sequence } from "../../model/index.ts";
import { membersOf, textOf } from "../datum.ts";

/**
 * The keys under which an event takes part in a step: one for each combination of the values of its join keys. None
 * where a value is missing, unless null is a value of that key.
 */
export function joinKeys(
  by: readonly Expr[],
  { nullableKeys = [] }: Pick<Sequence, "nullableKeys">,
  read: (expr: Expr) => Datum | undefined,
): readonly string[] {
  let tuples: (readonly (string | null)[])[] = [[]];
  by.forEach((expr, place) => {
    const values: (string | null)[] = [...new Set(membersOf(read(expr)).map(textOf))];
    if (values.length === 0 && nullableKeys.includes(place)) values.push(null);
    tuples = tuples.flatMap((tuple) => values.map((value) => [...tuple, value]));
  });
  return tuples.map((tuple) => JSON.stringify(tuple));
}
