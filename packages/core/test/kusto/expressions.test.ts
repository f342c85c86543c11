import { expect, test } from "vitest";
import { lineOf } from "./kit.ts";

/** What binds how, and what literals mean; each text stands in a `print`. */
const cases: readonly (readonly [text: string, tree: string])[] = [
  ["a or b and c or d and e", "(or a (and b c) (and d e))"],
  ["a == 1 and b < 2 or c >= d", "(or (and (== a 1) (< b 2)) (>= c d))"],
  ["a - b - c * d / e % f", "(- (- a b) (% (/ (* c d) e) f))"],
  ["a + b < c - d == e", "(== (< (+ a b) (- c d)) e)"],
  ["a has b + c has d", "(+ (has a b) (has c d))"],
  ['a * b startswith "c"', '(* a (startswith b "c"))'],
  ["-a.b * +c", "(* (- (path a (member b))) (+ c))"],
  ["(a or b) and (c)", "(and (paren (or a b)) (paren c))"],
  ["a != b and c <> d", "(and (!= a b) (!= c d))"],
  ['a =~ "x" and b !~ "y" and c : "z"', '(and (=~ a "x") (!~ b "y") (: c "z"))'],
  [
    'a matches regex @"\\d+" or b !contains_cs "c" or d notlike "e"',
    '(or (matches regex a "\\\\d+") (!contains_cs b "c") (notlike d "e"))',
  ],
  [
    'a !in (1, -2) and b in~ (T | project c, 2) and d has_all (e, dynamic(["f"]))',
    '(and (!in a 1 (- 2)) (in~ b (pipeline T (project c 2))) (has_all d e (dynamic (array "f"))))',
  ],
  [
    "a between (1 .. 2) and b !between (ago(1d)..now())",
    "(and (between a 1 2) (!between b (call ago timespan(864000000000)) (call now)))",
  ],
  ['* has "x" and * == 1', '(and (has * "x") (== * 1))'],
  ["f(a, b = c, *, (T | count))", "(call f a (= b c) * (paren (pipeline T (count))))"],
  [
    'iff(a, b, c)[0].d["e"].f(g)',
    '(path (call iff a b c) (element 0) (member d) (element "e") (method f g))',
  ],
  [
    "toscalar(T | summarize max(a)) > 1",
    "(> (call toscalar (pipeline T (summarize aggregates=((call max a))))) 1)",
  ],
  ["a.['b c'].$d.5e", "(path a (member ['b c']) (member $d) (member 5e))"],
  ["not(a)", "(call not a)"],
  ["datetime() - datetime(now) - datetime( )", "(- (- (call now) (call now)) (call now))"],
  ["{TimeRange}, {a b}", "{TimeRange} {a b}"],
  ["a", "a"],
  [
    "1 == 1d, 2h, 1.5h, 90min, 3days, 100ms, 2micro, 1tick",
    "(== 1 timespan(864000000000)) timespan(72000000000) timespan(54000000000) timespan(54000000000) timespan(2592000000000) timespan(1000000) timespan(20) timespan(1)",
  ],
  [
    'time(1.02:03:04), timespan(15), time("1d"), timespan(-00:00:01.5), timespan(null)',
    "timespan(937840000000) timespan(12960000000000) timespan(864000000000) timespan(-15000000) timespan(null)",
  ],
  [
    'datetime(2026), datetime(2026-02-03), datetime("2026-02-03 04:05:06.789"), datetime(2026-02-03T04:05:06.1234567Z), date(null)',
    "datetime(2026-01-01T00:00:00.0000000Z) datetime(2026-02-03T00:00:00.0000000Z) datetime(2026-02-03T04:05:06.7890000Z) datetime(2026-02-03T04:05:06.1234567Z) datetime(null)",
  ],
  [
    "datetime(02-03-2026), datetime(2/3/2026 4:05 PM), datetime(2026-02-03T04:05:06+02:00)",
    "datetime(2026-02-03T00:00:00.0000000Z) datetime(2026-02-03T16:05:00.0000000Z) datetime(2026-02-03T02:05:06.0000000Z)",
  ],
  [
    "0x1F, 0xFFFFFFFFFFFFFFFF, 1e5, 1.5E-3, 2., 9223372036854775807",
    "31 -1 real(1e5) real(1.5E-3) real(2.) 9223372036854775807",
  ],
  [
    "long(5), int(-5), long(0xff), real(1.5), real(nan), double(-inf), decimal(0.1), int(null)",
    "5 int(-5) 255 real(1.5) real(nan) real(-inf) decimal(0.1) int(null)",
  ],
  ["true, False, TRUE, bool(1), bool(false), bool(null)", "true false true true false bool(null)"],
  [
    "guid(74BE27DE-1e4e-49d9-b579-fe0b331d3642), guid(null), typeof(*, a:string)",
    "guid(74be27de-1e4e-49d9-b579-fe0b331d3642) guid(null) typeof(*, a:string)",
  ],
  [
    "\"a\\t\\\"b\\\"\\\\\\u0041\\x41\\101\\U0001F600\", 'it''s', @\"c:\\d\"\"e\", @'f''g', h\"secret\", H@'x\\y'",
    '"a\\t\\"b\\"\\\\AAA😀" "its" "c:\\\\d\\"e" "f\'g" h"secret" h"x\\\\y"',
  ],
  ["```a \"b\"\n'c'```, ~~~x`y~~~", '"a \\"b\\"\\n\'c\'" "x`y"'],
  ['"a" \'b\' @"c"', '"abc"'],
  [
    'dynamic({"a": [1, -2.5, true, null, "x" \'y\'], \'b\': {"c": datetime(2026-01-01)}, "d": 1d}), dynamic(null), dynamic("x")',
    '(dynamic (object "a" (array 1 real(-2.5) true null "xy") "b" (object "c" datetime(2026-01-01T00:00:00.0000000Z)) "d" timespan(864000000000))) (dynamic null) (dynamic "x")',
  ],
  [
    "a[-1], a['b'], a[f(0)]",
    '(path a (element (- 1))) (path a (element "b")) (path a (element (call f 0)))',
  ],
  [
    "table, database, type, id, series, regex, source",
    "table database type id series regex source",
  ],
];

test.each(cases)("%s", (text, tree) => {
  expect(lineOf(`print ${text}`)).toBe(`(pipeline (print ${tree}))`);
});
