import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  anomaliesOf,
  decompose,
  usualOptions,
} from "../../src/functions/algorithms/series/decompose.ts";
import { fitLine, fitTwoLines } from "../../src/functions/algorithms/series/fit.ts";
import { periodsOf } from "../../src/functions/algorithms/series/periods.ts";
import { checkExpressions, checkQueries } from "./check.ts";

describe("member by member", () => {
  checkExpressions([
    [`series_abs(dynamic([-6.5, 0, "x", null]))`, "[6.5,0.0,null,null]"],
    [`series_sign(dynamic([-6, 0, 8]))`, "[-1.0,0.0,1.0]"],
    [`series_log(dynamic([1, 0, -1]))`, "[0.0,null,null]"],
    [`series_add(dynamic([1, 2]), dynamic([10, 20, 30]))`, "[11.0,22.0,null]"],
    [`series_multiply(10, dynamic([1, 2]))`, "[10.0,20.0]"],
    [`series_divide(dynamic([1, 2]), dynamic([0, 4]))`, "[null,0.5]"],
    [`series_greater(dynamic([1, 4]), dynamic([4, 1]))`, "[false,true]"],
    [`series_not_equals(dynamic([1, 4]), 4)`, "[true,false]"],
    [`series_abs(dynamic("text"))`, "null"],
    [`series_add(1, 2)`, "null"],
  ]);
});

describe("filling", () => {
  checkExpressions([
    [`series_fill_const(dynamic([1, null, 3]), 0)`, "[1,0,3]"],
    [`series_fill_const(dynamic([1, -1, 3]), 0, -1)`, "[1,0,3]"],
    [`series_fill_forward(dynamic([null, 1, null, 3, null]))`, "[null,1,1,3,3]"],
    [`series_fill_backward(dynamic([null, 1, null, 3, null]))`, "[1,1,3,3,null]"],
    [`series_fill_linear(dynamic([null, 1, null, null, 4, null]))`, "[1,1,2.0,3.0,4,4]"],
    [`series_fill_linear(dynamic([null, 1, null, 3]), int(null), false)`, "[null,1,2.0,3]"],
    [`series_fill_linear(dynamic([null, null]), int(null), true, 7)`, "[7,7]"],
  ]);
});

describe("numbers of series", () => {
  checkExpressions([
    [`series_dot_product(dynamic([1, 2, 4]), 2)`, "14.0"],
    [`series_dot_product(dynamic([1, 2]), dynamic([1]))`, "null"],
    [`series_magnitude(dynamic([3, 4]))`, "5.0"],
    [`series_product(dynamic([2, 3, 4]))`, "24.0"],
    [`round(series_pearson_correlation(dynamic([1, 2, 3]), dynamic([6, 4, 2])), 9)`, "-1.0"],
    [`series_cosine_similarity(dynamic([1, 0]), dynamic([0, 2]))`, "0.0"],
  ]);
});

describe("filters", () => {
  checkExpressions([
    [`series_fir(dynamic([3, 0, 0, 6]), dynamic([1, 1, 1]))`, "[1.0,1.0,1.0,2.0]"],
    [`series_fir(dynamic([0, 3, 0]), dynamic([1, 1, 1]), false, true)`, "[3.0,3.0,3.0]"],
    [`series_fir(dynamic([1, 4]), dynamic([1, -1]))`, "[1.0,3.0]"],
    [`series_fir(dynamic([1, 4]), dynamic([1, -1]), true)`, "null"],
    [`series_iir(dynamic([1, 2, 3]), dynamic([1]), dynamic([1, -1]))`, "[1.0,3.0,6.0]"],
    [`series_iir(dynamic([1, 2]), dynamic([1]), dynamic([0, 1]))`, "null"],
  ]);
});

describe("functions that give several columns", () => {
  checkQueries([
    [
      "print y = dynamic([1, 3, 5, 7]) | project series_fit_line(y)",
      ["1.0|2.0|6.666666666666667|0.0|1.0|[1.0,3.0,5.0,7.0]"],
    ],
    [
      "print y = dynamic([2, 9, 4]) | extend (low, where_low) = series_stats(y) | project low, where_low",
      ["2.0|0"],
    ],
    ["print y = dynamic([2, 9, 4]) | extend top = series_stats(y) | getschema | count", ["2"]],
    [
      "print y = dynamic([1, 2, 3, 9, 8, 7]) | extend series_fit_2lines(y) | project series_fit_2lines_y_split_idx, series_fit_2lines_y_left_slope, series_fit_2lines_y_right_slope",
      ["3|1.0|-1.0"],
    ],
    [
      "print y = dynamic([1, 2, 3, 9, 8, 7]) | project f = series_fit_2lines_dynamic(y) | project f.split_idx, f.right.slope, s = series_stats_dynamic(dynamic([4, 6])).avg",
      ["3.0|-1.0|5.0"],
    ],
    [
      `print y = dynamic([1, 1, 1, 1, 1, 1, 1, 1, 9, 1, 1, 1]) | extend (flag, score, base) = series_decompose_anomalies(y, 1.5, 0) | project flag, array_index_of(flag, 1)`,
      ["[0.0,0.0,0.0,0.0,0.0,0.0,0.0,0.0,1.0,0.0,0.0,0.0]|8"],
    ],
  ]);
});

