import { area, reference, searchManual } from "./case.ts";
import type { SuiteCase } from "./case.ts";

const all = "index=sysmon";

const lines = [
  { n: "1", c: "user=Ann host=A1", p: "C:\\Users\\ann\\run.exe" },
  { n: "2", c: "user=bob user=eve host=B2", p: "C:\\Temp\\x.ps1" },
  { n: "3", c: "nothing here" },
  { n: "4", p: "D:\\a b\\c.d.e", who: "set" },
];

const rex = area("rex and regex", reference("Rex"), lines, [
  [
    "a named group becomes a field",
    `${all} | rex field=c "user=(?<k>\\w+)" | sort n | table k`,
    ["Ann", "bob", "null", "null"],
  ],
  [
    "… named in Python's way too",
    `${all} | rex field=c "host=(?P<h>\\w+)" | sort n | table h`,
    ["A1", "B2", "null", "null"],
  ],
  [
    "several groups at once",
    `${all} n=1 | rex field=c "user=(?<a>\\w+) host=(?<b>\\w+)" | table a b`,
    ["Ann|A1"],
  ],
  [
    "where it does not fit, the field stays as it was",
    `${all} | rex field=c "user=(?<who>\\w+)" | sort n | table who`,
    ["Ann", "bob", "null", "set"],
  ],
  [
    "it fits anywhere, and with case",
    `${all} n=1 | rex field=c "(?<a>ann|Ann|HOST)" | table a`,
    ["Ann"],
  ],
  ["(?i) leaves out the case", `${all} n=1 | rex field=c "(?i)USER=(?<a>\\w+)" | table a`, ["Ann"]],
  [
    "max_match takes more than one, as several values",
    `${all} n=2 | rex field=c max_match=5 "user=(?<a>\\w+)" | table a`,
    ["[bob;eve]"],
  ],
  [
    "… 0 is all",
    `${all} n=2 | rex max_match=0 field=c "(?<a>\\w+)=" | table a`,
    ["[user;user;host]"],
  ],
  [
    "… 1 is the first alone",
    `${all} n=2 | rex field=c "user=(?<a>\\w+)" max_match=1 | table a`,
    ["bob"],
  ],
  [
    "a backslash of a path is four in quotes",
    `${all} n=1 | rex field=p "\\\\\\\\(?<file>[^\\\\\\\\]+)$" | table file`,
    ["run.exe"],
  ],
  [
    "… or two, and one before what it escapes",
    `${all} n=1 | rex field=p "Users\\\\\\(?<who>\\w+)" | table who`,
    ["ann"],
  ],
  [
    "the whole event is looked at where no field is named",
    `${all} n=1 | rex "user=(?<a>\\w+)" | table a`,
    ["Ann"],
  ],
  [
    "a group that takes no part is nothing",
    `${all} n=3 | rex field=c "nothing( (?<a>x))?" | table a`,
    ["null"],
  ],
  [
    "mode=sed replaces",
    `${all} n=1 | rex field=c mode=sed "s/user=\\w+/user=X/" | table c`,
    ["user=X host=A1"],
  ],
  [
    "… once, but for g",
    `${all} n=2 | rex field=c mode=sed "s/user=/u:/" | table c`,
    ["u:bob user=eve host=B2"],
  ],
  [
    "… all with g",
    `${all} n=2 | rex field=c mode=sed "s/user=/u:/g" | table c`,
    ["u:bob u:eve host=B2"],
  ],
  [
    "… with groups",
    `${all} n=1 | rex field=c mode=sed "s/user=(\\w+) host=(\\w+)/\\2 \\1/" | table c`,
    ["A1 Ann"],
  ],
  ["regex keeps what fits", `${all} | regex c="user=\\w+" | sort n | table n`, ["1", "2"]],
  ["… with case", `${all} | regex c="USER=" | table n`, []],
  ["… and with != what does not", `${all} c=* | regex c!="user=" | table n`, ["3"]],
  [
    "… the whole event without a field",
    `${all} | regex "host=[AB]\\d" | sort n | table n`,
    ["1", "2"],
  ],
]);

