import { area, reference } from "./case.ts";
import type { SuiteCase } from "./case.ts";

const all = "index=sysmon";

/** The newest comes last. */
const events = [
  { u: "b", g: "x", v: "9", n: "1" },
  { u: "a", g: "x", v: "10", n: "2" },
  { u: "a", g: "y", v: "2", n: "3" },
  { u: "c", v: "5", n: "4" },
  { u: "a", g: "x", v: "text", n: "5" },
];

const dedup = area("dedup", reference("Dedup"), events, [
  ["keeps the first of each, the newest", `${all} | dedup u | table n`, ["5", "4", "1"]],
  ["leaves out rows without the field", `${all} | dedup g | table n`, ["5", "3"]],
  ["… but for keepempty", `${all} | dedup g keepempty=true | table n`, ["5", "4", "3"]],
  ["goes by all fields together", `${all} | dedup u g | table n`, ["5", "3", "1"]],
  ["keeps as many as it is told", `${all} | dedup 2 u | table n`, ["5", "4", "3", "1"]],
  ["goes by the order of rows", `${all} | reverse | dedup u | table n`, ["1", "2", "4"]],
  ["… or by one of its own", `${all} | dedup u sortby n | table n`, ["1", "2", "4"]],
  ["… downwards", `${all} | dedup u sortby -n | table n`, ["5", "4", "1"]],
  [
    "of those that follow each other",
    `${all} | dedup u consecutive=true | table n`,
    ["5", "4", "3", "1"],
  ],
  ["compares with case", `${all} | eval k=if(n>3, "A", "a") | dedup k | table n`, ["5", "3"]],
  ["a field that none has leaves nothing", `${all} | dedup nosuch | table n`, []],
]);

const sort = area("sort, head and tail", reference("Sort"), events, [
  [
    "numbers come in the order of numbers, texts after them",
    `${all} | sort v | table v`,
    ["2", "5", "9", "10", "text"],
  ],
  ["a minus turns the order", `${all} | sort -n | table n`, ["5", "4", "3", "2", "1"]],
  ["… with a blank after it too", `${all} | sort - n | table n`, ["5", "4", "3", "2", "1"]],
  ["… for its field alone", `${all} | sort u -n | table u n`, ["a|5", "a|3", "a|2", "b|1", "c|4"]],
  ["desc behind turns all", `${all} | sort n desc | table n`, ["5", "4", "3", "2", "1"]],
  ["a plus may be there", `${all} | sort +n | table n`, ["1", "2", "3", "4", "5"]],
  ["a number before the fields is how many are kept", `${all} | sort 2 -n | table n`, ["5", "4"]],
  ["… 0 is all", `${all} | sort 0 n | table n`, ["1", "2", "3", "4", "5"]],
  ["limit says the same", `${all} | sort limit=2 n | table n`, ["1", "2"]],
  [
    "str() orders numbers as texts",
    `${all} | sort str(v) | table v`,
    ["10", "2", "5", "9", "text"],
  ],
  ["num() orders as numbers", `${all} v!=text | sort num(v) | table v`, ["2", "5", "9", "10"]],
  ["commas may part fields", `${all} | sort u, n | head 1 | table n`, ["2"]],
  [
    "head takes ten where it is not told",
    `${all} | append [search ${all}] | append [search ${all}] | head | stats count`,
    ["10"],
  ],
  ["head takes the first", `${all} | head 2 | table n`, ["5", "4"]],
  ["head limit", `${all} | head limit=1 | table n`, ["5"]],
  ["head while a condition holds", `${all} | head (n>3) | table n`, ["5", "4"]],
  [
    "… and the row that ends it, if told",
    `${all} | head (n>3) keeplast=true | table n`,
    ["5", "4", "3"],
  ],
  ["tail takes the last, in reverse", `${all} | tail 2 | table n`, ["1", "2"]],
  ["reverse turns the order", `${all} | reverse | head 1 | table n`, ["1"]],
]);

