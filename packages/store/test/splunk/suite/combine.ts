import { area, reference, searchManual } from "./case.ts";
import type { SuiteCase } from "./case.ts";

const all = "index=sysmon";

const sessions = [
  { u: "a", s: "1", act: "in", at: 0 },
  { u: "b", s: "1", act: "in", at: 10 },
  { u: "a", s: "1", act: "work", at: 20 },
  { u: "a", s: "1", act: "out", at: 30 },
  { u: "b", s: "2", act: "out", at: 400 },
  { act: "in", at: 410 },
];

const transaction = area("transaction", reference("Transaction"), sessions, [
  [
    "events with the same value are one row",
    `${all} | transaction u | sort u | table u eventcount`,
    ["a|3", "b|2"],
  ],
  [
    "… of all fields that are named",
    `${all} | transaction u s | sort u s | table u s eventcount`,
    ["a|1|3", "b|1|1", "b|2|1"],
  ],
  [
    "duration is from the first to the last, in seconds",
    `${all} | transaction u | sort u | table u duration`,
    ["a|30", "b|390"],
  ],
  [
    "… and parts of them",
    `${all} | eval _time=_time+if(act="out", 0.0005, 0) | transaction u | search u=a | eval d=duration*10000 | table d`,
    ["300005"],
  ],
  [
    "its time is that of the first",
    `${all} | transaction u | sort u | table _time`,
    ["2024-03-16T11:00:00Z", "2024-03-16T11:00:10Z"],
  ],
  [
    "other fields have all values, each once",
    `${all} | transaction u | search u=a | table act`,
    ["[in;out;work]"],
  ],
  [
    "maxspan bounds the whole",
    `${all} | transaction u maxspan=1m | stats count as n by u`,
    ["a|1", "b|2"],
  ],
  [
    "maxpause bounds the time between two",
    `${all} | transaction u maxpause=25s | stats count as n by u`,
    ["a|1", "b|2"],
  ],
  [
    "startswith says where one begins",
    `${all} | transaction u startswith=(act=work) | table u eventcount`,
    ["a|2"],
  ],
  [
    "endswith says where one ends",
    `${all} | transaction u endswith=(act=out) | sort u | table u eventcount`,
    ["a|3", "b|2"],
  ],
  [
    "both",
    `${all} | transaction u startswith=(act=in) endswith=(act=out) maxspan=1m | table u eventcount duration`,
    ["a|3|30"],
  ],
  [
    "a condition of eval",
    `${all} | transaction u startswith=eval(act="in") endswith=eval(act="out") | sort u | table u eventcount`,
    ["a|3", "b|2"],
  ],
  ["its length can be tested", `${all} | transaction u | where duration>60 | table u`, ["b"]],
]);

const pairs = [
  { k: "1", a: "x", v: "left" },
  { k: "2", a: "y" },
  { k: "3", a: "z" },
  { a: "no key" },
  { EventID: 3, k: "1", b: "old", v: "right" },
  { EventID: 3, k: "1", b: "new" },
  { EventID: 3, k: "3", b: "three" },
  { EventID: 3, k: "9", b: "nine" },
];
const left = `${all} EventCode=1`;
const right = `search ${all} EventCode=3`;

const join = area("join", reference("Join"), pairs, [
  [
    "keeps rows that have a partner",
    `${left} | join k [${right}] | sort k | table k a b`,
    ["1|x|new", "3|z|three"],
  ],
  [
    "… of several the first alone",
    `${left} | join k [${right} | reverse] | sort k | table k b`,
    ["1|old", "3|three"],
  ],
  [
    "… all of them with max=0",
    `${left} | join max=0 k [${right}] | sort k b | table k b`,
    ["1|new", "1|old", "3|three"],
  ],
  ["… or so many", `${left} | join max=2 k [${right}] | stats count`, ["3"]],
  [
    "type=left keeps the others too",
    `${left} | join type=left k [${right}] | sort a | table a b`,
    ["no key|null", "x|new", "y|null", "z|three"],
  ],
  [
    "type=outer is the same",
    `${left} | join type=outer k [${right}] | stats count count(b)`,
    ["4|2"],
  ],
  ["type=inner is how it is", `${left} | join type=inner k [${right}] | stats count`, ["2"]],
  [
    "a row without the field has no partner",
    `${left} | join k [${right}] | search a="no key" | stats count`,
    ["0"],
  ],
  [
    "values of the right take the place of those of the left",
    `${left} | join k [${right} | reverse] | search k=1 | table v`,
    ["right"],
  ],
  [
    "… but for overwrite=false",
    `${left} | join overwrite=false k [${right} | reverse] | search k=1 | table v`,
    ["left"],
  ],
  [
    "… where there are any",
    `${left} | join k [${right} | fields k b] | search k=1 | table v`,
    ["left"],
  ],
  [
    "without fields all that both have must be the same",
    `${left} | table k a | join [${right} | table k b] | sort k | table k b`,
    ["1|new", "3|three"],
  ],
  [
    "by several fields",
    `${left} | eval w="1" | join k, w [${right} | eval w=if(k=1, "1", "2")] | table k`,
    ["1"],
  ],
  [
    "values are compared with case",
    `${left} | eval q=lower(a) | join q [${right} | eval q="X"] | stats count`,
    ["0"],
  ],
]);

const append = area("append and appendpipe", reference("Append"), pairs, [
  [
    "append puts the results below",
    `${left} | table a | append [${right} | table b] | stats count(a) count(b) count`,
    ["4|4|8"],
  ],
  [
    "… in their order",
    `${left} k=1 | table k a | append [${right} k=9 | table k b] | table k a b`,
    ["1|x|null", "9|null|nine"],
  ],
  [
    "appendpipe goes on with the rows",
    `${left} | stats count by k | appendpipe [stats sum(count) as count] | table k count`,
    ["1|1", "2|1", "3|1", "null|3"],
  ],
  [
    "union joins searches",
    `| union [search ${left} | table k] [${right} | table k] | stats count`,
    ["8"],
  ],
  ["multisearch too", `| multisearch [search ${left}] [${right}] | stats count`, ["8"]],
]);

