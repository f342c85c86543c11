import { finding, reference, searchManual } from "./case.ts";
import type { SuiteCase } from "./case.ts";

const flags = [
  { a: "1", b: "1", c: "1" },
  { a: "1", b: "1", c: "2" },
  { a: "1", b: "2", c: "1" },
  { a: "2", b: "1", c: "1" },
  { a: "2", b: "2", c: "2" },
];

const precedence = finding(
  "search: order of evaluation",
  searchManual("Booleanexpressions"),
  flags,
  [
    ["terms without an operator are joined by AND", "a=1 b=1 c=1", "1"],
    ["OR is evaluated before AND that is not written", "a=1 b=1 OR b=2", "1 2 3"],
    ["OR is evaluated before AND that is written", "a=1 AND b=2 OR c=2", "2 3"],
    ["… whichever comes first", "c=2 OR b=2 AND a=1", "2 3"],
    ["several ORs are one group each", "a=2 OR b=2 c=2 OR b=1", "4 5"],
    ["NOT is evaluated before OR", "NOT a=1 OR b=2", "3 4 5"],
    ["NOT is evaluated before AND", "NOT a=1 b=2", "5"],
    ["NOT applies to the term after it alone", "b=1 NOT a=2 c=1", "1"],
    ["NOT applies to parentheses as a whole", "NOT (a=1 b=1)", "3 4 5"],
    ["NOT of NOT is what is negated", "NOT NOT a=2", "4 5"],
    ["parentheses come first", "(a=1 b=2) OR (a=2 c=1)", "3 4"],
    ["parentheses within parentheses", "((a=1) (b=2 OR (c=2)))", "2 3"],
    ["NOT before an OR in parentheses", "NOT (a=2 OR b=2)", "1 2"],
    ["NOT needs no blank before its parentheses", "a=1 NOT(b=2)", "1 2"],
  ],
);

const place = [
  { color: "Chestnut", place: "Meadows" },
  { color: "Black" },
  { place: "Farms" },
  { color: "black", place: "Farms" },
];

const negation = finding("search: NOT and !=", searchManual("NOTexpressions"), place, [
  ["!= needs the field to be there", 'place!="Farms"', "1"],
  ["NOT holds where the field is missing too", 'NOT place="Farms"', "1 2"],
  ["!= compares without case as = does", "color!=black", "1"],
  ["NOT with != is true of events without the field", "NOT place!=Farms", "2 3 4"],
  ["= with an asterisk asks for the field to be there", "place=*", "1 3 4"],
  ["NOT = with an asterisk asks for it to be missing", "NOT place=*", "2"],
  ["!= with a wildcard needs the field to be there", "place!=F*", "1"],
  ["NOT with a wildcard does not", "NOT place=F*", "1 2"],
  ["!= of a field that no event has finds nothing", "nosuch!=x", ""],
  ["NOT of a field that no event has finds all", "NOT nosuch=x", "1 2 3 4"],
  ["NOT IN holds where the field is missing", "NOT place IN (Farms, Meadows)", "2"],
  ["NOT over OR holds where both are missing or other", "NOT (place=Farms OR color=chestnut)", "2"],
  ["AND of both forms", "color!=black NOT place=Farms", "1"],
]);

const values = [
  { a: "powershell.exe" },
  { a: "C:\\Windows\\PowerShell.EXE" },
  { a: "powershell.exe -enc" },
  { a: "" },
  { b: "powershell.exe" },
  { a: "p?wershell.exe" },
  { a: "Ärger" },
  { a: "100%" },
  { a: "line one\nline two" },
];

const matching = finding("search: values and wildcards", searchManual("Wildcards"), values, [
  ["a value is compared as a whole", "a=powershell.exe", "1"],
  ["… without case", "a=POWERSHELL.EXE", "1"],
  ["… without case beyond ASCII", "a=ÄRGER", "7"],
  ["names of fields have their case", "A=powershell.exe", ""],
  ["an asterisk is any run of characters at the start", "a=*powershell.exe", "1 2"],
  ["… at the end, and may stand for none", "a=powershell.exe*", "1 3"],
  ["… in the middle", "a=p*e", "1 6"],
  ["… several times", "a=*shell*enc", "3"],
  ["asterisks are wildcards within quotes", 'a="*POWER*EXE"', "1 2"],
  ["a question mark is itself", "a=p?wershell.exe", "6"],
  ["a percent sign is itself", "a=100%", "8"],
  ["a dot is itself", "a=powershell_exe", ""],
  ["a wildcard goes over line breaks", "a=line*two", "9"],
  ["a quoted value may have blanks", 'a="powershell.exe -enc"', "3"],
  ["blanks may stand around the operator", "a = powershell.exe", "1"],
  ["an asterisk alone asks for a value: events keep no empty ones", "a=*", "1 2 3 6 7 8 9"],
  ["CASE() compares with case", "a=CASE(powershell.exe)", "1"],
  ["CASE() compares with case, wildcards too", "a=CASE(*PowerShell*)", "2"],
]);

