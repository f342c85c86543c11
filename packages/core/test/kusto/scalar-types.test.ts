import { expect, test } from "vitest";
import { columnsText } from "./scalar-kit.ts";

/** Names and types of columns, as Microsoft's binder 12.4.1 gives them, and where it differs the engine. */
const cases: readonly (readonly [text: string, columns: string])[] = [
  // Names of columns without one.
  [
    'project d.a, d["x"], d[0], d.a[0].b, d["a b"], d[s]',
    "d_a:dynamic, d_x:dynamic, d_0:dynamic, d_a_0_b:dynamic, d_a b:dynamic, d_:dynamic",
  ],
  ["project bin(t, 1h), tostring(d.a), (r)", "t:datetime, d_a:string, r:real"],
  ["project tolower(s), strlen(s), gettype(i)", "Column1:string, strlen_s:long, type_i:string"],
  ['project split(s, ",")[0], parse_path(s).Filename', "s_0:dynamic, Filename:dynamic"],
  ["project array_sort_asc(d), ingestion_time()", "d_sorted:dynamic, $IngestionTime:datetime"],
  // Types of operators.
  [
    "project i + i, i + r, i - m, i / i, r % l",
    "Column1:long, Column2:real, Column3:decimal, Column4:long, Column5:real",
  ],
  [
    "project t - t, t - ts, ts * r, ts / ts, ts / 2, ts % ts",
    "Column1:timespan, Column2:datetime, Column3:timespan, Column4:real, Column5:timespan, Column6:timespan",
  ],
  [
    "project d + 1, d * 1.5, d - t, -d, -i",
    "Column1:long, Column2:real, Column3:timespan, Column4:dynamic, Column5:long",
  ],
  // Types of functions.
  [
    "project a = iff(b, i, l), c = iff(b, d, s), e = iff(b, s, i), f = case(b, 1, b, 2.5, 3)",
    "a:long, c:string, e:dynamic, f:real",
  ],
  [
    "project a = coalesce(i, l), c = max_of(i, r), e = abs(i), f = round(i), h = pow(i, 2)",
    "a:long, c:real, e:long, f:int, h:real",
  ],
  [
    "project a = bin(i, 5), c = bin(r, 5), e = bin(l, 1.5), f = bin(ts, 1h), h = bin_at(t, 1d, t)",
    "a:long, c:real, e:real, f:timespan, h:datetime",
  ],
  [
    'project a = dayofweek(t), c = dayofmonth(t), e = datetime_diff("day", t, t), f = make_datetime(s)',
    "a:timespan, c:int, e:long, f:datetime",
  ],
  [
    'project a = extract("x", 0, s), c = extract("x", 0, s, typeof(long)), e = extract_all("x", s)',
    "a:string, c:long, e:dynamic",
  ],
  [
    "sort by i asc | project a = prev(i), c = row_number(), e = row_cumsum(r)",
    "a:int, c:long, e:real",
  ],
  ["project a = jaccard_index(d, d2), c = make_timespan(1, 2, 3.5)", "a:real, c:timespan"],
  // Aggregates.
  ["summarize covariance(i, r), count(i)", "covariance_i_r:real, count_i:long"],
  [
    "summarize count(), dcount(s), countif(b), sum(i), avg(i), avg(m), max(t), min(i + 1) by g",
    "g:guid, count_:long, dcount_s:long, countif_b:long, sum_i:long, avg_i:real, avg_m:decimal, max_t:datetime, min_:long",
  ],
  [
    "summarize make_set(s), make_list(d.a), make_bag(d), take_any(i), any(s), make_set_if(s, b)",
    "set_s:dynamic, list_d_a:dynamic, bag_d:dynamic, i:int, any_s:string, set_s1:dynamic",
  ],
  [
    "summarize arg_max(t, s, x = i, l + 1), arg_min(r * 2, g)",
    "t:datetime, s:string, x:int, max_t_arg3:long, min_:real, g:guid",
  ],
  ["project t, s, i | summarize arg_max(t, *) by s", "s:string, t:datetime, i:int"],
  [
    "project t, s | summarize argmax(t, s), any(*)",
    "max_t:datetime, max_t_s:string, any_t:datetime, any_s:string",
  ],
  [
    "summarize percentile(i, 95), percentiles(r, 5, 99.9), percentiles_array(i, 5), percentilew(t, i, 50)",
    "percentile_i_95:long, percentile_r_5:real, percentile_r_99_9:real, percentiles_i:dynamic, percentile_t_50:datetime",
  ],
  [
    "summarize (a, c) = arg_max(t, s), (e, f) = percentiles(i, 5, 95)",
    "a:datetime, c:string, e:long, f:long",
  ],
  [
    "summarize max(i) - min(i), round(avg(r), 2), tostring(make_set(s)), x = iff(count() > 1, 1, 0)",
    "Column1:long, avg_r:real, set_s:string, x:long",
  ],
  // Queries within have rows of their own.
  [
    "summarize x = iff(max(i) > toscalar(T | where i > 1 | summarize max(i)), 1, 0), n = countif(s in ((T | project s2)))",
    "x:long, n:long",
  ],
];

test.each(cases)("%s", (text, expected) => {
  expect(columnsText(`T | ${text}`)).toBe(expected);
});