const many = area(
  "fields of several values",
  reference("Mvexpand"),
  [{ n: "1", l: "a,b,,c" }, { n: "2", l: "x" }, { n: "3" }],
  [
    ["makemv splits by a text", `${all} n=1 | makemv delim="," l | table l`, ["[a;b;c]"]],
    [
      "… and keeps what is empty, if told",
      `${all} n=1 | makemv delim="," allowempty=t l | table l`,
      ["[a;b;;c]"],
    ],
    [
      "… or by what fits an expression",
      `${all} n=1 | makemv tokenizer="([a-z])" l | table l`,
      ["[a;b;c]"],
    ],
    [
      "mvexpand makes a row of each",
      `${all} n=1 | makemv delim="," l | mvexpand l | table n l`,
      ["1|a", "1|b", "1|c"],
    ],
    [
      "… of so many at most",
      `${all} n=1 | makemv delim="," l | mvexpand l limit=2 | table l`,
      ["a", "b"],
    ],
    [
      "… and leaves rows of one value, and of none, as they are",
      `${all} | eval l=split(l, ",") | mvexpand l | where n>1 | sort n | table n l`,
      ["2|x", "3|null"],
    ],
    [
      "mvcombine makes one row of those that else are alike",
      `${all} n=1 | table n l | makemv delim="," l | mvexpand l | mvcombine l | table n l`,
      ["1|[a;b;c]"],
    ],
    [
      "nomv makes one text of lines",
      `${all} n=1 | makemv delim="," l | nomv l | eval k=replace(l, "\\n", "+") | table k`,
      ["a+b+c"],
    ],
  ],
);

const json = area(
  "spath",
  reference("Spath"),
  [{ j: '{"a":{"b":"1"},"l":[{"c":"x"},{"c":"y"}],"m":[1,2]}' }],
  [
    ["a path of names", `${all} | spath input=j path=a.b output=r | table r`, ["1"]],
    ["… without the word path", `${all} | spath input=j output=r a.b | table r`, ["1"]],
    ["… is called as the path without output", `${all} | spath input=j a.b | table a.b`, ["1"]],
    ["braces are all of a list", `${all} | spath input=j path=l{}.c output=r | table r`, ["[x;y]"]],
    [
      "… a number in them one, counted from 0",
      `${all} | spath input=j path=m{1} output=r | table r`,
      ["2"],
    ],
    [
      "what is not there is nothing",
      `${all} | spath input=j path=a.z output=r | table r`,
      ["null"],
    ],
  ],
);

const times = area(
  "times",
  searchManual("Specifytimemodifiersinyoursearch"),
  [
    { n: "1", at: -90_000 },
    { n: "2", at: -7200 },
    { n: "3", at: 0 },
    { n: "4", at: 1800 },
    { n: "5", at: 3599 },
  ],
  [
    [
      "earliest takes what is as old or younger",
      `${all} earliest=-1h | sort n | table n`,
      ["3", "4", "5"],
    ],
    [
      "latest leaves out what is as old or younger",
      `${all} latest=-1h | sort n | table n`,
      ["1", "2"],
    ],
    ["both bound a span", `${all} earliest=-4h latest=-30m | sort n | table n`, ["2", "3"]],
    ["a time snaps to the unit behind the at sign", `${all} earliest=@h | table n`, []],
    ["… after it was shifted", `${all} earliest=-1h@h | sort n | table n`, ["3", "4", "5"]],
    ["days snap to midnight", `${all} earliest=-1d@d latest=@d | table n`, ["1"]],
    ["… and can be shifted after", `${all} earliest=@d+10h | sort n | table n`, ["3", "4", "5"]],
    ["minutes and seconds", `${all} earliest=-31m latest=-1s | table n`, ["4"]],
    ["units have long names", `${all} earliest=-60minutes | sort n | table n`, ["3", "4", "5"]],
    ["a time of the day", `${all} earliest="03/16/2024:11:30:00" | sort n | table n`, ["4", "5"]],
    ["seconds since 1970", `${all} earliest=1710586800 latest=1710588600 | table n`, ["3"]],
    ["0 is from the beginning", `${all} earliest=0 latest=now | stats count`, ["5"]],
    ["a number alone is of one unit", `${all} earliest=-h | sort n | table n`, ["3", "4", "5"]],
    ["quotes may stand around", `${all} earliest="-1h" | stats count`, ["3"]],
    ["weeks, months and years", `${all} earliest=-1w | stats count`, ["5"]],
    [
      "in parentheses they hold too",
      `(${all} earliest=-1h) OR (${all} latest=-1d) | sort n | table n`,
      ["1", "3", "4", "5"],
    ],
  ],
);

export const textCases: readonly SuiteCase[] = [...rex, ...many, ...json, ...times];
