import { area, reference, valued } from "./case.ts";
import type { SuiteCase, SuiteFields } from "./case.ts";

/** Rows that a condition keeps, by their number. */
const keeping = (
  name: string,
  source: string,
  events: readonly SuiteFields[],
  lines: readonly (readonly [rule: string, condition: string, kept: string])[],
): readonly SuiteCase[] =>
  area(
    name,
    source,
    events.map((fields, i) => ({ ...fields, n: String(i + 1) })),
    lines.map(([rule, condition, kept]) => [
      rule,
      `index=sysmon | where ${condition} | sort n | table n`,
      kept === "" ? [] : kept.split(" "),
    ]),
  ).map((one) => ({ ...one, isFilter: true }));

const flags = [
  { a: "1", b: "1", c: "1" },
  { a: "1", b: "1", c: "2" },
  { a: "1", b: "2", c: "1" },
  { a: "2", b: "1", c: "1" },
  { a: "2", b: "2", c: "2" },
];

const precedence = keeping("where: order of evaluation", reference("Where"), flags, [
  ["AND is evaluated before OR", "a=1 AND b=2 OR c=2", "2 3 5"],
  ["… whichever comes first", "c=2 OR b=2 AND a=1", "2 3 5"],
  ["NOT is evaluated before AND", "NOT a=1 AND b=1", "4"],
  ["parentheses come first", "a=1 AND (b=2 OR c=2)", "2 3"],
  ["XOR comes last", "a=1 XOR b=1 AND c=1", "2 3 4"],
  ["words of logic have any case", "a=1 and not b=2 or c=2", "1 2 5"],
  ["== is =", "a==1 AND b==2", "3"],
]);

const texts = [
  { a: "cmd.exe", u: "ann" },
  { a: "CMD.EXE" },
  { u: "bob" },
  { a: "10", u: "9" },
  { a: "9", u: "10" },
  { a: "cmd%exe", u: "cmd%exe" },
];

const comparisons = keeping("where: comparison", reference("Where"), texts, [
  ["texts are compared with case", 'a="cmd.exe"', "1"],
  ["!= needs a value", 'a!="cmd.exe"', "2 4 5 6"],
  ["a test of nothing is not true", 'NOT a="cmd.exe"', "2 4 5 6"],
  ["… nor is one of two nothings", "nosuch=nosuch", ""],
  ["isnull() asks for nothing", "isnull(u)", "2"],
  ["… so that OR can add it", 'isnull(u) OR u="bob"', "2 3"],
  ["asterisks are no wildcards", 'a="cmd*"', ""],
  ["fields are compared with fields", "a=u", "6"],
  ["numbers compare as numbers, else texts", "a>u", "1 4"],
  ["… where they are digits in quotes too", 'a>"9"', "1 2 4 6"],
  ["upper case sorts before lower case", 'a<"cmd.exe" AND a>"A"', "2 6"],
  ["a list of values", 'a IN ("cmd.exe", "10")', "1 4"],
  ["a list of values as a function", 'in(a, "cmd.exe", "9")', "1 5"],
  ["LIKE: % is any run, _ one character", 'a LIKE "cmd_exe"', "1 6"],
  ["LIKE compares with case", 'a LIKE "cmd%"', "1 6"],
  ["like() is the same", 'like(a, "%EXE")', "2"],
  ["match() finds anywhere, with case", 'match(a, "md")', "1 6"],
  ["match() may be anchored", 'match(a, "^c.*e$")', "1 6"],
  ["match() may be told to leave out case", 'match(a, "(?i)^CMD\\.")', "1 2"],
  ["a field that is never there is nothing", "nosuch>1 OR nosuch<=1", ""],
]);

const many = [{ list: "red,green" }, { list: "red" }, { x: "1" }, { list: "blue,black" }];

const several = area("where: several values", reference("MultivalueEvalFunctions"), many, [
  [
    "= holds if any value is equal",
    'index=sysmon | eval m=split(list, ",") | where m="red" | stats count',
    ["2"],
  ],
  [
    "match() holds if any value fits",
    'index=sysmon | eval m=split(list, ",") | where match(m, "^bl") | stats count',
    ["1"],
  ],
  [
    "no values are nothing",
    'index=sysmon | eval m=split(list, ",") | where isnull(m) | stats count',
    ["1"],
  ],
  [
    "mvfilter keeps the values that hold",
    'index=sysmon | eval m=split(list, ",") | eval k=mvfilter(match(m, "re")) | sort list | table k',
    ["null", "[red]", "[red;green]", "null"],
  ],
]);

