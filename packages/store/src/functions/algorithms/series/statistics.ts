import { meanOf, type Series, sumOf } from "./series.ts";

export interface SeriesStatistics {
  readonly min: number;
  readonly minPlace: number;
  readonly max: number;
  readonly maxPlace: number;
  readonly avg: number;
  /** Of a sample, as the variance is. */
  readonly stdev: number;
  readonly variance: number;
}

/** Undefined for a series with a member missing, unless those are passed over, and for one without members. */
export function statisticsOf(
  series: Series,
  ignoresMissing: boolean,
): SeriesStatistics | undefined {
  const values = series.filter((member) => member !== null);
  if (values.length === 0 || (values.length < series.length && !ignoresMissing)) return undefined;
  const min = values.reduce((least, value) => Math.min(least, value));
  const max = values.reduce((most, value) => Math.max(most, value));
  const avg = meanOf(values);
  const freedom = Math.max(values.length - 1, 1);
  const variance = sumOf(values.map((value) => (value - avg) ** 2)) / freedom;
  return {
    min,
    minPlace: series.indexOf(min),
    max,
    maxPlace: series.indexOf(max),
    avg,
    stdev: Math.sqrt(variance),
    variance,
  };
}

/** Members of two series in step; undefined where one lacks what the other has. */
function inStep(a: Series, b: Series): readonly (readonly [number, number])[] | undefined {
  const pairs = a.flatMap((left, i) => {
    const right = b[i] ?? null;
    return left === null || right === null ? [] : [[left, right] as const];
  });
  return pairs.length === a.length && a.length === b.length ? pairs : undefined;
}

export function dotProduct(a: Series, b: Series): number | null {
  const pairs = inStep(a, b);
  return pairs === undefined ? null : sumOf(pairs.map(([left, right]) => left * right));
}

export function magnitudeOf(series: Series): number | null {
  const square = dotProduct(series, series);
  return square === null ? null : Math.sqrt(square);
}

export function productOf(series: Series): number | null {
  return series.reduce((product, member) => (member ?? NaN) * (product ?? NaN), 1);
}

/** The cosine of the angle between two series as vectors. */
export function cosineSimilarity(a: Series, b: Series): number | null {
  const [dot, left, right] = [dotProduct(a, b), magnitudeOf(a), magnitudeOf(b)];
  if (dot === null || left === null || right === null || left * right === 0) return null;
  return dot / (left * right);
}

export function pearsonCorrelation(a: Series, b: Series): number | null {
  const pairs = inStep(a, b);
  if (pairs === undefined || pairs.length === 0) return null;
  const centered = (side: 0 | 1) => {
    const values = pairs.map((pair) => pair[side]);
    const mean = meanOf(values);
    return values.map((value) => value - mean);
  };
  return cosineSimilarity(centered(0), centered(1));
}
