import type { Cell } from "@telltale/core/model";
import {
  anomaliesOf,
  decompose,
  type DecomposeOptions,
  type OutlierTest,
  outlierScores,
  seasonalOf,
  usualOptions,
} from "./algorithms/series/decompose.ts";
import { dynamicCell, type Dynamic, parseDynamic } from "./algorithms/dynamic.ts";
import { ofEach, ofPairs } from "./algorithms/series/elementwise.ts";
import { fillBackward, fillConst, fillForward, fillLinear } from "./algorithms/series/fill.ts";
import { finiteResponse, infiniteResponse, isTooLong } from "./algorithms/series/filters.ts";
import { fitLine, fitTwoLines, type LineFit } from "./algorithms/series/fit.ts";
import { leastScore, periodsOf } from "./algorithms/series/periods.ts";
import { present, type Series, seriesOf } from "./algorithms/series/series.ts";
import * as statistics from "./algorithms/series/statistics.ts";
import { type FunctionFamily, jsFamily } from "./family.ts";
import type { JsFunction } from "./types.ts";

/** Lists of numbers in equal steps of time. https://learn.microsoft.com/kusto/query/series-functions */

type Body = Omit<JsFunction, "name">;

const each = (compute: (member: number) => number): Body => ({
  parameters: ["dynamic"],
  returns: "dynamic",
  evaluate: ([series]) => dynamicCell(ofEach(parseDynamic(series), compute)),
});

const pairs = (compute: (left: number, right: number) => number | boolean): Body => ({
  parameters: ["dynamic", "dynamic"],
  returns: "dynamic",
  evaluate: ([left, right]) =>
    dynamicCell(ofPairs(parseDynamic(left), parseDynamic(right), compute)),
});

/** A function of a series and further arguments; null for what is no series. */
const ofSeries = (
  more: Body["parameters"],
  compute: (series: Series, args: readonly Cell[]) => Dynamic,
): Body => ({
  parameters: ["dynamic", ...more],
  returns: "dynamic",
  evaluate: ([first, ...rest]) => {
    const series = seriesOf(parseDynamic(first));
    return series === null ? null : dynamicCell(compute(series, rest));
  },
});

const real = (
  count: 1 | 2,
  compute: (...series: readonly [Series, Series]) => number | null,
): Body => ({
  parameters: count === 1 ? ["dynamic"] : ["dynamic", "dynamic"],
  returns: "real",
  evaluate: (cells) => {
    const [a, b] = cells.map(parseDynamic);
    const length = [a, b].find((one) => Array.isArray(one))?.length ?? 0;
    // A number stands for a list of it.
    const series = (value: Dynamic | undefined) =>
      typeof value === "number" || typeof value === "bigint"
        ? new Array<number>(length).fill(Number(value))
        : seriesOf(value ?? null);
    const [left, right] = [series(a), count === 1 ? [] : series(b)];
    return left === null || right === null ? null : compute(left, right);
  },
});

const numberIn = (cell: Cell | undefined, otherwise: number) =>
  cell === null || cell === undefined ? otherwise : Number(cell);
const wordIn = <Word extends string>(cell: Cell | undefined, words: readonly Word[]): Word =>
  words.find((word) => word === cell) ?? (words[0] as Word);
const dynamicIn = (cell: Cell | undefined): Dynamic => parseDynamic(cell);
const bagOf = (members: Readonly<Record<string, Dynamic>>): Dynamic =>
  new Map(Object.entries(members));

/** What several functions take in this order. */
function optionsIn([seasonality, trend, testPoints, threshold]: readonly (
  | Cell
  | undefined
)[]): DecomposeOptions {
  return {
    seasonality: numberIn(seasonality, usualOptions.seasonality),
    trend: wordIn(trend, ["avg", "linefit", "none"]),
    testPoints: numberIn(testPoints, 0),
    threshold: numberIn(threshold, leastScore),
  };
}

const tests: readonly OutlierTest[] = ["ctukey", "tukey"];

const lineBag = ({ rsquare, slope, variance, rvariance, interception }: LineFit) => ({
  rsquare,
  slope,
  variance,
  rvariance,
  interception,
});