const value = {
  word: "Word",
  two: "2",
  ten: "10",
  path: "C:\\Windows\\System32\\cmd.exe",
  ip: "10.1.2.3",
  blanks: "  x y  ",
  list: "a,b,,c",
  json: '{"a":{"b":"x"},"l":[1,2]}',
  real: "2.50",
  neg: "-3",
};

const operators = valued("eval: operators", reference("Eval"), value, [
  ["+ adds numbers", "two + ten", "12"],
  ["+ joins texts", 'word + "!"', "Word!"],
  [". joins whatever there is", "two . ten", "210"],
  [". joins numbers as texts", "1 . 2", "12"],
  [". of nothing is nothing", "word . nosuch", "null"],
  ["- subtracts", "ten - two", "8"],
  ["* multiplies", "two * ten", "20"],
  ["/ divides to fractions", "ten / 4", "2.5"],
  ["/ by zero is nothing", "ten / 0", "null"],
  ["% is the rest", "ten % 4", "2"],
  ["* comes before +", "1 + two * 3", "7"],
  ["parentheses come first", "(1 + two) * 3", "9"],
  ["arithmetic with a text is nothing", "word * 2", "null"],
  ["arithmetic with nothing is nothing", "nosuch + 1", "null"],
  ["- turns a sign", "-two", "-2"],
  ["digits with a sign are a number", "neg + 5", "2"],
  ["digits with a point are a number", "real * 2", "5"],
  ["names in single quotes are fields", "'two' + 1", "3"],
  ["texts in double quotes are texts", '"two"', "two"],
  ["a backslash before a quote", '"say \\"hi\\""', 'say "hi"'],
  ["two backslashes in a text are one", '"C:\\\\Temp"', "C:\\Temp"],
]);

const choice = valued("eval: choice", reference("ConditionalFunctions"), value, [
  ["if() takes the first where the test is true", 'if(two=2, "yes", "no")', "yes"],
  ["if() takes the second where it is nothing", 'if(nosuch=1, "yes", "no")', "no"],
  ["case() takes the first that is true", 'case(two=1, "a", two=2, "b", two<3, "c")', "b"],
  ["case() is nothing where none is true", 'case(two=1, "a")', "null"],
  ["case() with true() for the rest", 'case(two=1, "a", true(), "z")', "z"],
  ["case() with 1=1 for the rest", 'case(two=1, "a", 1=1, "z")', "z"],
  ["coalesce() takes the first that there is", "coalesce(nosuch, word, two)", "Word"],
  ["validate() tells the first test that is false", 'validate(two=2, "a", ten=9, "b")', "b"],
  ["validate() is nothing where all are true", 'validate(two=2, "a")', "null"],
  ["nullif() is nothing of two that are equal", "nullif(two, two)", "null"],
  ["nullif() is the first of others", "nullif(two, ten)", "2"],
  ["null() is nothing", "if(isnull(null()), 1, 0)", "1"],
  ["cidrmatch() knows networks", 'if(cidrmatch("10.1.0.0/16", ip), "in", "out")', "in"],
  [
    "cidrmatch() of what is no address is false",
    'if(cidrmatch("10.1.0.0/16", word), "in", "out")',
    "out",
  ],
  ["searchmatch() is a search", 'if(searchmatch("word=WORD two=*"), "yes", "no")', "yes"],
  ["in() as a condition", 'if(in(two, "1", "2"), "yes", "no")', "yes"],
  ["IN as a condition", 'if(two IN (1, 2), "yes", "no")', "yes"],
  ["names of functions have any case", 'IF(two=2, "yes", "no")', "yes"],
]);

const informational = valued("eval: kinds of values", reference("InformationalFunctions"), value, [
  ["typeof() a number", "typeof(12)", "Number"],
  ["typeof() a text", 'typeof("a")', "String"],
  ["typeof() a test", "typeof(1==2)", "Boolean"],
  ["typeof() nothing", "typeof(nosuch)", "Invalid"],
  ["isnum() of digits", "if(isnum(two), 1, 0)", "1"],
  ["isnum() of a text", "if(isnum(word), 1, 0)", "0"],
  ["isnum() of nothing", "if(isnum(nosuch), 1, 0)", "0"],
  ["isint() of a fraction", "if(isint(2.5), 1, 0)", "0"],
  ["isint() of digits", "if(isint(ten), 1, 0)", "1"],
  ["isstr() of a text", "if(isstr(word), 1, 0)", "1"],
  ["isnotnull() of a text", "if(isnotnull(word), 1, 0)", "1"],
  ["isbool() of a test", "if(isbool(1==1), 1, 0)", "1"],
]);

