import { autocorrelation } from "./autocorrelation.ts";
import { fitLine } from "./fit.ts";
import { sumOf } from "./series.ts";

export interface Period {
  readonly length: number;
  /** How alike the series is to itself that much later: 1 at the most. */
  readonly score: number;
}

/** Periods of a lower score are chance. */
export const leastScore = 0.6;

/** Of fewer members none can be told from chance. */
const fewestMembers = 16;

/** A multiple of a period is a period as well; lengths that differ by so little are taken for multiples. */
const nearMultiple = 0.1;

/**
 * The periods in which a series repeats itself, the clearest first, those that are multiples of clearer ones left out.
 */
export function periodsOf(
  series: readonly number[],
  shortest: number,
  longest: number,
): readonly Period[] {
  const clear = peaksOf(series, shortest, longest)
    .filter(({ score }) => score >= leastScore)
    .sort((a, b) => b.score - a.score);
  return clear.reduce<readonly Period[]>(
    (found, period) =>
      found.some((better) => isMultiple(period.length, better.length)) ? found : [...found, period],
    [],
  );
}

/** The period in which a series repeats itself most clearly, if it does in any. */
export function clearestPeriod(series: readonly number[]): Period | undefined {
  return peaksOf(series, 2, series.length).reduce<Period | undefined>(
    (best, period) => (best === undefined || period.score > best.score ? period : best),
    undefined,
  );
}

/**
 * Peaks of a series' autocorrelation once its trend is off. Kusto does not say how it finds and scores periods: of what is
 * recorded of it the lengths are the same, the scores near.
 */
function peaksOf(series: readonly number[], shortest: number, longest: number): Period[] {
  const alike = likenessLater(series);
  const found: Period[] = [];
  for (let length = Math.max(2, Math.ceil(shortest)); length < alike.length - 1; length++) {
    if (length > longest) break;
    const score = alike[length] ?? 0;
    const isPeak = score > (alike[length - 1] ?? 0) && score >= (alike[length + 1] ?? 0);
    if (isPeak && score > 0) found.push({ length, score });
  }
  return found;
}

function isMultiple(length: number, of: number): boolean {
  const times = length / of;
  return times > 1 && Math.abs(times - Math.round(times)) < nearMultiple;
}

/** How alike a series is to itself later, by how much later; somewhat less where fewer members are compared. */
function likenessLater(series: readonly number[]): readonly number[] {
  if (series.length < fewestMembers) return [];
  const { line } = fitLine(series);
  const products = autocorrelation(series.map((value, i) => value - (line[i] ?? 0)));
  const whole = products[0] ?? 0;
  // What is left of numbers that lie on the line is only rounded.
  if (whole < sumOf(series.map((value) => value * value)) * rounding) return [];
  const longest = Math.floor(series.length / 2) + 1;
  return Array.from(
    products.subarray(0, longest + 1),
    (product, later) => (product / whole) * Math.sqrt(series.length / (series.length - later)),
  );
}

const rounding = 1e-24;