const visits = `let T = datatable(User:string, Time:datetime) [
  "a", datetime(2026-01-01 01:00), "b", datetime(2026-01-01 02:00), "a", datetime(2026-01-02 01:00),
  "c", datetime(2026-01-02 02:00), "c", datetime(2026-01-02 03:00), "d", datetime(2026-01-04)];
  T | extend Kind = iff(User == "c", "x", "y")
  | evaluate activity_counts_metrics(User, Time, datetime(2026-01-01), datetime(2026-01-04), 1d`;

describe("activity_counts_metrics", () => {
  checkQueries([
    [
      `${visits}) | project Day = dayofmonth(Time), ["count"], dcount, new_dcount, aggregated_dcount`,
      ["1|2|2|2|2", "2|3|2|1|3", "4|1|1|1|4"],
    ],
    [
      `${visits}, Kind) | project Kind, Day = dayofmonth(Time), ["count"], dcount, new_dcount, aggregated_dcount`,
      ["x|2|2|1|1|1", "y|1|2|2|2|2", "y|2|1|1|0|2", "y|4|1|1|1|3"],
    ],
  ]);
});

const slid = visits.replace(/evaluate .*/, "evaluate sliding_window_counts(User, Time");

describe("sliding_window_counts", () => {
  checkQueries([
    // Columns may be called as a plugin's own values are.
    [
      'datatable(Step:long, End:string, Start:long) [1, "a", 9, 2, "b", 9] | evaluate sliding_window_counts(End, Step, 1, 2, 2, 1, Start) | sort by Step asc',
      ["1|9|1|1", "2|9|2|2"],
    ],
    [
      `${slid}, datetime(2026-01-02), datetime(2026-01-05), 2d, 1d) | project Day = dayofmonth(Time), Count, Dcount | sort by Day asc`,
      ["2|5|3", "3|3|2", "4|1|1", "5|1|1"],
    ],
    [
      `${slid}, datetime(2026-01-01), datetime(2026-01-04), 2d, 1d, Kind) | project Kind, Day = dayofmonth(Time), Count, Dcount | sort by Kind asc, Day asc`,
      ["x|2|2|1", "x|3|2|1", "y|1|2|2", "y|2|3|2", "y|3|1|1", "y|4|1|1"],
    ],
    [
      'datatable(At:long, Id:string) [1, "a", 2, "b", 5, "a"] | evaluate sliding_window_counts(Id, At, 1, 5, 2, 1) | sort by At asc',
      ["1|1|1", "2|2|2", "3|1|1", "5|1|1"],
    ],
  ]);
});

const points = `datatable(x:long, v:long, g:string) [1, 4, "a", 1, 6, "b", 3, 10, "a"]`;

describe("make-series", () => {
  checkQueries([
    [
      `${points} | make-series twice = 2 * sum(v) default=-1, one = 1, most = max(v) on x from 0 to 4 step 1 | project twice, one, most, x`,
      ["[-1,20,-1,20]|[0,1,0,1]|[0,6,0,10]|[0,1,2,3]"],
    ],
    [
      `${points} | make-series mean = round(avg(v), 1) on x step 2 by g | sort by g asc`,
      ["a|[4.0,10.0]|[0,2]", "b|[6.0,0.0]|[0,2]"],
    ],
    [
      `${points} | take 0 | make-series kind=nonempty n = count() default=7 on x from 0 to 2 step 1`,
      ["[7,7]|[0,1]"],
    ],
    [`${points} | take 0 | make-series n = count() on x from 0 to 2 step 1`, []],
  ]);
});

describe("long series", () => {
  checkQueries([
    [
      "range x from 1 to 140000 step 1 | summarize y = make_list(x % 7 + iff(x == 70000, 40, 0), 200000) | extend (marks, far) = series_decompose_anomalies(y), low = series_stats(y) | project array_index_of(marks, 1), low",
      ["69999|0.0"],
    ],
  ]);
});

