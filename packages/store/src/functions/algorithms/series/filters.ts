import { present, type Series, sumOf } from "./series.ts";

/** More products than that are not made: filters are short, but for mistakes. */
const mostProducts = 1e9;

export function isTooLong(series: Series, filter: readonly number[]): boolean {
  return series.length * filter.length > mostProducts;
}

/** The weighted sum of each member and those before it, or around it; beyond the ends there are zeros. */
export function finiteResponse(
  series: Series,
  filter: readonly number[],
  isNormal: boolean,
  isCentered: boolean,
): Series {
  const total = isNormal ? sumOf(filter) : 1;
  const ahead = isCentered ? Math.floor(filter.length / 2) : 0;
  return series.map((_, place) =>
    present(
      filter.map((weight, i) => ((series[place + ahead - i] ?? 0) * weight) / (total || 1)),
    ).reduce((sum, part) => sum + part, 0),
  );
}

/** Each member by weights of those before it in the series, and of those before it in the result. */
export function infiniteResponse(
  series: Series,
  forward: readonly number[],
  back: readonly number[],
): Series | null {
  const [lead = 0, ...rest] = back;
  if (lead === 0) return null;
  const result: number[] = [];
  for (const place of series.keys()) {
    const into = sumOf(forward.map((weight, i) => (series[place - i] ?? 0) * weight));
    const out = sumOf(rest.map((weight, i) => (result[place - 1 - i] ?? 0) * weight));
    result.push((into - out) / lead);
  }
  return result;
}
