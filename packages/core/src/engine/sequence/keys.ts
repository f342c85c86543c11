import type { Datum, Expr } from "../../model/index.ts";
import { membersOf, textOf } from "../datum.ts";

/** What stands for null in a key: no value of an event is this. */
const missing = "\0";

/**
 * The keys under which an event takes part in a step: one for each combination of the values of its join keys. None
 * where a value is missing, unless null is a value of that key.
 */
export function joinKeys(
  by: readonly Expr[],
  nullable: readonly number[],
  read: (expr: Expr) => Datum | undefined,
): readonly (readonly string[])[] {
  let tuples: (readonly string[])[] = [[]];
  by.forEach((expr, place) => {
    const values = [...new Set(membersOf(read(expr)).map(textOf))];
    if (values.length === 0 && nullable.includes(place)) values.push(missing);
    tuples = tuples.flatMap((tuple) => values.map((value) => [...tuple, value]));
  });
  return tuples;
}
