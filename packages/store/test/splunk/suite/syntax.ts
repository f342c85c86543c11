import { area, reference, searchManual } from "./case.ts";
import type { SuiteCase } from "./case.ts";

const events = [
  {
    n: "1",
    c: "a|b",
    d: "[x]",
    u: "ann",
    Image: "C:\\Temp\\a.exe",
    CommandLine: "a -enc x",
    at: 3000,
  },
  {
    n: "2",
    c: "plain",
    d: "a `b` c",
    u: "bob",
    Image: "C:\\Windows\\b.exe",
    CommandLine: "b FromBase64String",
    at: 3100,
  },
  {
    n: "3",
    c: 'say "x | y"',
    u: "eve",
    Image: "C:\\Users\\eve\\Temp\\c.exe",
    CommandLine: "c",
    at: 3200,
  },
  { n: "4", u: "ann", EventID: 3, at: -90_000 },
];
const all = "index=sysmon";

const stages = area("stages", searchManual("Aboutthesearchlanguage"), events, [
  ["a bar within quotes parts nothing", `${all} c="a|b" | table n`, ["1"]],
  ["… not after an escaped quote either", `${all} c="say \\"x | y\\"" | table n`, ["3"]],
  ["brackets within quotes are text", `${all} d="[x]" | table n`, ["1"]],
  ["a backtick within quotes is text", `${all} d="a \`b\` c" | table n`, ["2"]],
  ["no blanks are needed around bars", `${all} n=1|table n`, ["1"]],
  ["a search may begin with its name", `search ${all} n=1 | table n`, ["1"]],
  ["… after a bar too", `| search ${all} n=1 | table n`, ["1"]],
  ["line breaks are blanks", `${all}\n  n=1\n| table n`, ["1"]],
  ["comments may stand between stages", `${all} n=1 \`\`\`only | the first\`\`\` | table n`, ["1"]],
  ["… and within one", `${all} \`\`\`which?\`\`\` n=1 | table n \`\`\`done\`\`\``, ["1"]],
  ["names of commands have any case", `${all} n=1 | TABLE n`, ["1"]],
  ["names of functions too", `${all} n=1 | eval r=IF(n=1, Upper("y"), "n") | table r`, ["Y"]],
  ["operators have capitals: in small letters they are words", `${all} n=1 or n=1 | table n`, []],
  ["… so that these are all looked for", `${all} u=ann and u=ann not | table n`, []],
  [
    "in eval they may be small",
    `${all} | where n=1 or not n<3 | sort n | table n`,
    ["1", "3", "4"],
  ],
  ["an empty stage is none", `${all} n=1 | | table n`, ["1"]],
  ["a command that there is not", `${all} | tabel n`, ["error: There is no command 'tabel'"]],
  ["a quote that is not closed", `${all} c="a | table n`, ["error: '\"' is not closed"]],
]);

const evaluation = area("eval: writing", reference("Eval"), events, [
  [
    "several assignments, each sees those before",
    `${all} n=1 | eval a=n+1, b=a*2 | table b`,
    ["4"],
  ],
  ["a field may be replaced by itself", `${all} n=1 | eval n=n+1 | table n`, ["2"]],
  [
    "names of other characters stand in single quotes",
    `${all} n=1 | eval "the n"=n | eval r='the n'+1 | table r`,
    ["2"],
  ],
  ["double quotes are text", `${all} n=1 | eval r="n" | table r`, ["n"]],
  ["parentheses nest", `${all} n=1 | eval r=((n+1)*(2+1)) | table r`, ["6"]],
  [
    "a condition is no value",
    `${all} n=1 | eval r=if(n==1 AND NOT u="bob", "yes", "no") | table r`,
    ["yes"],
  ],
  ["a dot joins without blanks too", `${all} n=1 | eval r=u."@".n | table r`, ["ann@1"]],
  [
    "fields with dots stand in single quotes",
    `${all} n=1 | rename n as a.b | eval r='a.b'+1 | table r`,
    ["2"],
  ],
]);

const starters = area("searches to begin with", searchManual("GetstartedwithSearch"), events, [
  [
    "a window, then one of several words, then a table",
    `${all} EventCode=1 earliest=-1h\n| search CommandLine="*-enc*" OR CommandLine="*FromBase64String*"\n| table _time u CommandLine`,
    ["2024-03-16T11:51:40Z|bob|b FromBase64String", "2024-03-16T11:50:00Z|ann|a -enc x"],
  ],
  [
    "paths with single backslashes",
    `${all} EventCode=1 earliest=-1h | search Image="*\\Temp\\*" OR Image="*\\Downloads\\*" | sort n | table n`,
    ["1", "3"],
  ],
  [
    "… and with two",
    `${all} EventCode=1 earliest=-1h | search Image="*\\\\Temp\\\\*" | sort n | table n`,
    ["1", "3"],
  ],
  ["nothing but a window", `${all} EventCode=1 earliest=-1h | stats count`, ["3"]],
  ["what is older is left out", `${all} EventCode=3 earliest=-1h | stats count`, ["0"]],
]);

export const syntaxCases: readonly SuiteCase[] = [...stages, ...evaluation, ...starters];
