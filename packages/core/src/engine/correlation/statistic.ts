import type { Measure } from "../../model/index.ts";

/** A figure over the numbers of a window, kept as they come and go. */
export interface Statistic {
  add(value: number): void;
  /** Takes back a number that was added. */
  remove(value: number): void;
  /** The figure; NaN, which passes no threshold, while there is no number. */
  figure(): number;
}

/** Measures that need numbers. */
export type StatisticMeasure = Extract<
  Measure,
  { readonly kind: "sum" | "average" | "median" } | { readonly kind: "percentile" }
>;

/** Whether a measure is a statistic, for which only numbers count. */
export function isStatistic(measure: Measure): measure is StatisticMeasure {
  return ["sum", "average", "median", "percentile"].includes(measure.kind);
}

export function createStatistic(measure: StatisticMeasure): Statistic {
  switch (measure.kind) {
    case "sum":
      return runningSum((sum) => sum);
    case "average":
      return runningSum((sum, count) => sum / count);
    case "median":
      return quantile(0.5);
    case "percentile":
      return quantile(measure.percentile / 100);
  }
}

/** Neumaier's sum: what rounding loses is kept apart, so that a long window does not drift as it slides. */
function runningSum(figureOf: (sum: number, count: number) => number): Statistic {
  let sum = 0;
  let lost = 0;
  let count = 0;
  const take = (value: number) => {
    const next = sum + value;
    lost += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
    sum = next;
  };
  return {
    add(value) {
      take(value);
      count++;
    },
    remove(value) {
      count--;
      if (count === 0) sum = lost = 0;
      else take(-value);
    },
    figure: () => (count === 0 ? Number.NaN : figureOf(sum + lost, count)),
  };
}

/** The value at a share of the way through the sorted numbers, interpolated between its neighbors (SQL's percentile_cont). */
function quantile(share: number): Statistic {
  const sorted: number[] = [];
  return {
    add(value) {
      sorted.splice(placeOf(sorted, value), 0, value);
    },
    remove(value) {
      sorted.splice(placeOf(sorted, value), 1);
    },
    figure() {
      const at = share * (sorted.length - 1);
      const below = sorted[Math.floor(at)] ?? Number.NaN;
      const above = sorted[Math.ceil(at)] ?? Number.NaN;
      return below + (above - below) * (at - Math.floor(at));
    },
  };
}

/** Where a number stands in sorted ones, or would. */
function placeOf(sorted: readonly number[], value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? Infinity) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
