import { area, reference } from "./case.ts";
import type { SuiteCase } from "./case.ts";

const all = "index=sysmon";

/** The newest comes last. */
const events = [
  { u: "b", g: "x", v: "9", w: "1" },
  { u: "a", g: "x", v: "10", w: "a" },
  { u: "a", g: "y", v: "2" },
  { u: "c", v: "5", w: "B" },
  { u: "a", g: "x", v: "010", w: "b" },
];

const counting = area("stats: counting", reference("Stats"), events, [
  ["count is of rows", `${all} | stats count`, ["5"]],
  ["… also of none", `${all} u=nobody | stats count`, ["0"]],
  ["… but without a row there is no group", `${all} u=nobody | stats count by u`, []],
  ["count of a field is of rows that have it", `${all} | stats count(g) count(w)`, ["4|4"]],
  ["c is short for it", `${all} | stats c(g) as n`, ["4"]],
  ["count of a field that none has", `${all} | stats count(nosuch) as n`, ["0"]],
  ["count of a condition", `${all} | stats count(eval(v>5)) as n`, ["3"]],
  ["… which compares texts with case", `${all} | stats count(eval(w="b")) as n`, ["1"]],
  ["dc counts texts that differ", `${all} | stats dc(v) dc(u)`, ["5|3"]],
  ["… in the case that they have", `${all} | stats distinct_count(w) as n`, ["4"]],
  ["… of nothing is 0", `${all} | stats dc(nosuch) as n`, ["0"]],
  ["dc of an expression", `${all} | stats dc(eval(lower(w))) as n`, ["3"]],
  [
    "count of each value of several",
    `${all} | eval m=split("p,q", ",") | stats count(m) as n`,
    ["10"],
  ],
]);

const grouping = area("stats: groups", reference("Stats"), events, [
  ["rows without the key are left out", `${all} | stats count by g | sort g`, ["x|3", "y|1"]],
  [
    "… without one of several too",
    `${all} | stats count by u g | sort u g`,
    ["a|x|2", "a|y|1", "b|x|1"],
  ],
  [
    "commas between keys may be there",
    `${all} | stats count by u, g | sort u, g`,
    ["a|x|2", "a|y|1", "b|x|1"],
  ],
  ["by may be written in capitals", `${all} | stats count BY g | sort g`, ["x|3", "y|1"]],
  ["a key that none has makes no rows", `${all} | stats count by nosuch`, []],
  ["… among others too", `${all} | stats count by u nosuch`, []],
  [
    "filled keys are kept",
    `${all} | fillnull value=none g | stats count by g | sort g`,
    ["none|1", "x|3", "y|1"],
  ],
  [
    "a key of several values makes a row of each",
    `${all} u=b | eval m=split("p,q", ",") | stats count by m | sort m`,
    ["p|1", "q|1"],
  ],
  [
    "… two of them a row of each pair",
    `${all} u=b | eval m=split("p,q", ","), n=split("1,2", ",") | stats count by m n | sort m n`,
    ["p|1|1", "p|2|1", "q|1|1", "q|2|1"],
  ],
  [
    "… and rows without any are left out",
    `${all} | eval m=if(u="b", split("p,q", ","), null()) | stats count by m`,
    ["p|1", "q|1"],
  ],
  ["keys are compared with case", `${all} | stats count by w | sort 0 w | stats count`, ["4"]],
  ["keys come first, in their order", `${all} g=y | stats count as n by g u`, ["y|a|1"]],
  ["groups are ordered by their keys", `${all} | stats count by u`, ["a|3", "b|1", "c|1"]],
]);

const collecting = area("stats: values", reference("Multivaluefunctions"), events, [
  ["values are each once, ordered as texts", `${all} | stats values(v)`, ["[010;10;2;5;9]"]],
  ["… capitals before small letters", `${all} | stats values(w)`, ["[1;B;a;b]"]],
  ["… of nothing are nothing", `${all} | stats values(nosuch) as m`, ["null"]],
  ["list has all, in the order of rows", `${all} | stats list(u)`, ["[a;c;a;a;b]"]],
  ["… and leaves out what is missing", `${all} | stats list(g)`, ["[x;y;x;x]"]],
  [
    "values of several are one set",
    `${all} | eval m=split("q,p", ",") | stats values(m) as m`,
    ["[p;q]"],
  ],
  [
    "list of several has all of each",
    `${all} g=y | eval m=split("q,p", ",") | stats list(m) as m`,
    ["[q;p]"],
  ],
  [
    "first is of the newest, last of the oldest event",
    `${all} | stats first(v) last(v)`,
    ["010|9"],
  ],
  ["… that has the field", `${all} | stats first(g) last(w)`, ["x|1"]],
  ["first goes by the order of rows", `${all} | sort v | stats first(v) last(v)`, ["2|10"]],
  [
    "earliest and latest go by time, whatever the order",
    `${all} | sort v | stats earliest(v) latest(v)`,
    ["9|010"],
  ],
  [
    "a field of values with a wildcard",
    `${all} u=b | stats values(*) as * | table g u v w`,
    ["[x]|[b]|[9]|[1]"],
  ],
  ["… keeps the name of the function without as", `${all} u=b | stats dc(u*)`, ["1"]],
]);

