import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openStore } from "../src/index.ts";
import type { Store } from "../src/index.ts";
import { rowsOf } from "./kit.ts";

let store: Store;
beforeAll(async () => {
  store = await openStore();
});
afterAll(() => store.close());

/** `k` has a null, `s` an empty text. */
const rows = "datatable(k:long, s:string) [1,'a', 2,'b', 1,'c', long(null),'d', 3,'']";
const right = "datatable(k:long, t:string) [1,'x', 1,'y', long(null),'n', 4,'z']";

type Case = readonly [query: string, rows: readonly string[]];

const groups: readonly (readonly [title: string, table: readonly Case[]])[] = [
  [
    "columns",
    [
      [`print a = 1, b = 'x' | extend b = strcat(b, a), a = a + 1 | project b, a`, ["x1|2"]],
      [`print a = 1, b = 2 | extend a = b, b = a`, ["2|1"]],
      [`${rows} | project-away k | take 2`, ["a", "b"]],
      [`${rows} | project-rename key = k | where key == 2`, ["2|b"]],
      [`${rows} | distinct k`, ["1", "2", "null", "3"]],
      [`print A = 1, a = 2 | project a, A`, ["2|1"]],
    ],
  ],

  [
    "filters",
    [
      [`${rows} | where k > 1 | project s`, ["b", ""]],
      [`${rows} | where not(k > 1) | project s`, ["a", "c"]],
      [`${rows} | where k != 1 | project s`, ["b", "d", ""]],
      [`${rows} | where isnull(k) | project s`, ["d"]],
      [`${rows} | where s !contains 'a' | count`, ["4"]],
      [`${rows} | where s in ('a', 'B', '') | count`, ["2"]],
      [`${rows} | where s in~ ('A', 'B') | count`, ["2"]],
      [`${rows} | where k in ((${right} | project k)) | project s`, ["a", "c"]],
      [`${rows} | where s has_any ('A', 'b', 'zz', 'c d')`, ["1|a", "2|b"]],
    ],
  ],

  [
    "summarize",
    [
      [
        `${rows} | summarize n = count(), l = make_list(s) by k`,
        [`1|2|["a","c"]`, `2|1|["b"]`, `null|1|["d"]`, `3|1|[""]`],
      ],
      [
        `${rows} | where k > 9 | summarize count(), sum(k), max(k), make_set(s), take_any(s)`,
        [`0|0|null|[]|`],
      ],
      [`${rows} | where k > 9 | summarize count() by k`, []],
      [`${rows} | summarize arg_max(k, s), arg_min(k, s)`, ["3||1|a"]],
      [`${rows} | where isnull(k) | summarize arg_max(k, *)`, ["null|d"]],
      [
        `${rows} | summarize countif(k == 1), dcount(k), make_list_if(s, k == 1)`,
        [`2|3|["a","c"]`],
      ],
      [`${rows} | summarize n = count() by b = bin(k, 2) | where n > 1`, ["0|2", "2|2"]],
    ],
  ],

  [
    "join: null equals null, the right key has a number",
    [
      [
        `${rows} | join (${right}) on k | sort by s asc, t asc`,
        ["1|a|1|x", "1|a|1|y", "null|d|null|n"],
      ],
      [`${rows} | join kind=inner (${right}) on k | count`, ["5"]],
      [
        `${rows} | join kind=leftouter (${right}) on k | where s in ('b', '') | project s, t, k1`,
        ["b||null", "||null"],
      ],
      [`${rows} | join kind=rightouter (${right}) on k | where t == 'z'`, ["null||4|z"]],
      [`${rows} | join kind=fullouter (${right}) on k | count`, ["8"]],
      [`${rows} | join kind=leftsemi (${right}) on k`, ["1|a", "1|c", "null|d"]],
      [`${rows} | join kind=leftanti (${right}) on k`, ["2|b", "3|"]],
      [`${rows} | join kind=rightsemi (${right}) on k`, ["1|x", "1|y", "null|n"]],
      [`${rows} | join kind=rightanti (${right}) on k`, ["4|z"]],
      [`${rows} | lookup (${right} | take 1) on k | project s, t`, ["a|x", "b|", "c|x", "d|", "|"]],
    ],
  ],

  [
    "union",
    [
      [`union (print a = 1), (print b = 'x')`, ["1|", "null|x"]],
      [`${rows} | take 1 | union (${rows} | take 1)`, ["1|a", "1|a"]],
    ],
  ],

  [
    "order",
    [
      [
        `union (print k = "z"), (datatable(k:string)["b", "y", "a"]), (print k = "c") | summarize count() by k`,
        ["z|1", "b|1", "y|1", "a|1", "c|1"],
      ],
      [
        `datatable(k:long)[1, 2] | join kind=inner (datatable(k:long, v:string)[2,"z", 1,"y", 1,"x"]) on k | distinct v`,
        ["y", "x", "z"],
      ],
      [`${rows} | sort by k asc | project k`, ["null", "1", "1", "2", "3"]],
      [`${rows} | sort by k | project k`, ["3", "2", "1", "1", "null"]],
      [`${rows} | top 2 by k`, ["3|", "2|b"]],
      [`${rows} | sort by s desc | take 2 | extend x = 1`, ["null|d|1", "1|c|1"]],
      [
        `print r = dynamic([2, 1]) | mv-expand r to typeof(real) | extend r = iff(r == 1, real(nan), r) | sort by r asc`,
        ["NaN", "2.0"],
      ],
    ],
  ],

  [
    "window",
    [
      [
        `${rows} | sort by s asc | extend p = prev(s), n = next(k, 1, -1), i = row_number()`,
        ["3|||1|1", "1|a||2|2", "2|b|a|1|3", "1|c|b|null|4", "null|d|c|-1|5"],
      ],
      [
        `range x from 1 to 4 step 1 | serialize s = row_cumsum(x, x == 3), i = row_number(0, x == 3)`,
        ["1|1|0", "2|3|1", "3|3|0", "4|7|1"],
      ],
      [
        `datatable(v:long)[5, 5, 7, 5] | serialize d = row_rank_dense(v), m = row_rank_min(v)`,
        ["5|1|1", "5|1|1", "7|2|3", "5|3|4"],
      ],
      [
        `datatable(u:string, t:long)['a',0, 'a',4, 'a',8, 'a',12, 'a',30, 'b',31]
     | extend t = datetime(2024-01-01) + t * 1m | sort by u asc, t asc
     | extend start = row_window_session(t, 10m, 5m, u != prev(u)) | project u, (start - datetime(2024-01-01)) / 1m`,
        ["a|0.0", "a|0.0", "a|0.0", "a|12.0", "a|30.0", "b|31.0"],
      ],
    ],
  ],

  [
    "expand",
    [
      [`print a = 1, l = dynamic([1, null, "x"]) | mv-expand l`, ["1|1", "1|null", "1|x"]],
      [`print l = dynamic([]) | mv-expand l`, []],
      [`print l = dynamic(null) | mv-expand l`, ["null"]],
      [`print l = dynamic({"a":1, "b/~":2}) | mv-expand l`, [`{"a":1}`, `{"b/~":2}`]],
      [`print l = dynamic({"a":1}) | mv-expand kind=array l`, [`["a",1]`]],
      [
        `print x = dynamic([1,2,3]), y = dynamic(["a"]) | mv-expand x, y`,
        ["1|a", "2|null", "3|null"],
      ],
      [
        `print l = dynamic([1, "2"]) | mv-expand with_itemindex=i l to typeof(long)`,
        ["1|0", "2|1"],
      ],
      [`print l = range(1, 5) | mv-expand l limit 2`, ["1", "2"]],
    ],
  ],

  [
    "apply: the body runs for each row",
    [
      [
        `datatable(n:string, l:dynamic)['a',dynamic([3,1,2]), 'b',dynamic([]), 'c',dynamic([5])]
     | mv-apply x = l to typeof(long) on (top 2 by x desc) | project n, x`,
        ["a|3", "a|2", "c|5"],
      ],
      [
        `datatable(n:string, l:dynamic)['a',dynamic([3,1]), 'c',dynamic([5])]
     | mv-apply x = l to typeof(long) on (summarize s = sum(x)) | project n, s`,
        ["a|4", "c|5"],
      ],
      [
        `datatable(n:string, l:dynamic)['a',dynamic([3,1,3]), 'c',dynamic([5])]
     | mv-apply x = l to typeof(long) on (where x > 2 | summarize c = count() by x | serialize i = row_number()) | project n, x, c, i`,
        ["a|3|2|1", "c|5|1|1"],
      ],
    ],
  ],

  [
    "partition",
    [
      [
        `${rows} | where isnotnull(k) | partition by k (top 1 by s desc) | sort by k asc`,
        ["1|c", "2|b", "3|"],
      ],
    ],
  ],

  [
    "parse",
    [
      [
        `print s = "a=1, b=xyz; rest" | parse s with "a=" a:long ", b=" b:string ";" c`,
        ["a=1, b=xyz; rest|1|xyz| rest"],
      ],
      [`print s = "a=q" | parse s with "a=" a:long | project a`, ["null"]],
      [
        `print s = "n=q m=2" | parse kind=relaxed s with "n=" n:long " m=" m:long | project n, m`,
        ["null|2"],
      ],
      [`datatable(s:string)["x.*1", "xyz1"] | parse-where s with "x.*" n:long | project n`, ["1"]],
      [
        `print s = "ab12cd" | parse kind=regex s with "[a-z]+" n:long "(c|d)" t:string | project n, t`,
        ["12|d"],
      ],
      [
        `print s = '<Data Name="A">1</Data><Data Name="B">x y</Data><Data Name="A">2</Data>' | parse-kv s as (A:long, B:string, C:string, D:long) with (regex=@'Name="(\\w+)">([^<]*)<') | project-away s`,
        ["1|x y||null"],
      ],
      [
        `print s = "a=1&b=x=y&c=p&q" | parse-kv s as (a:long, b:string, c:string) with (pair_delimiter='&', kv_delimiter='=', greedy=true) | project-away s`,
        ["1|x=y|p&q"],
      ],
      [
        `print s = "k=(a,b),l=c" | parse-kv s as (k:string, l:string) with (pair_delimiter=',', kv_delimiter='=', quote='()') | project-away s`,
        ["a,b|c"],
      ],
      [
        `print s = 'User: "Bob, B.", Id: 7' | parse-kv s as (Id:long, User:string, Nope:string) with (pair_delimiter=',', kv_delimiter=':', quote='"') | project-away s`,
        ["7|Bob, B.|"],
      ],
    ],
  ],

  [
    "range",
    [
      ["range x from 1 to 8 step 3", ["1", "4", "7"]],
      ["range x from 5 to 4 step 2", []],
      ["range x from 3 to 1 step -1", ["3", "2", "1"]],
      ["range x from 1 to 10 step 0", []],
      ["range x from 0.1 to 0.5 step 0.2", ["0.1", "0.30000000000000004", "0.5"]],
      [
        "range x from datetime(1601-01-01) to datetime(2001-01-01) step 146097d | summarize max(x), count()",
        ["2001-01-01T00:00:00.0000000Z|2"],
      ],
    ],
  ],
  [
    "series",
    [
      [
        `datatable(g:string, x:long, v:long)['a',1,10, 'a',1,5, 'b',3,7, 'b',9,1]
     | make-series s = sum(v) default=0 on x from 1 to 5 step 1 by g`,
        ["a|[15,0,0,0]|[1,2,3,4]", "b|[0,0,7,0]|[1,2,3,4]"],
      ],
    ],
  ],

  [
    "queries within queries are run once, and none sees the other's rows",
    [
      [
        `let T = ${rows}; let m = toscalar(T | summarize max(k)); T | where k == m | union (T | where k == 2)`,
        ["3|", "2|b"],
      ],
      [
        `let T = materialize(range x from 1 to 3 step 1); T | join kind=inner (T | extend y = x) on x | summarize sum(y)`,
        ["6"],
      ],
      [`print toscalar(${rows} | where k > 9 | project s)`, [""]],
    ],
  ],

  [
    "arithmetic",
    [
      [`print 7 / 2, -7 / 2, -7 % 3, 7 / 0, 1.0 / 0.0, -5.5 % 2`, ["3|-3|2|null|inf|0.5"]],
      [
        `print 9223372036854775807 + 1, -9223372036854775807 - 2`,
        ["-9223372036854775808|9223372036854775807"],
      ],
      [
        `print datetime(2024-01-02) - datetime(2024-01-01), 1d / 1h, 1d * 1.5, 90m / 3`,
        ["1.00:00:00|24.0|1.12:00:00|00:30:00"],
      ],
      [`print datetime(9999-12-31) + 1d, now() - 1h`, ["null|2024-03-16T11:00:00.0000000Z"]],
      [
        `print real(nan) == real(nan), real(nan) > 1.0, long(null) == 1, long(null) != 1, isnull(long(null) == long(null))`,
        ["False|False|False|True|True"],
      ],
    ],
  ],

  [
    "regular expressions",
    [
      [
        `print "a１b" matches regex @"\\d", "café" matches regex @"^\\w+$", "x" matches regex @"[^\\d]"`,
        ["True|True|True"],
      ],
      [
        `print "a\\nb" matches regex "a.b", "a\\nb" matches regex "(?s)a.b", "AB" matches regex "(?i)ab"`,
        ["False|True|True"],
      ],
    ],
  ],
];

describe.each(groups)("%s", (_, table) => {
  test.each(table)("%s", async (query, expected) => {
    expect(await rowsOf(store, query)).toEqual(expected);
  });
});
