import { meanOf, sumOf } from "./series.ts";

/** A line through a series, by least squares. Variances are of samples. */
export interface LineFit {
  readonly rsquare: number;
  readonly slope: number;
  readonly variance: number;
  /** Of what the line leaves. */
  readonly rvariance: number;
  readonly interception: number;
  readonly line: readonly number[];
}

export function fitLine(series: readonly number[]): LineFit {
  const middle = (series.length - 1) / 2;
  const mean = meanOf(series);
  const spread = sumOf(series.map((_, i) => (i - middle) ** 2));
  const slope =
    spread === 0 ? 0 : sumOf(series.map((value, i) => (i - middle) * (value - mean))) / spread;
  const interception = mean - slope * middle;
  const line = series.map((_, i) => interception + slope * i);
  return { ...goodness(series, line), slope, interception, line };
}

function goodness(series: readonly number[], line: readonly number[]) {
  const mean = meanOf(series);
  const freedom = Math.max(series.length - 1, 1);
  const variance = sumOf(series.map((value) => (value - mean) ** 2)) / freedom;
  const rvariance = sumOf(series.map((value, i) => (value - (line[i] ?? 0)) ** 2)) / freedom;
  return { variance, rvariance, rsquare: variance === 0 ? 0 : 1 - rvariance / variance };
}

/** Two lines through a series, one behind the other, where they leave the least. */
export interface TwoLines {
  readonly rsquare: number;
  /** Where the second begins. */
  readonly split: number;
  readonly variance: number;
  readonly rvariance: number;
  readonly line: readonly number[];
  readonly left: LineFit;
  readonly right: LineFit;
}

/** Undefined where there are too few members for two lines. */
export function fitTwoLines(series: readonly number[]): TwoLines | undefined {
  const splits = series.map((_, split) => split).slice(2, series.length - 1);
  const fits = splits.map((split) => {
    const left = fitLine(series.slice(0, split));
    const right = fitLine(series.slice(split));
    const line = [...left.line, ...right.line];
    return { ...goodness(series, line), split, line, left, right };
  });
  return fits.reduce<TwoLines | undefined>(
    (best, fit) => (best === undefined || fit.rvariance < best.rvariance ? fit : best),
    undefined,
  );
}
