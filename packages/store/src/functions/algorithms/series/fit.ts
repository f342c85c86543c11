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
  const split = bestSplit(series);
  if (split === undefined) return undefined;
  const left = fitLine(series.slice(0, split));
  const right = fitLine(series.slice(split));
  const line = [...left.line, ...right.line];
  return { ...goodness(series, line), split, line, left, right };
}

const fewestMembers = 2;

/** Where two lines leave the least; the first of several such places. */
function bestSplit(series: readonly number[]): number | undefined {
  const left = leftovers(series);
  const right = leftovers(series.toReversed());
  let best: number | undefined;
  let least = Infinity;
  for (let split = fewestMembers; split <= series.length - fewestMembers; split++) {
    const rest = (left[split] ?? 0) + (right[series.length - split] ?? 0);
    if (rest >= least) continue;
    least = rest;
    best = split;
  }
  return best;
}

/** What a line through so many of the first members leaves, as a sum of squares: in one go over all of them. */
function leftovers(series: readonly number[]): readonly number[] {
  const [middle, mean] = [(series.length - 1) / 2, meanOf(series)];
  const rest = [0];
  let [sumX, sumY, sumXX, sumXY, sumYY] = [0, 0, 0, 0, 0];
  for (const [i, value] of series.entries()) {
    const [x, y, count] = [i - middle, value - mean, i + 1];
    sumX += x;
    sumY += y;
    sumXX += x * x;
    sumXY += x * y;
    sumYY += y * y;
    const spread = sumXX - (sumX * sumX) / count;
    const along = sumXY - (sumX * sumY) / count;
    const whole = sumYY - (sumY * sumY) / count;
    rest.push(Math.max(0, spread === 0 ? whole : whole - (along * along) / spread));
  }
  return rest;
}