const frequent = area("top and rare", reference("Top"), events, [
  [
    "the most frequent, with count and share",
    `${all} | top u | where count>1 | table u count percent`,
    ["a|3|60"],
  ],
  ["limit", `${all} | top limit=1 u | table u count`, ["a|3"]],
  ["… as a number by itself", `${all} | top 1 u | table u count`, ["a|3"]],
  [
    "shares leave out rows without the field",
    `${all} | top g | table g count percent`,
    ["x|3|75", "y|1|25"],
  ],
  ["without the share", `${all} | top showperc=f g`, ["x|3", "y|1"]],
  [
    "columns can be called otherwise",
    `${all} | top countfield=n percentfield=p g | table g n p`,
    ["x|3|75", "y|1|25"],
  ],
  ["the least frequent first", `${all} | rare g | table g count`, ["y|1", "x|3"]],
  ["of several fields together", `${all} | top limit=1 u g | table u g count`, ["a|x|2"]],
  ["within groups", `${all} | top limit=1 u by g | table g u count`, ["x|a|2", "y|a|1"]],
]);

const columns = area("fields, table, rename, fillnull", reference("Fields"), events, [
  ["table has the columns named, in their order", `${all} n=1 | table v u nosuch`, ["9|b|null"]],
  ["… by wildcard too", `${all} n=1 | fields u v n | table u v *`, ["b|9|1"]],
  ["fields leaves columns out", `${all} n=1 | table u v n | fields - v`, ["b|1"]],
  ["… several, parted by commas", `${all} n=1 | table u v n | fields - v, n`, ["b"]],
  ["fields keeps those named", `${all} n=1 | table u v n | fields v u`, ["9|b"]],
  ["… plus may be there", `${all} n=1 | table u v n | fields + v`, ["9"]],
  ["fields keeps the time", `${all} n=1 | fields u | table _time u`, ["2024-03-16T11:00:01Z|b"]],
  ["rename changes a name", `${all} n=1 | rename u as who | table who u`, ["b|null"]],
  [
    "… several at once, with commas or without",
    `${all} n=1 | rename u as a, v as b n as c | table a b c`,
    ["b|9|1"],
  ],
  ["… to one in quotes", `${all} n=1 | rename u as "the user" | table "the user"`, ["b"]],
  ["… by wildcard", `${all} n=1 | table u v | rename * as x_* | table x_u x_v`, ["b|9"]],
  ["… over another that is there", `${all} n=1 | rename u as v | table v`, ["b"]],
  [
    "a rename of what is not there takes nothing away",
    `${all} n=1 | rename nosuch as z | table u`,
    ["b"],
  ],
  ["fillnull fills with 0", `${all} | fillnull g | where g=0 | stats values(n)`, ["[4]"]],
  ["… with a value", `${all} n=4 | fillnull value=none g | table g`, ["none"]],
  [
    "… in all columns where none is named",
    `${all} n=4 | table g u | fillnull value=NULL`,
    ["NULL|c"],
  ],
  [
    "… and makes those that are not there",
    `${all} n=4 | fillnull value=- g h | table g h`,
    ["-|-"],
  ],
  ["… leaves others as they are", `${all} n=4 | fillnull value=- g | table g h`, ["-|null"]],
  [
    "what is filled can be grouped by",
    `${all} | fillnull value=none g | stats count by g`,
    ["none|1", "x|3", "y|1"],
  ],
]);

const bins = area(
  "bin",
  reference("Bin"),
  [
    { at: 10, v: "1" },
    { at: 70, v: "9" },
    { at: 130, v: "10" },
    { at: 3599, v: "25" },
  ],
  [
    [
      "times are cut down to the span",
      `${all} | bin _time span=1m | sort _time | table _time`,
      [
        "2024-03-16T11:00:00Z",
        "2024-03-16T11:01:00Z",
        "2024-03-16T11:02:00Z",
        "2024-03-16T11:59:00Z",
      ],
    ],
    [
      "bucket is another name of it",
      `${all} | bucket _time span=1h | stats count by _time`,
      ["2024-03-16T11:00:00Z|4"],
    ],
    [
      "spans of minutes are counted from the hour",
      `${all} | bin span=2m _time | stats count by _time`,
      ["2024-03-16T11:00:00Z|2", "2024-03-16T11:02:00Z|1", "2024-03-16T11:58:00Z|1"],
    ],
    [
      "days begin at midnight",
      `${all} | bin _time span=1d | stats count by _time`,
      ["2024-03-16T00:00:00Z|4"],
    ],
    [
      "the result may have a name of its own",
      `${all} | bin _time span=1h as hour | where _time!=hour | stats count`,
      ["4"],
    ],
    [
      "numbers are cut into ranges",
      `${all} | bin v span=10 | stats count by v`,
      ["0-10|2", "10-20|1", "20-30|1"],
    ],
  ],
);

export const rowCases: readonly SuiteCase[] = [...dedup, ...sort, ...frequent, ...columns, ...bins];
