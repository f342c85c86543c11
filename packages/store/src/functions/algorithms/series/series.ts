import { isList, type Dynamic } from "../dynamic.ts";

/** A list of numbers in equal steps; what is no number is missing. https://learn.microsoft.com/kusto/query/series-functions */
export type Series = readonly (number | null)[];

/** The numbers of a list; null for what is no list. */
export function seriesOf(value: Dynamic): Series | null {
  return isList(value) ? value.map(numberOf) : null;
}

export function numberOf(value: Dynamic): number | null {
  if (typeof value === "number") return Number.isFinite(value) ? value : null;
  return typeof value === "bigint" ? Number(value) : null;
}

export const present = (series: Series): readonly number[] =>
  series.filter((member) => member !== null);

export function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

export const meanOf = (values: readonly number[]): number => sumOf(values) / values.length;

/** The value below which a share of the values lies, between two of them in proportion. */
export function quantileOf(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const place = (sorted.length - 1) * share;
  const low = Math.floor(place);
  const at = sorted[low] ?? 0;
  return at + (place - low) * ((sorted[low + 1] ?? at) - at);
}

export const medianOf = (values: readonly number[]): number => quantileOf(values, 0.5);