function lineOf(series: Series): LineFit | undefined {
  const values = present(series);
  return values.length === 0 || values.length < series.length ? undefined : fitLine(values);
}

const periodScores = (found: readonly { readonly length: number; readonly score: number }[]) => [
  found.map(({ length }) => length),
  found.map(({ score }) => score),
];

export const seriesFunctions: FunctionFamily = jsFamily({
  "series-abs": each(Math.abs),
  "series-acos": each(Math.acos),
  "series-asin": each(Math.asin),
  "series-atan": each(Math.atan),
  "series-ceiling": each(Math.ceil),
  "series-cos": each(Math.cos),
  "series-exp": each(Math.exp),
  "series-floor": each(Math.floor),
  "series-log": each(Math.log),
  "series-sign": each(Math.sign),
  "series-sin": each(Math.sin),
  "series-tan": each(Math.tan),
  "series-add": pairs((a, b) => a + b),
  "series-subtract": pairs((a, b) => a - b),
  "series-multiply": pairs((a, b) => a * b),
  "series-divide": pairs((a, b) => a / b),
  "series-pow": pairs((a, b) => a ** b),
  "series-equals": pairs((a, b) => a === b),
  "series-not-equals": pairs((a, b) => a !== b),
  "series-greater": pairs((a, b) => a > b),
  "series-greater-equals": pairs((a, b) => a >= b),
  "series-less": pairs((a, b) => a < b),
  "series-less-equals": pairs((a, b) => a <= b),
  "series-dot-product": real(2, statistics.dotProduct),
  "series-magnitude": real(1, statistics.magnitudeOf),
  "series-product": real(1, statistics.productOf),
  "series-cosine-similarity": real(2, statistics.cosineSimilarity),
  "series-pearson-correlation": real(2, statistics.pearsonCorrelation),
  "series-fill-const": {
    parameters: ["dynamic", "dynamic", "dynamic"],
    returns: "dynamic",
    evaluate: ([list, by, nothing]) =>
      dynamicCell(fillConst(dynamicIn(list), dynamicIn(by), dynamicIn(nothing))),
  },
  "series-fill-forward": {
    parameters: ["dynamic", "dynamic"],
    returns: "dynamic",
    evaluate: ([list, nothing]) => dynamicCell(fillForward(dynamicIn(list), dynamicIn(nothing))),
  },
  "series-fill-backward": {
    parameters: ["dynamic", "dynamic"],
    returns: "dynamic",
    evaluate: ([list, nothing]) => dynamicCell(fillBackward(dynamicIn(list), dynamicIn(nothing))),
  },
  "series-fill-linear": {
    parameters: ["dynamic", "dynamic", "boolean", "dynamic"],
    returns: "dynamic",
    evaluate: ([list, nothing, fillsEdges, constant]) =>
      dynamicCell(
        fillLinear(
          dynamicIn(list),
          dynamicIn(nothing),
          fillsEdges !== false,
          dynamicIn(constant) ?? 0,
        ),
      ),
  },
  "series-fir": ofSeries(
    ["dynamic", "boolean", "boolean"],
    (series, [filter, normal, centered]) => {
      const weights = present(seriesOf(dynamicIn(filter)) ?? []);
      const hasNegative = weights.some((weight) => weight < 0);
      if (weights.length === 0 || isTooLong(series, weights)) return null;
      if (hasNegative && normal === true) return null;
      return finiteResponse(series, weights, normal !== false && !hasNegative, centered === true);
    },
  ),
  "series-iir": ofSeries(["dynamic", "dynamic"], (series, [forward, back]) => {
    const [into, out] = [forward, back].map((cell) => present(seriesOf(dynamicIn(cell)) ?? []));
    if (into === undefined || out === undefined || isTooLong(series, [...into, ...out]))
      return null;
    return infiniteResponse(series, into, out);
  }),
  "series-fit-line": ofSeries([], (series) => {
    const fit = lineOf(series);
    return fit === undefined ? null : [...Object.values(lineBag(fit)), fit.line];
  }),
  "series-fit-line-dynamic": ofSeries([], (series) => {
    const fit = lineOf(series);
    return fit === undefined ? null : bagOf({ ...lineBag(fit), line_fit: fit.line });
  }),
  "series-fit-2lines": ofSeries([], (series) => {
    const fit = lineOf(series) === undefined ? undefined : fitTwoLines(present(series));
    if (fit === undefined) return null;
    const { rsquare, split, variance, rvariance, line, left, right } = fit;
    const side = ({
      rsquare: square,
      slope,
      interception,
      variance: all,
      rvariance: rest,
    }: LineFit) => [square, slope, interception, all, rest];
    return [rsquare, split, variance, rvariance, line, ...side(right), ...side(left)];
  }),
  "series-fit-2lines-dynamic": ofSeries([], (series) => {
    const fit = lineOf(series) === undefined ? undefined : fitTwoLines(present(series));
    if (fit === undefined) return null;
    const { rsquare, split, variance, rvariance, line, left, right } = fit;
    return bagOf({
      rsquare,
      split_idx: split,
      variance,
      rvariance,
      line_fit: line,
      right: bagOf(lineBag(right)),
      left: bagOf(lineBag(left)),
    });
  }),
  "series-stats": ofSeries(["boolean"], (series, [ignoresMissing]) => {
    const found = statistics.statisticsOf(series, ignoresMissing === true);
    return found === undefined ? null : Object.values(found);
  }),
  "series-stats-dynamic": ofSeries(["boolean"], (series, [ignoresMissing]) => {
    const found = statistics.statisticsOf(series, ignoresMissing === true);
    if (found === undefined) return null;
    const { minPlace, maxPlace, ...rest } = found;
    return bagOf({ ...rest, min_idx: minPlace, max_idx: maxPlace });
  }),
  "series-outliers": ofSeries(["string", "dynamic"], (series, [test, ignored]) => {
    const value = dynamicIn(ignored);
    const kept =
      value === null ? series : series.map((one) => (one === Number(value) ? null : one));
    return outlierScores(kept, wordIn(test, tests));
  }),
  "series-seasonal": ofSeries(["long"], (series, [period]) =>
    seasonalOf(series, numberIn(period, -1)),
  ),
  "series-periods-detect": ofSeries(["real", "real", "long"], (series, [from, to, count]) => {
    const values = series.map((member) => member ?? 0);
    const clear = periodsOf(values, numberIn(from, 0), numberIn(to, values.length));
    const none = { length: 0, score: 0 };
    return periodScores(Array.from({ length: numberIn(count, 1) }, (_, i) => clear[i] ?? none));
  }),
  "series-periods-validate": {
    ...ofSeries([], () => null),
    variadic: "real",
    evaluate: ([first, ...periods]) => {
      const series = seriesOf(parseDynamic(first));
      if (series === null) return null;
      const known = periodsOf(
        series.map((member) => member ?? 0),
        2,
        series.length,
      );
      const asked = periods.map((cell) => {
        const length = numberIn(cell, 0);
        const score = known.find((one) => one.length === Math.round(length))?.score ?? 0;
        return { length, score };
      });
      return dynamicCell(periodScores(asked));
    },
  },
  "series-decompose": ofSeries(["long", "string", "long", "real"], (series, args) => {
    const { baseline, seasonal, trend, residual } = decompose(series, optionsIn(args));
    return [baseline, seasonal, trend, residual];
  }),
  "series-decompose-anomalies": ofSeries(
    ["real", "long", "string", "long", "string", "real"],
    (series, [threshold, seasonality, trend, testPoints, test, least]) => {
      const options = optionsIn([seasonality, trend, testPoints, least]);
      const found = anomaliesOf(series, numberIn(threshold, 1.5), wordIn(test, tests), options);
      return [found.flags, found.scores, found.baseline];
    },
  ),
  "series-decompose-forecast": ofSeries(
    ["long", "long", "string", "real"],
    (series, [points, seasonality, trend, least]) =>
      decompose(series, optionsIn([seasonality, trend ?? "linefit", points, least])).baseline,
  ),
});