const subsearch = area("subsearches", searchManual("Changetheformatofsubsearchresults"), pairs, [
  [
    "the fields of a result must all be the same",
    `${left} [${right} | fields k] | sort k | table k`,
    ["1", "3"],
  ],
  ["… of any of the results", `${left} [${right} | dedup k | fields k] | stats count`, ["2"]],
  [
    "several fields of one result",
    `${left} [${right} b=old | eval a="x" | fields k a] | table k`,
    ["1"],
  ],
  ["… of which one may differ", `${left} [${right} b=old | eval a="y" | fields k a] | table k`, []],
  ["internal fields are passed over", `${left} [${right} | table _time k] | stats count`, ["2"]],
  ["without results nothing is found", `${left} [${right} k=77 | fields k] | stats count`, ["0"]],
  ["NOT turns it", `${left} NOT [${right} | fields k] | sort a | table a`, ["no key", "y"]],
  ["it may stand among other terms", `${left} a=z [${right} | fields k] | table k`, ["3"]],
  ["… with OR", `${left} (a=y OR [${right} k=3 | fields k]) | sort k | table k`, ["2", "3"]],
  [
    "values are compared without case",
    `${left} [${right} k=1 | eval a="X" | fields a] | table k`,
    ["1"],
  ],
  [
    "asterisks in them are wildcards",
    `${left} [${right} k=9 | eval a="no*" | fields a] | table a`,
    ["no key"],
  ],
  [
    "a field that a result lacks does not matter",
    `${left} [${right} | eval a=if(k=3, "z", null()) | dedup k | where k!=9 | fields k a] | sort k | table k`,
    ["1", "3"],
  ],
  [
    "return gives the first, as field and value",
    `${left} [${right} k=3 | return k] | table a`,
    ["z"],
  ],
  [
    "… as many as it is told",
    `${left} [${right} | dedup k | return 5 k] | sort k | table k`,
    ["1", "3"],
  ],
  [
    "… under another name",
    `${left} [${right} k=3 | eval letter="y" | return a=letter] | table k`,
    ["2"],
  ],
  [
    "a subsearch after the first stage",
    `${left} | search [${right} | fields k] | sort k | table k`,
    ["1", "3"],
  ],
]);

const starts = [
  {
    Image: "C:\\a.exe",
    CommandLine: "a /x",
    ParentImage: "C:\\p.exe",
    User: "D\\ann",
    OriginalFileName: "A.EXE",
  },
  {
    Image: "C:\\b.exe",
    CommandLine: "b",
    ParentImage: "C:\\p.exe",
    User: "D\\ann",
    IntegrityLevel: "High",
  },
  { Image: "C:\\a.exe", CommandLine: "a /y", ParentImage: "C:\\q.exe", User: "D\\bob", at: 4000 },
];
const from = "from datamodel=Endpoint.Processes";

const tstats = area("tstats", reference("Tstats"), starts, [
  ["counts over a dataset", `| tstats count ${from}`, ["3"]],
  [
    "groups by fields with the name of the dataset before them",
    `| tstats count ${from} by Processes.process_name`,
    ["a.exe|2", "b.exe|1"],
  ],
  [
    "where is a search expression: without case, with wildcards",
    `| tstats count ${from} where Processes.process="A *" by Processes.process`,
    ["a /x|1", "a /y|1"],
  ],
  [
    "… and OR before AND",
    `| tstats count ${from} where Processes.user=ann Processes.process_name=a.exe OR Processes.process_name=b.exe`,
    ["2"],
  ],
  [
    "groups without a value are left out",
    `| tstats count ${from} by Processes.process_integrity_level`,
    ["high|1"],
  ],
  [
    "… or filled",
    `| tstats count fillnull_value=null ${from} by Processes.process_integrity_level`,
    ["high|1", "null|2"],
  ],
  [
    "… with what it is told, for each of the keys",
    `| tstats fillnull_value="-" count ${from} where Processes.process_name=b.exe by Processes.process_integrity_level Processes.process_hash`,
    ["high|-|1"],
  ],
  [
    "defaults of the model are not nothing",
    `| tstats count ${from} by Processes.original_file_name`,
    ["A.EXE|1", "unknown|2"],
  ],
  [
    "summariesonly and its like change nothing here",
    `| tstats summariesonly=true allow_old_summaries=true count ${from}`,
    ["3"],
  ],
  [
    "values and times",
    `| tstats values(Processes.process) as p min(_time) as first ${from} by Processes.process_name`,
    ["a.exe|[a /x;a /y]|2024-03-16T11:00:01Z", "b.exe|[b]|2024-03-16T11:00:02Z"],
  ],
  ["dc of a field", `| tstats dc(Processes.user) as n ${from}`, ["2"]],
  [
    "time in spans",
    `| tstats count ${from} by _time span=1h`,
    ["2024-03-16T11:00:00Z|2", "2024-03-16T12:00:00Z|1"],
  ],
  [
    "where by name of the field is not that of the dataset",
    `| tstats count ${from} where process_name=a.exe`,
    ["0"],
  ],
  [
    "its columns keep the dataset's name",
    `| tstats count ${from} by Processes.dest | rename Processes.* as * | table dest count`,
    ["WS01.corp.example|3"],
  ],
]);

export const combineCases: readonly SuiteCase[] = [
  ...transaction,
  ...join,
  ...append,
  ...subsearch,
  ...tstats,
];