const numbers = [
  { n: "1", t: "x" },
  { n: "2", t: "10" },
  { n: "3", t: "9" },
  { n: "4" },
  { n: "text" },
  { m: "1" },
];

const computing = area("stats: numbers", reference("Aggregatefunctions"), numbers, [
  ["what is no number is left out of a sum", `${all} | stats sum(n)`, ["10"]],
  ["… and of an average", `${all} | stats avg(n) mean(n) as m`, ["2.5|2.5"]],
  ["a sum of nothing is nothing", `${all} | stats sum(nosuch) as n`, ["null"]],
  ["min and max go by number where all are numbers", `${all} n<9 | stats min(n) max(n)`, ["1|4"]],
  ["… and by text where not all are", `${all} | stats max(n)`, ["text"]],
  ["median is in the middle of an odd number", `${all} n<4 | stats median(n)`, ["2"]],
  ["median is between the two in the middle", `${all} n<5 | stats median(n)`, ["2.5"]],
  [
    "mode is the most frequent",
    `${all} | eval k=if(n<3, "low", "other") | stats mode(k)`,
    ["other"],
  ],
  ["range is from least to greatest", `${all} | stats range(n)`, ["3"]],
  ["stdev is of a sample", `${all} n<4 | stats stdev(n)`, ["1"]],
  ["stdevp is of all", `${all} n<3 | stats stdevp(n) varp(n)`, ["0.5|0.25"]],
  ["var is of a sample", `${all} n<4 | stats var(n)`, ["1"]],
  ["sumsq is the sum of squares", `${all} | stats sumsq(n)`, ["30"]],
  ["perc is the nearest rank", `${all} n<5 | stats perc50(n) p100(n) exactperc75(n)`, ["2|4|3"]],
  ["sum of an expression", `${all} n<5 | stats sum(eval(n*2)) as d`, ["20"]],
  ["sum over a condition counts", `${all} | stats sum(eval(if(n>2,1,0))) as d`, ["3"]],
]);

const naming = area("stats: names", reference("Stats"), events, [
  [
    "a column is called what was written",
    `${all} | stats dc(u) | rename "dc(u)" as n | table n`,
    ["3"],
  ],
  ["as names it", `${all} | stats dc(u) as n | table n`, ["3"]],
  [
    "a name may be quoted",
    `${all} | stats dc(u) as "Number of" | rename "Number of" as n | table n`,
    ["3"],
  ],
  [
    "AS in capitals, functions in any case",
    `${all} | stats DC(u) AS n Count AS c | table n c`,
    ["3|5"],
  ],
  [
    "aggregations may be parted by commas",
    `${all} | stats count, dc(u) as n | table count n`,
    ["5|3"],
  ],
  ["only the columns named are left", `${all} | stats count | table count u`, ["5|null"]],
  [
    "a result cannot be called as what it is grouped by",
    `${all} | stats count as u by u`,
    ["error: 'u', which names a result and groups too, cannot be run here"],
  ],
]);

const adding = area("eventstats and streamstats", reference("Eventstats"), events, [
  [
    "every row has the result of its group",
    `${all} | eventstats count as n by u | table u n`,
    ["a|3", "c|1", "a|3", "a|3", "b|1"],
  ],
  [
    "rows without the key have none, and stay",
    `${all} | eventstats count as n by g | sort u g | table u g n`,
    ["a|x|3", "a|x|3", "a|y|1", "b|x|3", "c|null|null"],
  ],
  [
    "without by every row has the result of all",
    `${all} | eventstats max(v) as m | where v=m | stats count`,
    ["2"],
  ],
  [
    "the mean and its distance can be tested",
    `${all} | stats count by u | eventstats avg(count) as m stdev(count) as s | where count > m+s | table u`,
    ["a"],
  ],
  [
    "streamstats goes by the order of rows",
    `${all} | sort v | streamstats count as n | where n=1 | table v`,
    ["2"],
  ],
  [
    "… by group",
    `${all} | reverse | streamstats count as n by u | table u n`,
    ["b|1", "a|1", "a|2", "c|1", "a|3"],
  ],
  [
    "… with the row itself, but for current=f",
    `${all} | reverse | streamstats current=f last(u) as before | table u before`,
    ["b|null", "a|b", "a|a", "c|a", "a|c"],
  ],
  [
    "… over a window",
    `${all} | reverse | streamstats window=2 sum(v) as s | table v s`,
    ["9|9", "10|19", "2|12", "5|7", "010|15"],
  ],
]);

export const statsCases: readonly SuiteCase[] = [
  ...counting,
  ...grouping,
  ...collecting,
  ...computing,
  ...naming,
  ...adding,
];