const conversion = valued("eval: conversion", reference("ConversionFunctions"), value, [
  ["tonumber() takes base 10", 'tonumber("052")', "52"],
  ["tonumber() takes another base", 'tonumber("0A4", 16)', "164"],
  ["tonumber() takes base 2", 'tonumber("101", 2)', "5"],
  ["tonumber() takes base 8", 'tonumber("17", 8)', "15"],
  ["tonumber() of a text is nothing", 'tonumber("abc")', "null"],
  ["tostring() of a test is True or False", "tostring(1==1)", "True"],
  ['tostring(x, "hex")', 'tostring(15, "hex")', "0xF"],
  ['tostring(x, "commas") rounds to two places', 'tostring(12345.6789, "commas")', "12,345.68"],
  ['tostring(x, "commas") of a whole number', 'tostring(1234567, "commas")', "1,234,567"],
  ['tostring(x, "duration")', 'tostring(615, "duration")', "00:10:15"],
  ['tostring(x, "duration") of more than a day', 'tostring(90061, "duration")', "1+01:01:01"],
  [
    "printf() fills up with zeros, and marks hexadecimal",
    'printf("%#x %+5.2f|%-4s|", 255, 2.5, "a")',
    "0xff +2.50|a   |",
  ],
  ["printf() places texts and numbers", 'printf("%s-%04d", "a", 7)', "a-0007"],
]);

const mathematics = valued("eval: mathematics", reference("MathematicalFunctions"), value, [
  ["abs()", "abs(neg)", "3"],
  ["ceiling() goes up", "ceiling(1.2)", "2"],
  ["ceil() of less than zero goes up", "ceil(-1.2)", "-1"],
  ["floor() goes down", "floor(1.9)", "1"],
  ["round() to a whole number", "round(3.5)", "4"],
  ["round() to places", "round(2.555, 2)", "2.56"],
  ["sqrt()", "sqrt(9)", "3"],
  ["pow()", "pow(2, 10)", "1024"],
  ["exp()", "exp(0)", "1"],
  ["ln()", "ln(1)", "0"],
  ["log() is of base 10", "log(1000)", "3"],
  ["log() of another base", "log(8, 2)", "3"],
  ["max() of numbers", "max(1, 3, two, ten)", "10"],
  ["max(): a text is greater than a number", 'max(1, 3, "foo")', "foo"],
  ["min() of numbers", "min(two, ten, 7)", "2"],
  ["min(): a number is less than a text", "min(word, 7)", "7"],
]);

const textual = valued("eval: texts", reference("TextFunctions"), value, [
  ["len() counts characters", 'len("größe")', "5"],
  ["lower()", "lower(word)", "word"],
  ["upper()", "upper(word)", "WORD"],
  ["ltrim() of blanks", "ltrim(blanks)", "x y  "],
  ["trim() of characters", 'trim("ZZabcZZ", "Z")', "abc"],
  ["rtrim() of characters", 'rtrim(" ZZZZabcZZ ", " Z")', " ZZZZabc"],
  ["substr() counts from 1", "substr(word, 1, 3)", "Wor"],
  ["substr() with less than zero counts from the end", "substr(word, -3)", "ord"],
  ["substr() from the end with a length", "substr(word, -3, 2)", "or"],
  [
    "replace() takes groups",
    'replace("1/14/2023", "^(\\d{1,2})/(\\d{1,2})/", "\\2/\\1/")',
    "14/1/2023",
  ],
  ["replace() replaces all", 'replace("a.b.c", "\\.", "-")', "a-b-c"],
  ["replace() with case", 'replace(word, "w", "x")', "Word"],
  [
    "replace() keeps what follows the last backslash",
    'replace(path, "^.*\\\\\\\\", "")',
    "cmd.exe",
  ],
  ["urldecode()", 'urldecode("a%20b%2Fc")', "a b/c"],
  ["spath() reads JSON", 'spath(json, "a.b")', "x"],
]);

