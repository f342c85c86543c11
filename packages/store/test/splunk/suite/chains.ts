import { area, reference, searchManual } from "./case.ts";
import type { SuiteCase } from "./case.ts";

const all = "index=sysmon";

const events = [
  { n: "1", u: "ann", ip: "10.1.2.3", p: "C:\\a\\x.exe", s: "200" },
  { n: "2", u: "ann", ip: "192.168.0.1", p: "C:\\b\\y.exe", s: "404" },
  { n: "3", u: "bob", ip: "10.9.9.9", p: "C:\\a\\x.exe", s: "200" },
  { n: "4", u: "Bob", p: "C:\\c\\z.exe", s: "500" },
  { n: "5", ip: "fe80::1", s: "ok" },
];

const results = area("search and where over results", reference("Search"), events, [
  [
    "a count is compared as a number",
    `${all} | stats count by u | search count>1 | table u`,
    ["ann"],
  ],
  [
    "… equal to one, in quotes or without",
    `${all} | stats count by u | search count="2" | table u`,
    ["ann"],
  ],
  ["… unequal", `${all} | stats count by u | search count!=2 | table u`, ["Bob", "bob"]],
  ["… in a list", `${all} | stats count by u | search count IN (2, 7) | table u`, ["ann"]],
  ["… with a wildcard", `${all} | stats count by u | search count=* | stats count`, ["3"]],
  [
    "search compares without case, where with it",
    `${all} | search u=bob | where u="bob" | table n`,
    ["3"],
  ],
  [
    "several values: any of them",
    `${all} | stats values(ip) as ips by u | search ips="10.*" | table u`,
    ["ann", "bob"],
  ],
  [
    "… NOT: none of them",
    `${all} | stats values(ip) as ips by u | search NOT ips="10.*" | table u`,
    ["Bob"],
  ],
  [
    "… !=: one that differs",
    `${all} | stats values(ip) as ips by u | search ips!="10.*" | table u`,
    ["ann"],
  ],
  ["a field that the results do not have", `${all} | stats count by u | search n=1 | table u`, []],
  ["… is missing", `${all} | stats count by u | search NOT n=1 | stats count`, ["3"]],
  [
    "where counts on what was computed",
    `${all} | stats count as c by u | eval d=c*2 | where d>=4 AND u!="bob" | table u d`,
    ["ann|4"],
  ],
  [
    "names with blanks stand in single quotes in where",
    `${all} | stats count as "the count" by u | where 'the count'>1 | table u`,
    ["ann"],
  ],
  [
    "… and in double quotes in search",
    `${all} | stats count as "the count" by u | search "the count">1 | table u`,
    ["ann"],
  ],
  [
    "results can be grouped again",
    `${all} | stats count by u | stats sum(count) as s max(count) as m`,
    ["4|2"],
  ],
  [
    "… and sorted by what was counted",
    `${all} | stats count by u | sort -count, u | table u count`,
    ["ann|2", "Bob|1", "bob|1"],
  ],
  [
    "a value of numbers and of texts",
    `${all} | where s>300 | sort n | table n s`,
    ["2|404", "4|500", "5|ok"],
  ],
  ["… in a search", `${all} s>300 | sort n | table n s`, ["2|404", "4|500", "5|ok"]],
]);

const addresses = area("addresses", searchManual("Usefieldstosearch"), events, [
  ["a network in a search", `${all} ip="10.0.0.0/8" | sort n | table n`, ["1", "3"]],
  [
    "… what is no address is not in it",
    `${all} NOT ip="10.0.0.0/8" | sort n | table n`,
    ["2", "4", "5"],
  ],
  ["… !=", `${all} ip!="10.0.0.0/8" | sort n | table n`, ["2", "5"]],
  ["… in a list", `${all} ip IN ("10.1.0.0/16", "192.168.0.0/24") | sort n | table n`, ["1", "2"]],
  [
    "cidrmatch() in a condition",
    `${all} | where cidrmatch("10.0.0.0/8", ip) | sort n | table n`,
    ["1", "3"],
  ],
  ["… of version 6", `${all} | where cidrmatch("fe80::/16", ip) | table n`, ["5"]],
]);

const pieces = area("pieces of values", reference("TextFunctions"), events, [
  [
    "the last part of a path",
    `${all} n=1 | eval f=mvindex(split(p, "\\\\"), -1) | table f`,
    ["x.exe"],
  ],
  ["… by a replacement", `${all} n=1 | eval f=replace(p, ".*\\\\\\\\", "") | table f`, ["x.exe"]],
  [
    "… by rex, and counted",
    `${all} | rex field=p "(?<f>[^\\\\\\\\]+)$" | stats count by f | table f count`,
    ["x.exe|2", "y.exe|1", "z.exe|1"],
  ],
  [
    "groups that change places",
    `${all} n=1 | eval r=replace(ip, "(\\d+)\\.(\\d+)\\..*", "\\2-\\1") | table r`,
    ["1-10"],
  ],
  ["a text cut out, from 1", `${all} n=1 | eval r=substr(ip, 1, 4) | table r`, ["10.1"]],
  ["… from the end", `${all} n=1 | eval r=substr(p, -3) | table r`, ["exe"]],
  ["lengths", `${all} n=1 | eval r=len(u)+len(ip) | table r`, ["11"]],
  [
    "numbers as text of a form",
    `${all} n=1 | eval r=tostring(1234567, "commas") | table r`,
    ["1,234,567"],
  ],
  ["seconds as time", `${all} n=1 | eval r=tostring(3661, "duration") | table r`, ["01:01:01"]],
  ["the first that is there", `${all} n=5 | eval r=coalesce(u, ip, "none") | table r`, ["fe80::1"]],
  [
    "the first that holds",
    `${all} n=4 | eval r=case(s<300, "good", s<500, "bad", true(), "worse") | table r`,
    ["worse"],
  ],
  ["… or nothing", `${all} n=4 | eval r=case(s<300, "good") | table r`, ["null"]],
]);

export const chainCases: readonly SuiteCase[] = [...results, ...addresses, ...pieces];
