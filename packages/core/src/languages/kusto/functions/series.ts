import type { ScalarType } from "../../../model/index.ts";

/** Functions of series: lists of numbers in equal steps. */
export const seriesFunctions = `
series_abs (array) dynamic
series_acos (array) dynamic
series_asin (array) dynamic
series_atan (array) dynamic
series_ceiling (array) dynamic
series_cos (array) dynamic
series_exp (array) dynamic
series_floor (array) dynamic
series_log (array) dynamic
series_sign (array) dynamic
series_sin (array) dynamic
series_tan (array) dynamic
series_add (any, any) dynamic
series_subtract (any, any) dynamic
series_multiply (any, any) dynamic
series_divide (any, any) dynamic
series_pow (any, any) dynamic
series_equals (any, any) dynamic
series_not_equals (any, any) dynamic
series_greater (any, any) dynamic
series_greater_equals (any, any) dynamic
series_less (any, any) dynamic
series_less_equals (any, any) dynamic
series_dot_product (any, any) real
series_magnitude (array) real
series_product (array) real
series_cosine_similarity (array, array) real
series_pearson_correlation (array, array) real
series_fill_const (array, any, any?) dynamic
series_fill_forward (array, any?) dynamic
series_fill_backward (array, any?) dynamic
series_fill_linear (array, any?, bool?, any?) dynamic
series_fir (array, array, bool?, bool?) dynamic
series_iir (array, array, array) dynamic
series_fit_line (array) dynamic
series_fit_line_dynamic (array) dynamic
series_fit_2lines (array) dynamic
series_fit_2lines_dynamic (array) dynamic
series_stats (array, bool?) dynamic
series_stats_dynamic (array, bool?) dynamic
series_outliers (array, string?, any?) dynamic
series_seasonal (array, integer?) dynamic
series_periods_detect (array, number, number, integer) dynamic
series_periods_validate (array, number+) dynamic
series_decompose (array, integer?, string?, integer?, number?) dynamic
series_decompose_anomalies (array, number?, integer?, string?, integer?, string?, number?) dynamic
series_decompose_forecast (array, integer, integer?, string?, number?) dynamic
`;

type Column = readonly [name: string, type: ScalarType];

const fit: readonly Column[] = [
  ["rsquare", "real"],
  ["slope", "real"],
  ["variance", "real"],
  ["rvariance", "real"],
  ["interception", "real"],
];

const sideOfTwo = (side: string): readonly Column[] =>
  ["rsquare", "slope", "interception", "variance", "rvariance"].map((name) => [
    `${side}_${name}`,
    "real",
  ]);

const dynamics = (...names: readonly string[]): readonly Column[] =>
  names.map((name) => [name, "dynamic"]);

/** Functions that give several columns: the ends of their names, and their types. */
export const severalColumns: ReadonlyMap<string, readonly Column[]> = new Map([
  ["series_fit_line", [...fit, ["line_fit", "dynamic"]]],
  [
    "series_fit_2lines",
    [
      ["rsquare", "real"],
      ["split_idx", "long"],
      ["variance", "real"],
      ["rvariance", "real"],
      ["line_fit", "dynamic"],
      ...sideOfTwo("right"),
      ...sideOfTwo("left"),
    ],
  ],
  [
    "series_stats",
    [
      ["min", "real"],
      ["min_idx", "long"],
      ["max", "real"],
      ["max_idx", "long"],
      ["avg", "real"],
      ["stdev", "real"],
      ["variance", "real"],
    ],
  ],
  ["series_periods_detect", dynamics("periods", "scores")],
  ["series_periods_validate", dynamics("periods", "scores")],
  ["series_decompose", dynamics("baseline", "seasonal", "trend", "residual")],
  ["series_decompose_anomalies", dynamics("ad_flag", "ad_score", "baseline")],
]);
