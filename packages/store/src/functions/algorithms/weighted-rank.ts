import { isList, numberOfDynamic, type Dynamic } from "./dynamic.ts";

/** The least value that, with those below it, has so many percent of the weight; null where there is no weight. */
export function weightedRank(values: Dynamic, weights: Dynamic, percent: number): number | null {
  if (!isList(values) || !isList(weights)) return null;
  const pairs = values
    .map((value, i) => ({
      value: numberOfDynamic(value),
      weight: numberOfDynamic(weights[i] ?? null) ?? 0,
    }))
    .filter(({ value, weight }) => value !== undefined && weight > 0)
    .toSorted((a, b) => (a.value ?? 0) - (b.value ?? 0));
  const wanted = (pairs.reduce((sum, { weight }) => sum + weight, 0) * percent) / 100;
  let sum = 0;
  for (const { value, weight } of pairs) {
    sum += weight;
    if (sum >= wanted) return value ?? null;
  }
  return null;
}