const paths = [
  { p: "C:\\Temp\\x.exe" },
  { p: "C:\\Tempo\\x.exe" },
  { p: "\\\\server\\share\\x.exe" },
  { p: "\\server\\share\\x.exe" },
  { p: "C:\\Users\\new\\temp\\run.bat" },
  { p: 'say "hi" now' },
  { p: "a*b" },
  { p: "a\\*b" },
  { p: "C:\\Temp\\" },
];

const backslashes = finding(
  "search: backslashes and quotes",
  searchManual("SPLandregularexpressions"),
  paths,
  [
    ["two backslashes are one", 'p="C:\\\\Temp\\\\x.exe"', "1"],
    ["one before another character is itself", 'p="C:\\Temp\\x.exe"', "1"],
    ["one before a wildcard is itself", "p=*\\Temp\\*", "1 5 9"],
    ["… in quotes", 'p="*\\Temp\\*"', "1 5 9"],
    ["two before a wildcard are one", 'p="*\\\\Temp\\\\*"', "1 5 9"],
    ["two before a wildcard without quotes", "p=*\\\\Temp\\\\*", "1 5 9"],
    ["\\n and \\t are a backslash and a letter", 'p="*\\new\\temp\\*"', "5"],
    ["\\r and \\b too", 'p="*\\run.bat"', "5"],
    ["four are two", 'p="\\\\\\\\server\\\\share\\\\*"', "3"],
    ["two at the start are one", 'p="\\\\server\\\\share\\\\*"', "4"],
    ["a value that ends in a backslash", 'p="C:\\\\Temp\\\\"', "9"],
    ['\\" is a quote', 'p="say \\"hi\\" now"', "6"],
    ["an asterisk cannot be escaped: the backslash is itself", 'p="a\\*b"', "8"],
    ["an asterisk is a wildcard for itself too", 'p="a*b"', "7 8"],
    ["both habits within IN", 'p IN ("*\\Temp\\x.exe", "*\\\\Tempo\\\\x.exe")', "1 2"],
  ],
);

const numbers = [
  { v: "1" },
  { v: "1.0" },
  { v: "10" },
  { v: "9" },
  { v: "abc" },
  { v: 9 },
  { w: "9" },
];

const comparisons = finding("search: comparison", reference("Search"), numbers, [
  ["= compares texts: 1 is not 1.0", "v=1", "1"],
  ["!= compares texts", "v!=1", "2 3 4 5 6"],
  ["a number in the event equals its digits", "v=9", "4 6"],
  ["… quoted too", 'v="9"', "4 6"],
  ["> compares numbers as numbers", "v>9", "3 5"],
  ["< compares numbers as numbers", "v<9", "1 2"],
  [">= of equal numbers, however written", "v>=1.0 v<=1", "1 2"],
  ["what is no number compares as text", "v>=abc", "5"],
  ["the event's id is a number", "EventCode=1 v=abc", "5"],
  ["… or its digits", 'EventID="1" v=abc', "5"],
  ["negative numbers", "v>-1 v<2", "1 2"],
]);

const members = [
  { a: "x.exe" },
  { a: "Y.exe" },
  { a: "%%14674" },
  { a: "-" },
  { a: "splunk-agent" },
  { b: "x.exe" },
  { a: "z" },
  { a: "with, comma" },
];

const lists = finding("search: IN", reference("Search"), members, [
  ["IN is = with each value, joined by OR", "a IN (x.exe, z)", "1 7"],
  ["… without case", "a IN (Y.EXE)", "2"],
  ["… with wildcards", 'a IN ("*.exe", z)', "1 2 7"],
  ["values may be bare", "a IN (%%14674, -, *splunk*)", "3 4 5"],
  ["no blank is needed", 'a IN("x.exe")', "1"],
  ["commas in quotes do not part values", 'a IN ("with, comma")', "8"],
  ["empty members are passed over", 'a IN (,"z",)', "7"],
  ["NOT IN", "a=* NOT a IN (x.exe, y.exe, z)", "3 4 5 8"],
  ["IN is evaluated as one term", "a IN (x.exe, z) OR a=-", "1 4 7"],
]);

