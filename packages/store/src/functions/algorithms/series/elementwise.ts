import { isList, type Dynamic } from "../dynamic.ts";
import { numberOf, seriesOf } from "./series.ts";

/** A function of each number. */
export function ofEach(value: Dynamic, compute: (member: number) => number): Dynamic {
  return (
    seriesOf(value)?.map((member) => (member === null ? null : finite(compute(member)))) ?? null
  );
}

/** A function of two lists in step; one number stands for a list of it. What one of them lacks is missing. */
export function ofPairs(
  left: Dynamic,
  right: Dynamic,
  compute: (left: number, right: number) => number | boolean,
): Dynamic {
  if (!isList(left) && !isList(right)) return null;
  const lengths = [left, right].filter(isList).map(({ length }) => length);
  const member = (value: Dynamic, i: number) =>
    numberOf(isList(value) ? (value[i] ?? null) : value);
  return Array.from({ length: Math.max(...lengths) }, (_, i) => {
    const [a, b] = [member(left, i), member(right, i)];
    if (a === null || b === null) return null;
    const result = compute(a, b);
    return typeof result === "boolean" ? result : finite(result);
  });
}

const finite = (value: number) => (Number.isFinite(value) ? value : null);