/** A season of so many members, over and over, and what is added to it. */
const seasons = (season: readonly number[], times: number, add: (place: number) => number) =>
  Array.from(
    { length: season.length * times },
    (_, i) => (season[i % season.length] ?? 0) + add(i),
  );

describe("taking series apart", () => {
  const season = [0, 1, 4, 9, 5, 2, 1];

  test("finds the season, the trend, and what leaves both", () => {
    const series = seasons(season, 8, (i) => i / 2 + (i === 30 ? 20 : 0));
    const options = { ...usualOptions, trend: "linefit" } as const;
    const { seasonal, trend, baseline, residual } = decompose(series, options);
    expect(seasonal.slice(0, 7)).toEqual(seasonal.slice(7, 14));
    expect(baseline.map((value, i) => value + (residual[i] ?? 0))).toEqual(
      series.map((value) => expect.closeTo(value, 9)),
    );
    expect((trend[10] ?? 0) - (trend[9] ?? 0)).toBeCloseTo(0.5, 1);
    const { flags } = anomaliesOf(series, 1.5, "ctukey", options);
    expect(flags.flatMap((flag, i) => (flag === 0 ? [] : [[i, flag]]))).toEqual([[30, 1]]);
  });

  test("learns nothing from the points to test, and goes on behind them", () => {
    const series = seasons(season, 8, () => 0);
    const cut = series.map((value, i) => (i >= 49 ? 100 : value));
    const { baseline } = decompose(cut, { ...usualOptions, testPoints: 7 });
    expect(baseline).toEqual(series.map((value) => expect.closeTo(value, 9)));
  });

  test("leaves missing members out", () => {
    const series = seasons(season, 8, () => 0).map((value, i) => (i === 3 ? null : value));
    const { residual } = decompose(series, { ...usualOptions, seasonality: 7 });
    expect(residual.map((value, i) => (i === 3 ? value : Math.abs(value ?? NaN) < 1e-9))).toEqual(
      series.map((_, i) => (i === 3 ? null : true)),
    );
  });

  test("what never repeats has no season", () => {
    const steps = seasons([0], 64, (i) => (i * i * 7919) % 101);
    expect(periodsOf(steps, 2, 64).filter(({ score }) => score > 0.6)).toEqual([]);
    expect(periodsOf([1, 3, 5, 2, 4, 6, 1, 3, 5, 2, 4, 6], 2, 12)).toEqual([]);
    expect(periodsOf(new Array<number>(64).fill(3), 2, 64)).toEqual([]);
  });

  test("finds the length of any season that comes often enough", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 3, maxLength: 9 }),
        (values) => {
          // One member is higher than all others, so that nothing shorter repeats.
          const [best] = periodsOf(
            seasons([60, ...values], 6, () => 0),
            2,
            60,
          );
          expect(best?.length).toBe(values.length + 1);
        },
      ),
      { seed: 11 },
    );
  });
});

describe("lines", () => {
  test("go through what lies on them", () => {
    const number = fc.integer({ min: -50, max: 50 });
    fc.assert(
      fc.property(number, number, fc.integer({ min: 2, max: 40 }), (slope, start, length) => {
        const fit = fitLine(Array.from({ length }, (_, i) => start + slope * i));
        expect(fit.slope).toBeCloseTo(slope, 8);
        expect(fit.interception).toBeCloseTo(start, 6);
        expect(fit.rvariance).toBeCloseTo(0, 8);
      }),
      { seed: 5 },
    );
  });

  test("two lie where they leave the least", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 4, maxLength: 20 }),
        (series) => {
          const left = (split: number) => {
            const [a, b] = [series.slice(0, split), series.slice(split)].map((part) => {
              const { line } = fitLine(part);
              return part.reduce((sum, value, i) => sum + (value - (line[i] ?? 0)) ** 2, 0);
            });
            return (a ?? 0) + (b ?? 0);
          };
          const splits = series.map((_, split) => split).slice(2, series.length - 1);
          const found = fitTwoLines(series)?.split ?? 0;
          expect(left(found)).toBeCloseTo(Math.min(...splits.map(left)), 6);
        },
      ),
      { seed: 3 },
    );
  });

  test("two need four members", () => {
    expect(fitTwoLines([1, 2, 3, 4])).toMatchObject({ split: 2 });
    expect(fitTwoLines([1, 2, 3])).toBeUndefined();
  });
});
