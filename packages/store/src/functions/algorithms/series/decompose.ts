import { fitLine } from "./fit.ts";
import { clearestPeriod, leastScore } from "./periods.ts";
import { meanOf, medianOf, quantileOf, type Series } from "./series.ts";

export type Trend = "avg" | "linefit" | "none";

export interface DecomposeOptions {
  /** Members of a season; -1 is found out, 0 is none. */
  readonly seasonality: number;
  readonly trend: Trend;
  /** So many members at the end are not learned from. */
  readonly testPoints: number;
  /** How clear a season that is found out must be. */
  readonly threshold: number;
}

export const usualOptions: DecomposeOptions = {
  seasonality: -1,
  trend: "avg",
  testPoints: 0,
  threshold: leastScore,
};

export interface Decomposition {
  /** What repeats, and what it repeats around. */
  readonly baseline: readonly number[];
  readonly seasonal: readonly number[];
  readonly trend: readonly number[];
  /** What the baseline leaves. */
  readonly residual: Series;
}

/**
 * A series as what repeats itself, what it does in the long run, and the rest: a season is the median of each of its
 * places, the trend the mean or the line of what that leaves. https://learn.microsoft.com/kusto/query/series-decompose-function;
 * the order of steps is that of the engine's recorded results.
 */
export function decompose(series: Series, options: DecomposeOptions): Decomposition {
  const learned = series.slice(0, Math.max(series.length - options.testPoints, 0));
  const season = seasonOf(learned, options);
  const seasonal = series.map((_, i) => season[i % Math.max(season.length, 1)] ?? 0);
  const rest = learned.flatMap((value, i) => (value === null ? [] : [value - (seasonal[i] ?? 0)]));
  const trend = trendOf(rest, series.length, options.trend);
  const baseline = seasonal.map((value, i) => value + (trend[i] ?? 0));
  return {
    baseline,
    seasonal,
    trend,
    residual: series.map((value, i) => (value === null ? null : value - (baseline[i] ?? 0))),
  };
}

/** The values of one season; none where nothing repeats. */
function seasonOf(series: Series, { seasonality, threshold }: DecomposeOptions): readonly number[] {
  const length = seasonality < 0 ? foundSeason(series, threshold) : Math.round(seasonality);
  if (length < 2 || length > series.length) return [];
  return Array.from({ length }, (_, phase) => {
    const values: number[] = [];
    for (let i = phase; i < series.length; i += length) {
      const value = series[i] ?? null;
      if (value !== null) values.push(value);
    }
    return values.length === 0 ? 0 : medianOf(values);
  });
}

function foundSeason(series: Series, threshold: number): number {
  const best = clearestPeriod(series.map((value) => value ?? 0));
  return best !== undefined && best.score >= threshold ? best.length : 0;
}

function trendOf(rest: readonly number[], length: number, kind: Trend): readonly number[] {
  if (kind === "none" || rest.length === 0) return new Array<number>(length).fill(0);
  if (kind === "avg") return new Array<number>(length).fill(meanOf(rest));
  const { slope, interception } = fitLine(rest);
  return Array.from({ length }, (_, i) => interception + slope * i);
}

/** The seasonal component alone: as the series is, without a trend. */
export function seasonalOf(series: Series, seasonality: number): readonly number[] {
  return decompose(series, { ...usualOptions, seasonality, trend: "none" }).seasonal;
}

export type OutlierTest = "tukey" | "ctukey";

/** The shares of values between which nothing is an outlier, and what distances from there are multiplied by. */
const outlierTests: Readonly<
  Record<OutlierTest, { readonly share: number; readonly scale: number }>
> = {
  tukey: { share: 0.25, scale: 1 },
  // As the engine's recorded scores have it.
  ctukey: { share: 0.1, scale: 2.772_605_605_507_915 },
};

/** Beyond the range of all others there is no measure. */
const farOut = Number.MAX_VALUE;

/**
 * How far each member is out of the range of most, by the width of that range: 1.5 is an outlier, 3 a strong one,
 * negative ones lie below. `learned`: so many members make the range.
 */
export function outlierScores(series: Series, test: OutlierTest, learned = series.length): Series {
  const values = series.slice(0, learned).filter((value) => value !== null);
  if (values.length === 0) return series.map(() => null);
  const { share, scale } = outlierTests[test];
  const [low, high] = [quantileOf(values, share), quantileOf(values, 1 - share)];
  return series.map((value) => {
    if (value === null) return null;
    const beyond = value > high ? value - high : value < low ? value - low : 0;
    if (beyond === 0) return 0;
    return high === low ? Math.sign(beyond) * farOut : (scale * beyond) / (high - low);
  });
}

export interface Anomalies {
  /** 1 for a spike, -1 for a dip. */
  readonly flags: readonly (number | null)[];
  readonly scores: Series;
  readonly baseline: readonly number[];
}

/** Where a series leaves its baseline by more than a score. */
export function anomaliesOf(
  series: Series,
  threshold: number,
  test: OutlierTest,
  options: DecomposeOptions,
): Anomalies {
  const { baseline, residual } = decompose(series, options);
  const scores = outlierScores(residual, test, series.length - options.testPoints);
  const flags = scores.map((score) =>
    score === null ? null : Math.abs(score) > threshold ? Math.sign(score) : 0,
  );
  return { flags, scores, baseline };
}