const multivalue = valued("eval: several values", reference("MultivalueEvalFunctions"), value, [
  ["split() keeps empty values", 'mvcount(split(list, ","))', "4"],
  ["split() by nothing gives characters", 'mvjoin(split("abc", ""), "-")', "a-b-c"],
  ["mvcount() of one value", "mvcount(word)", "1"],
  ["mvcount() of none is nothing", "mvcount(nosuch)", "null"],
  ["mvindex() counts from 0", 'mvindex(split("a,b,c", ","), 0)', "a"],
  ["mvindex() with less than zero counts from the end", 'mvindex(split("a,b,c", ","), -1)', "c"],
  ["mvindex() of a range, its end included", 'mvindex(split("a,b,c,d", ","), 1, 2)', "[b;c]"],
  ["mvindex() of a range from the end", 'mvindex(split("a,b,c,d", ","), -2, -1)', "[c;d]"],
  ["mvindex() beyond the end is nothing", 'mvindex(split("a,b", ","), 5)', "null"],
  ["mvjoin()", 'mvjoin(split("a,b", ","), "; ")', "a; b"],
  ["mvjoin() of one value", 'mvjoin(word, ",")', "Word"],
  ["mvappend() of values and lists", 'mvappend("x", split("y,z", ","), nosuch)', "[x;y;z]"],
  ["mvdedup() keeps the order", 'mvdedup(split("b,a,b,c,a", ","))', "[b;a;c]"],
  ["mvsort() sorts as texts", 'mvsort(split("10,9,1,B,a", ","))', "[1;10;9;B;a]"],
  ["mvfind() tells the place of the first that fits", 'mvfind(split("a,b,c", ","), "^[bc]")', "1"],
  ["mvfind() of none is nothing", 'mvfind(split("a,b", ","), "z")', "null"],
  ["mvzip() stops at the shorter", 'mvzip(split("a,b,c", ","), split("1,2", ","))', "[a,1;b,2]"],
  ["mvzip() with another mark", 'mvzip(split("a,b", ","), split("1,2", ","), "-")', "[a-1;b-2]"],
  ["mvrange() takes steps of 1", "mvrange(1, 4)", "[1;2;3]"],
  ["mvrange() leaves out its end", "mvrange(1, 6, 2)", "[1;3;5]"],
]);

const times = valued("eval: times", reference("DateandTimeFunctions"), value, [
  ["strftime() of a time", 'strftime(1710592200, "%Y-%m-%d %H:%M:%S")', "2024-03-16 12:30:00"],
  [
    "strftime() of names",
    'strftime(1710592200, "%a %A %b %B %d %e %j")',
    "Sat Saturday Mar March 16 16 076",
  ],
  ["strftime() of twelve hours", 'strftime(1710592200, "%I:%M %p")', "12:30 PM"],
  [
    "strftime() of dates and times as a whole",
    'strftime(1710592200, "%F %T")',
    "2024-03-16 12:30:00",
  ],
  ["strftime() of the zone and the epoch", 'strftime(1710592200, "%z %s")', "+0000 1710592200"],
  ["strftime() of fractions", 'strftime(1710592200.25, "%S.%3N")', "00.250"],
  [
    "strptime() is the reverse",
    'strptime("2024-03-16 12:30:00", "%Y-%m-%d %H:%M:%S")',
    "1710592200",
  ],
  [
    "strptime() of another form",
    'strptime("16/Mar/2024:12:30:00 +0100", "%d/%b/%Y:%H:%M:%S %z")',
    "1710588600",
  ],
  ["strptime() of what does not fit is nothing", 'strptime("nonsense", "%Y-%m-%d")', "null"],
  ["relative_time() goes back", 'relative_time(1710592200, "-1h")', "1710588600"],
  ["relative_time() snaps", 'relative_time(1710592200, "@d")', "1710547200"],
  ["relative_time() goes, then snaps", 'relative_time(1710592200, "-1d@d")', "1710460800"],
  ["relative_time() snaps, then goes", 'relative_time(1710592200, "@d+3h")', "1710558000"],
  ["relative_time() snaps to Sunday", 'relative_time(1710592200, "@w0")', "1710028800"],
  ["relative_time() snaps to Monday", 'relative_time(1710592200, "@w1")', "1710115200"],
  ["relative_time() of months", 'relative_time(1710592200, "-1mon@mon")', "1706745600"],
  ["relative_time() of quarters", 'relative_time(1710592200, "@q")', "1704067200"],
  ["relative_time() of years", 'relative_time(1710592200, "@y")', "1704067200"],
  ["now() is the time of the search", "now()", "1710590400"],
]);

export const evalCases: readonly SuiteCase[] = [
  ...precedence,
  ...comparisons,
  ...several,
  ...operators,
  ...choice,
  ...informational,
  ...conversion,
  ...mathematics,
  ...textual,
  ...multivalue,
  ...times,
];
