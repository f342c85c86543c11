import { expect, test } from "vitest";
import { complaints } from "./scalar-kit.ts";

/** What is said of expressions that mean nothing; each names what is wrong, not the whole query. */
const cases: readonly (readonly [text: string, ...said: string[]])[] = [
  [
    'where i has "a"',
    "kusto/operand-type «i has \"a\"» | 'has' does not work on int and string | Convert it first: tostring(…).",
  ],
  [
    'where t > "2026"',
    "kusto/operand-type «t > \"2026\"» | '>' does not work on datetime and string | Write times as datetime(2026-01-31), or convert with todatetime(…).",
  ],
  [
    "where s < s2",
    "kusto/operand-type «s < s2» | '<' does not work on string and string | Texts are compared by strcmp(a, b) > 0.",
  ],
  [
    'where s between ("a" .. "b")',
    'kusto/operand-type «s between ("a" .. "b")» | \'between\' does not work on string | Texts are compared by strcmp(a, b) > 0.',
  ],
  [
    'where i in~ ("4")',
    "kusto/operand-type «in~» | 'in~' does not work on int | Write 'in', or convert it: tostring(…).",
  ],
  ["where b and i", "kusto/operand-type «i» | 'and' does not work on int"],
  [
    "where t > ts",
    "kusto/operand-type «t > ts» | '>' does not work on datetime and timespan | A time some time ago is written ago(1d).",
  ],
  [
    "extend x = s + s2",
    "kusto/operand-type «s + s2» | '+' does not work on string and string | Texts are joined by strcat(…).",
  ],
  [
    "extend x = t + 1",
    "kusto/operand-type «t + 1» | '+' does not work on datetime and long | Write lengths of time with a unit: 1d, 2h.",
  ],
  [
    "where d",
    "kusto/wanted-type «d» | A value of type bool is wanted, but this is of type dynamic | Convert it first: tostring(…), tolong(…), todatetime(…).",
  ],
  ['where s like "a"', "kusto/unsupported «s like \"a\"» | The operator 'like' is not supported"],
  ["extend x = nosuch(s)", "kusto/unknown-function «nosuch» | There is no function 'nosuch'"],
  [
    "extend x = tolowr(s)",
    "kusto/unknown-function «tolowr» | There is no function 'tolowr' | Did you mean 'tolower'?",
  ],
  [
    "extend x = geo_point_in_polygon(1, 2, d)",
    "kusto/unsupported «geo_point_in_polygon» | The function 'geo_point_in_polygon' is not supported",
  ],
  [
    "extend x = tolower()",
    "kusto/argument-count «tolower()» | 'tolower' takes 1 argument, but gets 0",
  ],
  [
    "extend x = strcat()",
    "kusto/argument-count «strcat()» | 'strcat' takes at least 1 argument, but gets 0",
  ],
  [
    "extend x = substring(s)",
    "kusto/argument-count «substring(s)» | 'substring' takes 2 to 3 arguments, but gets 1",
  ],
  ["extend x = ago(1)", "kusto/argument-type «1» | 'ago' wants a timespan here, not long"],
  [
    "extend x = startofday(d.a)",
    "kusto/argument-type «d.a» | 'startofday' wants a datetime here, not dynamic | Convert it first: todatetime(…).",
  ],
  [
    "extend x = bin(t, 5)",
    "kusto/argument-type «5» | 'bin' wants a datetime or a timespan here, not long",
  ],
  [
    "extend x = extract(s2, 1, s)",
    "kusto/argument-constant «s2» | 'extract' wants a constant here",
  ],
  [
    'extend x = datetime_diff("days", t, t2)',
    "kusto/argument-value «\"days\"» | 'datetime_diff' knows no 'days' | Did you mean 'day'?",
  ],
  [
    'extend x = format_datetime(t, "yyyy-MM-ddTHH:mm")',
    "kusto/format «\"yyyy-MM-ddTHH:mm\"» | 'yyyy-MM-ddTHH:mm' is no format that 'format_datetime' knows | It is made of y M d h H m s f F tt and of blanks and / - : , . _ [ ] between them.",
  ],
  [
    "extend x = coalesce(s, i)",
    "kusto/no-common-type «coalesce(s, i)» | The arguments of 'coalesce' must be of one type, not string, int",
  ],
  [
    "extend x = s.a",
    "kusto/no-members «.a» | A string has no members | Parse it first: parse_json(…).Name.",
  ],
  [
    "extend x = split(s, '/')['-1']",
    "kusto/list-index «'-1'» | Members of a list go by number | Write [0] for the first and [-1] for the last.",
  ],
  [
    "extend x = count()",
    "kusto/aggregate-place «count» | The aggregate 'count' cannot be used here | Aggregates stand in summarize: … | summarize n = count() by Name.",
  ],
  [
    "summarize max(max(i))",
    "kusto/aggregate-place «max» | The aggregate 'max' cannot be used here | Aggregates stand in summarize: … | summarize n = count() by Name.",
  ],
  [
    "summarize x = max(i) - l by l",
    "kusto/not-aggregated «l» | 'l' stands outside of an aggregate | Put it behind 'by', or write take_any(l).",
  ],
  [
    "summarize max(d)",
    "kusto/argument-type «d» | 'max' wants something that has an order here, not dynamic | Convert it first: tostring(…), tolong(…), todatetime(…).",
  ],
  [
    "extend x = row_number()",
    "kusto/window-place «row_number» | 'row_number' needs rows in an order | Put sort or serialize before it.",
  ],
  [
    "sort by i | extend x = prev(i, -1)",
    "kusto/offset «-1» | 'prev' looks at least one row away | Later rows are seen by next(…).",
  ],
  [
    "summarize x = makeset_if(s, b)",
    "kusto/unknown-function «makeset_if» | There is no function 'makeset_if' | Did you mean 'make_set_if'?",
  ],
  [
    "where T == 1",
    "kusto/table-as-value «T» | This gives rows, not a value | Take its first value by toscalar(…).",
  ],
  ["where {x} == 1", "kusto/placeholder «{x}» | '{x}' is to be filled in before the query can run"],
  // One error does not cause others.
  [
    'where zz > 1 and strcat(zz) has "x" and zz.a[0] between (1 .. 2)',
    "kusto/unknown-name «zz» | There is no column, table or variable 'zz' here",
    "kusto/unknown-name «zz» | There is no column, table or variable 'zz' here",
    "kusto/unknown-name «zz» | There is no column, table or variable 'zz' here",
  ],
  [
    "where ago(s) > t and iff(nosuch(1), 1, 2) == 3",
    "kusto/argument-type «s» | 'ago' wants a timespan here, not string",
    "kusto/unknown-function «nosuch» | There is no function 'nosuch'",
  ],
];

test.each(cases)("%s", (text, ...said) => {
  expect(complaints(`T | ${text}`)).toEqual(said);
});
