import { expect, test } from "vitest";
import { kustoDiagnostics } from "../../src/languages/kusto/index.ts";
import { said } from "./kit.ts";

/** What is said about a broken text: where, what, and what to do. */
const cases: readonly (readonly [text: string, messages: readonly string[]])[] = [
  [
    "T | where not a",
    [
      "kusto/syntax 1:15 «a» | Expected an operator, '|' or ';', but found 'a' | 'not' is a function: not(…).",
    ],
  ],
  [
    "T | whre a == 1 | projct b",
    [
      "kusto/unknown-operator 1:5 «whre» | 'whre' is not a tabular operator | Did you mean 'where'?",
      "kusto/unknown-operator 1:19 «projct» | 'projct' is not a tabular operator | Did you mean 'project'?",
    ],
  ],
  [
    'T | where a == "b" | | project c',
    ["kusto/syntax 1:22 «|» | Expected a tabular operator, but found '|'"],
  ],
  [
    "T where a",
    [
      "kusto/syntax 1:3 «where» | Expected an operator, '|' or ';', but found 'where' | A pipe stands before the operator: | where …",
    ],
  ],
  ["T | project a b", ["kusto/syntax 1:15 «b» | Expected an operator, '|' or ';', but found 'b'"]],
  ["T | project a,", ["kusto/syntax 1:15 «» | Expected an expression, but found the end"]],
  [
    "T | project a as b",
    [
      "kusto/syntax 1:15 «as» | Expected an operator, '|' or ';', but found 'as' | A column gets a new name by new = old.",
    ],
  ],
  [
    "T | where a = 1 | where b = ",
    ["kusto/syntax 1:29 «» | Expected an expression, but found the end"],
  ],
  [
    'T | where a in "x"',
    [
      "kusto/syntax 1:16 «\"x\"» | Expected '(', but found '\"x\"' | The values stand in parentheses: in (…).",
    ],
  ],
  [
    'T | where a has_any "x"',
    [
      "kusto/syntax 1:21 «\"x\"» | Expected '(', but found '\"x\"' | The values stand in parentheses: has_any (…).",
    ],
  ],
  ["T | where a in ()", ["kusto/syntax 1:17 «)» | Expected a value, but found ')'"]],
  [
    "T | where (a == 1 | project b",
    ["kusto/unclosed 1:11 «(» | '(' is not closed: expected ')', but found the end"],
  ],
  ["T | where a)", ["kusto/syntax 1:12 «)» | Expected an operator, '|' or ';', but found ')'"]],
  [
    "T | join (U | where a on b | project c",
    [
      "kusto/syntax 1:23 «on» | Expected an operator, '|' or a closing bracket, but found 'on' | Did you mean 'or'?",
      "kusto/unclosed 1:10 «(» | '(' is not closed: expected ')', but found the end",
    ],
  ],
  [
    "T | where f(a b) | project c,",
    [
      "kusto/syntax 1:15 «b» | Expected ',' or ')', but found 'b'",
      "kusto/syntax 1:30 «» | Expected an expression, but found the end",
    ],
  ],
  [
    'T | where a == "C:\\Windows" | project b',
    [
      "kusto/escape 1:19 «\\W» | '\\W' is not an escape sequence | Double the backslash, or write a verbatim string: @\"…\".",
    ],
  ],
  [
    "T | where a == 'C:\\temp\\' | project b",
    [
      "kusto/unclosed-string 1:16 «'C:\\temp\\' | project b» | The string is not closed | A backslash before the quote makes it a part of the string; double the backslash, or write a verbatim string: @\"…\\\".",
    ],
  ],
  [
    "T | where a == “x” and b == 1 | prject c",
    [
      "kusto/odd-text 1:16 «“x”» | '“x”' has no meaning here | Strings stand in straight quotes: \" or '.",
      "kusto/unknown-operator 1:33 «prject» | 'prject' is not a tabular operator | Did you mean 'project'?",
    ],
  ],
  [
    "T | where a & b | where c || d",
    [
      "kusto/odd-text 1:13 «&» | '&' has no meaning here | Conditions are joined by 'and' and 'or', and negated by not(…).",
      "kusto/odd-text 1:27 «||» | '||' has no meaning here | Conditions are joined by 'and' and 'or', and negated by not(…).",
    ],
  ],
  [
    "T | where !a",
    [
      "kusto/odd-text 1:11 «!» | '!' has no meaning here | Conditions are joined by 'and' and 'or', and negated by not(…).",
    ],
  ],
  [
    "T | where café == 1 | where first == 1",
    [
      "kusto/odd-text 1:11 «café» | 'café' has no meaning here | A name with letters beyond a to z is written in brackets: ['café'].",
      "kusto/reserved-name 1:29 «first» | 'first' is a keyword and cannot be a name as it stands | Write it in brackets: ['first'].",
    ],
  ],
  [
    "T /* c */ | count",
    [
      "kusto/odd-text 1:3 «/* c */» | This is not a comment in Kusto | Comments start with // and end with the line.",
    ],
  ],
  [
    "T\n# hi\n| count",
    ["kusto/odd-text 2:1 «# hi» | This is not a comment in Kusto | Comments start with //."],
  ],
  [
    "let x = 5\nlet y = 6;\nT | where a == x",
    [
      "kusto/syntax 2:1 «let» | Expected ';', but found 'let' | Statements are separated by semicolons.",
    ],
  ],
  [
    "let x = 5\n\nT | where a",
    [
      "kusto/syntax 3:1 «T» | Expected ';', but found 'T' | Statements are separated by semicolons.",
    ],
  ],
  [
    "T | where a\n\nU | where b",
    [
      "kusto/syntax 3:1 «U» | Expected ';', but found 'U' | Statements are separated by semicolons.",
    ],
  ],
  ["T;;", ["kusto/empty-statement 1:3 «;» | There is no statement before ';'"]],
  [
    'let f = (a:strin, b) { T }; f("x")',
    [
      "kusto/unknown-type 1:12 «strin» | 'strin' is not a type | Did you mean 'string'?",
      "kusto/syntax 1:20 «)» | Expected ':', but found ')'",
    ],
  ],
  [
    "T | where a between 1 .. 2",
    ["kusto/syntax 1:21 «1» | Expected '(', but found '1' | Write the range as (from .. to)."],
  ],
  [
    "T | where a between (1, 2)",
    ["kusto/syntax 1:23 «,» | Expected '..', but found ',' | Write the range as (from .. to)."],
  ],
  [
    "T | where a == datetime(2026-13-01) and b == guid(xyz) and c == int(1.5)",
    [
      "kusto/literal 1:16 «datetime(2026-13-01)» | '2026-13-01' is not of type datetime | Write it as datetime(2026-01-31 10:00:00), or datetime(null).",
      "kusto/literal 1:46 «guid(xyz)» | 'xyz' is not of type guid | Write it as guid(74be27de-1e4e-49d9-b579-fe0b331d3642).",
      "kusto/literal 1:65 «int(1.5)» | '1.5' is not of type int",
    ],
  ],
  [
    "T | where a == 74be27de-1e4e-49d9-b579-fe0b331d3642",
    [
      "kusto/bare-guid 1:16 «74be27de-1e4e-49d9-b579-fe0b331d3642» | A GUID cannot stand alone | Write guid(74be27de-1e4e-49d9-b579-fe0b331d3642).",
    ],
  ],
  [
    "T | sort a desc",
    ["kusto/syntax 1:10 «a» | Expected 'by', but found 'a' | Write sort by column."],
  ],
  [
    "T | summarize count(), by a",
    [
      "kusto/syntax 1:24 «by» | Expected an expression, but found 'by' | If 'by' is a name, write it in brackets: ['by'].",
    ],
  ],
  [
    "T | summarize count() by",
    ["kusto/syntax 1:25 «» | Expected an expression, but found the end"],
  ],
  [
    "T | mv-expand a to string",
    [
      "kusto/syntax 1:20 «string» | Expected typeof(…), but found 'string' | Write the type as typeof(string).",
    ],
  ],
  [
    "T | mv-apply a on where x",
    [
      "kusto/syntax 1:19 «where» | Expected '(', but found 'where' | The sub-query stands in parentheses.",
    ],
  ],
  ['T | parse a with "x" b:foo', ["kusto/unknown-type 1:24 «foo» | 'foo' is not a type"]],
  [
    "T | extend a.b = c",
    [
      "kusto/syntax 1:16 «=» | Expected an operator, '|' or ';', but found '=' | Values are compared by == or =~; before a single = stands one name.",
    ],
  ],
  [
    "T | top 5 of a by b",
    ["kusto/syntax 1:11 «of» | Expected 'by', but found 'of' | Write top 10 by column."],
  ],
  [
    'T | render timechart with (titel="x")',
    [
      "kusto/unknown-property 1:28 «titel» | 'titel' is not a property here | Did you mean 'title'?",
    ],
  ],
  [
    "extend a = 1",
    [
      "kusto/no-source 1:1 «extend» | There is no table before the operator 'extend' | Write a table first: Table | extend …",
    ],
  ],
  [
    "where a == 1 | count",
    [
      "kusto/no-source 1:1 «where» | There is no table before the operator 'where' | Write a table first: Table | where …",
    ],
  ],
  [
    'T | where x has "a" has "b"',
    [
      "kusto/syntax 1:21 «has» | Expected an operator, '|' or ';', but found 'has' | Put one of the two tests in parentheses, or join them by 'and'.",
    ],
  ],
  [
    "T | where a == b == c",
    [
      "kusto/syntax 1:18 «==» | Expected an operator, '|' or ';', but found '==' | Put one of the two tests in parentheses, or join them by 'and'.",
    ],
  ],
  [
    "T | where a not in (1)",
    [
      "kusto/syntax 1:13 «not» | Expected an operator, '|' or ';', but found 'not' | Tests are negated by '!' before them: !in, !has, !contains.",
    ],
  ],
  [
    "T | where a is null",
    [
      "kusto/syntax 1:13 «is» | Expected an operator, '|' or ';', but found 'is' | Did you mean 'in'?",
    ],
  ],
  [
    'T | where a like "%x%" escape "\\\\"',
    ["kusto/syntax 1:24 «escape» | Expected an operator, '|' or ';', but found 'escape'"],
  ],
  [
    "index=main sourcetype=x | stats count by y",
    [
      "kusto/syntax 1:6 «=» | Expected an operator, '|' or ';', but found '=' | Values are compared by == or =~; before a single = stands one name.",
      "kusto/unknown-operator 1:27 «stats» | 'stats' is not a tabular operator",
    ],
  ],
  [
    "T | invoke f",
    ["kusto/syntax 1:13 «» | Expected '(', but found the end | Write a call: invoke f()."],
  ],
  [
    "T | evaluate f",
    ["kusto/syntax 1:15 «» | Expected '(', but found the end | Write a call: evaluate plugin()."],
  ],
  ["T | take", ["kusto/syntax 1:9 «» | Expected an expression, but found the end"]],
  ["| where a", ["kusto/syntax 1:1 «|» | Expected an expression, but found '|'"]],
  ["T | where a == 1 or", ["kusto/syntax 1:20 «» | Expected an expression, but found the end"]],
  [
    "T | where a == dynamic([a, b])",
    [
      "kusto/syntax 1:25 «a» | Expected a JSON value, but found 'a' | Names cannot stand in dynamic(…); use pack_array or bag_pack.",
    ],
  ],
  [
    "T | where a == dynamic({a:1})",
    ["kusto/syntax 1:25 «a» | Expected a key in quotes, but found 'a'"],
  ],
  [
    "let a = materialize(T); T2 | union materialize(a)",
    [
      "kusto/materialize-place 1:36 «materialize» | 'materialize' can only be the whole value of a let statement | Write let name = materialize(…); and use the name.",
    ],
  ],
  [
    "let f = (a:long) => T; f",
    [
      "kusto/syntax 1:18 «=>» | Expected '{', but found '=>' | The body of a function stands in braces: { … }.",
    ],
  ],
  ["datatable(a:long)[1, x, 3]", ["kusto/syntax 1:22 «x» | Expected a literal, but found 'x'"]],
  [
    "T | where (((a == 1)",
    ["kusto/unclosed 1:12 «(» | '(' is not closed: expected ')', but found the end"],
  ],
  [
    "T | where [a] == 1",
    [
      "kusto/syntax 1:11 «[» | Expected an expression, but found '[' | A name in brackets stands in quotes: ['name'].",
    ],
  ],
  [
    "T | where a == ''' | project b",
    ["kusto/unclosed-string 1:18 «' | project b» | The string is not closed"],
  ],
  ["union T,, U", ["kusto/syntax 1:9 «,» | Expected a table, but found ','"]],
  ["T | join kind=inner on a", ["kusto/syntax 1:21 «on» | Expected a table, but found 'on'"]],
  ["T | join U a", ["kusto/syntax 1:12 «a» | Expected an operator, '|' or ';', but found 'a'"]],
  ['T | project-away "a"', ['kusto/syntax 1:18 «"a"» | Expected a name, but found \'"a"\'']],
  ["T | distinct", ["kusto/syntax 1:13 «» | Expected an expression, but found the end"]],
  [
    "T | where date > ago(1d)",
    [
      "kusto/reserved-name 1:11 «date» | 'date' is a keyword and cannot be a name as it stands | Write it in brackets: ['date'].",
    ],
  ],
  [
    "T | where a == 1 AND b == 2",
    [
      "kusto/syntax 1:18 «AND» | Expected an operator, '|' or ';', but found 'AND' | Did you mean 'and'?",
    ],
  ],
  [
    "T | where a == 1 | Where b",
    [
      "kusto/unknown-operator 1:20 «Where» | 'Where' is not a tabular operator | Did you mean 'where'?",
    ],
  ],
  [
    'T | where a contain "x"',
    [
      "kusto/syntax 1:13 «contain» | Expected an operator, '|' or ';', but found 'contain' | Did you mean 'contains'?",
    ],
  ],
  [
    "T | summarise count() by a",
    [
      "kusto/unknown-operator 1:5 «summarise» | 'summarise' is not a tabular operator | Did you mean 'summarize'?",
    ],
  ],
  [
    "T | where a == \"never closed\n| where b == 'x",
    [
      'kusto/unclosed-string 1:16 «"never closed» | The string is not closed',
      "kusto/unclosed-string 2:14 «'x» | The string is not closed",
    ],
  ],
  [
    "T | where a == datetime(2026-01-01",
    ["kusto/unclosed-literal 1:16 «datetime(» | 'datetime(' is not closed"],
  ],
  [".show tables", ["kusto/control-command 1:1 «.» | Management commands cannot be run on logs"]],
  [
    "T | where a == materialize(U)",
    [
      "kusto/materialize-place 1:16 «materialize» | 'materialize' can only be the whole value of a let statement | Write let name = materialize(…); and use the name.",
    ],
  ],
  [
    "T | project-reorder a ascending",
    ["kusto/syntax 1:23 «ascending» | Expected an operator, '|' or ';', but found 'ascending'"],
  ],
  [
    "T | where a == \"\\x4\" and b == '\\8'",
    [
      "kusto/escape 1:17 «\\x» | '\\x' is not an escape sequence | Double the backslash, or write a verbatim string: @\"…\".",
      "kusto/escape 1:32 «\\8» | '\\8' is not an escape sequence | Double the backslash, or write a verbatim string: @\"…\".",
    ],
  ],
  ["T | where a[1 | count", ["kusto/syntax 1:15 «|» | Expected ']', but found '|'"]],
  [
    "T | where a == {}",
    ["kusto/syntax 1:18 «» | Expected a name in the braces, but found the end"],
  ],
  [
    "T | where a == 1\nset x = 1; T",
    [
      "kusto/syntax 2:1 «set» | Expected ';', but found 'set' | Statements are separated by semicolons.",
    ],
  ],
  ["T | parse-kv a as b", ["kusto/syntax 1:19 «b» | Expected '(', but found 'b'"]],
  [
    "T | make-series count() on t from a to b",
    ["kusto/syntax 1:41 «» | Expected 'step', but found the end"],
  ],
  [
    "T | scan with (step s: true)",
    ["kusto/syntax 1:28 «)» | Expected ';', but found ')' | Each step ends with ';'."],
  ],
  ["T | lookup U", ["kusto/syntax 1:13 «» | Expected 'on', but found the end"]],
  ["T | where !in (1)", ["kusto/syntax 1:11 «!in» | Expected an expression, but found '!in'"]],
];

test.each(cases)("%s", (text, messages) => {
  expect(said(text)).toEqual(messages);
});

test("every code of the catalogue is provoked here or by the laws", () => {
  const provoked = new Set(cases.flatMap(([, messages]) => messages.map((m) => m.split(" ")[0])));
  const missing = Object.keys(kustoDiagnostics.forms).filter((code) => !provoked.has(code));
  expect(missing).toEqual(["kusto/depth", "kusto/too-many"]);
});

test("an error in one operator hides none in the next, and each operator stays in the tree", () => {
  expect(said("T | where a == | whre b | project c d | sort c | take 5 5").length).toBe(5);
});