const words = [
  { a: "one Mimikatz two" },
  { a: "sekurlsa::logonpasswords" },
  { a: "nothing here" },
  { a: "Invoke-Mimikatz" },
];

const terms = finding("search: terms", searchManual("Usethesearchcommand"), words, [
  ["a word is looked for in the event, without case", "mimikatz", "1 4"],
  ["a phrase is looked for as it stands", '"mimikatz two"', "1"],
  ["words are joined by AND", "one two", "1"],
  ["words may be joined by OR", "nothing OR two", "1 3"],
  ["NOT leaves out events with the word", "NOT mimikatz", "2 3"],
  ["wildcards in words", "sekur*", "2"],
  ["words and fields together", 'mimikatz a="one*"', "1"],
  ["OR before AND with words", "one two OR nothing", "1"],
]);

const addresses = [
  { ip: "10.1.2.3" },
  { ip: "10.2.2.3" },
  { ip: "fe80::1" },
  { ip: "10.1.255.255" },
  { ip: "text" },
];

const networks = finding("search: networks", reference("Search"), addresses, [
  ["a network in CIDR stands for its addresses", "ip=10.1.0.0/16", "1 4"],
  ["… in quotes", 'ip="10.0.0.0/8"', "1 2 4"],
  ["!= a network", 'ip!="10.1.0.0/16"', "2 3 5"],
  ["NOT a network", "NOT ip=10.0.0.0/8", "3 5"],
  ["of IPv6", 'ip="fe80::/10"', "3"],
  ["within IN", 'ip IN ("10.1.2.0/24", text)', "1 5"],
  ["an address with a wildcard is a text", "ip=10.1.*", "1 4"],
]);

const many = [
  { list: "red,green" },
  { list: "red" },
  { list: "green" },
  { list: "blue,Black" },
  { x: "1" },
  { list: "red,red" },
];

const several = finding(
  "search: several values",
  searchManual("NOTexpressions"),
  many,
  (
    [
      ["= holds if any value fits", "m=red", "1 2 6"],
      ["… without case", "m=BLACK", "4"],
      ["… with wildcards", "m=gr*", "1 3"],
      ["!= holds if any value differs", "m!=red", "1 3 4"],
      ["NOT = holds only if none fits", "NOT m=red", "3 4 5"],
      ["NOT != holds only if none differs, or there is none", "NOT m!=red", "2 5 6"],
      ["IN holds if any value is in the list", "m IN (blue, green)", "1 3 4"],
      ["both of two tests may be met by different values", "m=red m=green", "1"],
      ["* holds if there is a value", "m=*", "1 2 3 4 6"],
      ["NOT * holds if there is none", "NOT m=*", "5"],
      ["quotes and case", 'm="Gre*"', "1 3"],
    ] as const
  ).map(
    ([rule, where, found]) => [rule, `| eval m=split(list, ",") | search ${where}`, found] as const,
  ),
);

const names = [
  { "odd name": "1" },
  { "a.b": "1" },
  { "a{}.b": "1" },
  { "a-b": "1" },
  { a: "1" },
  { EventType: "SetValue" },
  { EventType: "DeleteKey" },
  { Source: "x" },
];

const fieldNames = finding("search: names of fields", reference("Search"), names, [
  ["a name may stand in quotes", '"odd name"=1', "1"],
  ["dots are part of names", "a.b=1", "2"],
  ["dots in quotes too", '"a.b"=1', "2"],
  ["braces are part of names", "a{}.b=1", "3"],
  ["hyphens are part of names", "a-b=1", "4"],
  ["a name is compared as a whole", "a=1", "5"],
  ["what Splunk calls in small letters is a field in others", "EventType=SetValue", "6"],
  ["… that NOT and != speak of, too", "EventType!=SetValue", "7"],
  ["… and that lists do", "EventType IN (SetValue, DeleteKey)", "6 7"],
  ["a field may be called Source", "Source=x", "8"],
]);

export const searchCases: readonly SuiteCase[] = [
  ...precedence,
  ...negation,
  ...matching,
  ...backslashes,
  ...comparisons,
  ...lists,
  ...terms,
  ...networks,
  ...several,
  ...fieldNames,
];
