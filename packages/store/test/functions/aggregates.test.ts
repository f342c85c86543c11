import { describe } from "vitest";
import { checkQueries } from "./check.ts";

const longs = (...values: readonly (number | "null")[]) =>
  `datatable(x:long)[${values.map((value) => (value === "null" ? "long(null)" : value)).join(", ")}]`;

// Expected values: the emulator's where it was asked, else https://learn.microsoft.com/kusto/query/
describe("aggregates", () => {
  checkQueries([
    [`${longs(1, "null", 3)} | summarize count(), sum(x), avg(x), min(x), max(x)`, ["3|4|2.0|1|3"]],
    [
      `${longs()} | summarize count(), sum(x), avg(x), min(x), stdev(x), dcount(x)`,
      ["0|0|NaN|null|0.0|0"],
    ],
    [
      `${longs("null")} | summarize sum(x), avg(x), max(x), make_list(x), make_set(x)`,
      ["0|NaN|null|[]|[]"],
    ],
    [
      `${longs(9223372036854775000, 9223372036854775000)} | extend x = 9223372036854775807 | summarize sum(x)`,
      ["-2"],
    ],
    [
      `${longs(1, 2, 3, 4)} | summarize countif(x > 2), sumif(x, x > 2), dcountif(x % 2, x > 0)`,
      ["2|7|2"],
    ],
    [`datatable(t:timespan)[1h, 2h] | summarize sum(t), avg(t)`, ["03:00:00|01:30:00"]],
    [
      `datatable(t:datetime)[datetime(2020-01-01 00:00:00.0000001), datetime(2020-01-01 00:00:00.0000003)] | summarize avg(t)`,
      ["2020-01-01T00:00:00.0000002Z"],
    ],
    [`datatable(r:real)[1.5, real(nan), 2.5] | summarize min(r), max(r), sum(r)`, ["NaN|NaN|NaN"]],
    [
      `datatable(r:real)[real(+inf), real(-inf), 1.5] | summarize min(r), max(r), stdev(r)`,
      ["-inf|inf|NaN"],
    ],
    [`datatable(x:long)[5] | summarize stdev(x), variance(x)`, ["0.0|0.0"]],
    [`range x from 1 to 5 step 1 | summarize stdev(x), variancep(x)`, ["1.5811388300841898|2.0"]],
    [
      `range x from 1 to 100 step 1 | summarize stdevif(x, x % 2 == 0), varianceif(x, x % 2 == 0)`,
      ["29.154759474226502|850.0"],
    ],
    [
      `range x from 1 to 100 step 1 | summarize percentile(x, 50), percentiles_array(x, 5, 95)`,
      ["50|[5,95]"],
    ],
    [
      `datatable(w:long, v:long)[8, 10, 6, 20, 3, 30, 1, 40] | summarize percentilesw(v, w, 50, 75, 99.9)`,
      ["20|20|40"],
    ],
    [
      `datatable(n:long)[0xFFFFFFFF, 0xFFFFF00F] | summarize binary_all_and(n), binary_all_xor(n)`,
      ["4294963215|4080"],
    ],
    [`datatable(s:string)["", "b", "a"] | summarize take_any(s), max(s)`, ["b|b"]],
    [`datatable(s:string)["a", "b", "a"] | summarize dcount(s), count_distinct(s)`, ["2|2"]],
  ]);
});

describe("aggregates that make lists and bags", () => {
  checkQueries([
    [
      `datatable(s:string)["b", "a", "", "b"] | summarize make_list(s), make_set(s)`,
      [`["b","a","","b"]|["b","a",""]`],
    ],
    [
      `${longs(3, "null", 1, 2)} | summarize make_list(x, 2), make_set(x, 2), make_list_with_nulls(x)`,
      ["[3,1]|[3,1]|[3,null,1,2]"],
    ],
    [`${longs(1, 2, 3)} | summarize make_list_if(x, x > 1), make_set_if(x, x > 5)`, ["[2,3]|[]"]],
    [
      `datatable(d:dynamic)[dynamic({"a":1}), dynamic([1,[2]]), dynamic([]), dynamic("x")] | summarize make_list(d)`,
      [`[{"a":1},1,[2],"x"]`],
    ],
    [
      `datatable(g:string, d:dynamic)["q", dynamic(null), "q", dynamic([5])] | summarize make_list(d) by g`,
      ["q|[null,5]"],
    ],
    [
      `datatable(t:datetime)[datetime(2020-01-01)] | summarize make_set(t)`,
      [`["2020-01-01T00:00:00.0000000Z"]`],
    ],
    [
      `datatable(r:real)[1.0, 2.5, real(-inf), real(null)] | summarize make_list(r)`,
      [`[1.0,2.5,"-Infinity"]`],
    ],
    [
      `datatable(d:dynamic)[dynamic({"a":1}), dynamic({"a":2,"b":3}), dynamic(null)] | summarize make_bag(d)`,
      [`{"a":1,"b":3}`],
    ],
    [
      `datatable(k:string, v:long)["p", 1, "q", 2] | summarize make_bag_if(bag_pack(k, v), v > 1)`,
      [`{"q":2}`],
    ],
    [
      `datatable(v:dynamic)[dynamic({"x":1}), dynamic({"x":"s","z":[1, 2]})] | summarize buildschema(v)`,
      ['{"x":["long","string"],"z":{"`indexer`":"long"}}'],
    ],
  ]);
});

describe("what gives another value each time", () => {
  checkQueries([
    // Asked twice, it would be two values.
    [`range i from 1 to 200 step 1 | where bin(rand(100), 10) % 10 != 0 | count`, ["0"]],
    [`range i from 1 to 100 step 1 | where rand() >= 1 or rand() < 0 | count`, ["0"]],
    [`range i from 1 to 100 step 1 | distinct g = new_guid() | count`, ["100"]],
  ]);
});
