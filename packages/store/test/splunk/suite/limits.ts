import { area, reference } from "./case.ts";
import type { SuiteCase } from "./case.ts";

const all = "index=sysmon";
const many = Array.from({ length: 120 }, (_, i) => ({ n: String(i), k: String(i % 15), at: i }));

const limits = area("limits", reference("Stats"), many, [
  [
    "list keeps a hundred values",
    `${all} | stats list(n) as l | eval c=mvcount(l) | table c`,
    ["100"],
  ],
  [
    "… the first that come",
    `${all} | stats list(n) as l | eval f=mvindex(l, 0), g=mvindex(l, -1) | table f g`,
    ["119|20"],
  ],
  ["values keeps all", `${all} | stats values(n) as l | eval c=mvcount(l) | table c`, ["120"]],
  ["top keeps ten", `${all} | top k | stats count`, ["10"]],
  ["… or all with 0", `${all} | top limit=0 k | stats count`, ["15"]],
  ["rare keeps ten", `${all} | rare k | stats count`, ["10"]],
  ["head keeps ten", `${all} | head | stats count`, ["10"]],
  [
    "a numeric key is ordered as text by stats",
    `${all} n<12 | stats count by n | head 3 | table n`,
    ["0", "1", "10"],
  ],
]);

const timed = [
  { v: "5", at: 0 },
  { v: "9", at: 10 },
  { v: "25", at: 20 },
  { v: "x", at: 30 },
  { at: 40 },
];

const times = area("stats: times", reference("Timefunctions"), timed, [
  [
    "earliest_time and latest_time are those of events with the field",
    `${all} | stats earliest_time(v) as e latest_time(v) as l | eval d=l-e | table d`,
    ["30"],
  ],
  [
    "rate is the difference by the time between",
    `${all} v!=x | stats rate(v) as r | table r`,
    ["1"],
  ],
  [
    "min and max of times are times",
    `${all} | stats min(_time) as f max(_time) as l | eval d=l-f | table d`,
    ["40"],
  ],
  [
    "range of times is seconds",
    `${all} | stats range(_time) as d | eval d=round(d, 3) | table d`,
    ["40"],
  ],
  [
    "a time formatted",
    `${all} | stats min(_time) as f | eval f=strftime(f, "%Y-%m-%dT%H:%M:%S") | table f`,
    ["2024-03-16T11:00:00"],
  ],
  [
    "… by convert",
    `${all} | stats min(_time) as f | convert timeformat="%H:%M:%S" ctime(f) | table f`,
    ["11:00:00"],
  ],
  [
    "… under another name",
    `${all} | stats min(_time) as f | convert timeformat="%H:%M" ctime(f) as g | table g`,
    ["11:00"],
  ],
  [
    "a time is seconds since 1970",
    `${all} | head 1 | eval t=floor(_time) | table t`,
    ["1710586840"],
  ],
  ["times compare with seconds", `${all} | where _time>=1710586820 | stats count`, ["3"]],
]);

export const limitCases: readonly SuiteCase[] = [...limits, ...times];
