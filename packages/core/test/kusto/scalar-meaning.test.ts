import { expect, test } from "vitest";
import { meaning } from "./scalar-kit.ts";

/** What expressions over columns of each type come to in the model (see the kit for the notation). */
const cases: readonly (readonly [text: string, meaning: string])[] = [
  // Texts are never null: their tests need no guard.
  ['s == "a"', "(match s a)"],
  ['s != "a"', "(not (match s a))"],
  ["s == s2", "(eq:text s s2)"],
  ['s =~ "A"', "(match~ s A)"],
  ["s !~ s2", "(not (eq:text~ s s2))"],
  // Other values may be: null == 5 is false, null != 5 true, null == null null.
  ["i == 5", "(is-true (eq:number i 5))"],
  ["i != 5", "(not (is-true (eq:number i 5)))"],
  [
    "i != i2",
    "(case:boolean (and (is-null i) (is-null i2)) null:boolean (not (is-true (eq:number i i2))))",
  ],
  [
    "i == int(null)",
    "(case:boolean (and (is-null i) (is-null null:int)) null:boolean (is-true (eq:number i null:int)))",
  ],
  // Values of two types are compared as one of them.
  ['i == "5"', "(is-true (eq:number i 5))"],
  ['i == "x"', "(match (tostring i) x)"],
  ["i == s", "(eq:text (tostring i) s)"],
  ["b == 1", "(is-true (eq:number (tolong b) 1))"],
  ['t == "2026-01-31"', "(is-true (eq:time t 2026-01-31T00:00:00.0000000Z))"],
  [
    'g == "74BE27DE-1e4e-49d9-b579-fe0b331d3642"',
    '(is-true (eq:text~ g "74be27de-1e4e-49d9-b579-fe0b331d3642"))',
  ],
  ['d.a == "x"', '(match (tostring (dynamic-get d "a")) x)'],
  ["d.a == 5", '(is-true (eq:number (toreal (dynamic-get d "a")) 5))'],
  ["l == dynamic(5)", "(is-true (eq:number l 5))"],
  // An order knows no null.
  ["i < 5", "(lt:number i 5)"],
  ["d > 1", "(gt:number (toreal d) 1)"],
  ["b < true", "(lt:number (tolong b) (tolong true))"],
  ["t > ago(1d)", "(gt:time t (subtract:datetime (now) 864000000000ticks))"],
  ["i between (1 .. 5)", "(and (ge:number i 1) (le:number i 5))"],
  ["i !between (1 .. 5)", "(not (is-true (and (ge:number i 1) (le:number i 5))))"],
  ["t between (t2 .. 1d)", "(and (ge:time t t2) (le:time t (add:datetime t2 864000000000ticks)))"],
  // Tests of texts.
  ['s has "x"', "(term:both~ s x)"],
  ['s !has "x"', "(not (term:both~ s x))"],
  ['s : "x"', "(term:both~ s x)"],
  ['s hasprefix_cs "x"', "(term:start s x)"],
  ['d.a hassuffix "x"', '(term:end~ (tostring (dynamic-get d "a")) x)'],
  ['s contains "x"', "(match~ s *x*)"],
  ['s !contains_cs "x"', "(not (match s *x*))"],
  ['s startswith "x"', "(match~ s x*)"],
  ['s endswith_cs "x"', "(match s *x)"],
  ['s contains ""', "(match~ s *)"],
  ["s has s2", '(text-has s s2 "insensitive")'],
  ["s !startswith_cs s2", '(not (text-starts-with s s2 "sensitive"))'],
  ['s matches regex @"\\d+"', '(regex s "\\\\d+")'],
  ["s matches regex s2", "(text-matches-regex s s2)"],
  [
    '* has "x"',
    "(or (term:both~ s x) (term:both~ s2 x) (term:both~ (tostring d) x) (term:both~ (tostring d2) x))",
  ],
  // Lists.
  ['s in ("a", "b")', '(eq:text s ["a", "b"])'],
  ['s in~ ("a", "b")', '(eq:text~ s ["a", "b"])'],
  ['s !in ("a", "b")', '(not (eq:text s ["a", "b"]))'],
  ['s in ("a", 5)', '(eq:text s ["a", "5"])'],
  ['s in (s2, "a")', "(or (match s a) (eq:text s s2))"],
  ["i in (1, 2)", "(is-true (eq:number i [1, 2]))"],
  ["i !in (1, 2)", "(not (is-true (eq:number i [1, 2])))"],
  ['i in ("1", "x")', "(or (is-true (eq:number i 1)) (match (tostring i) x))"],
  ['s in (dynamic(["a", ["b"]]))', '(eq:text s ["a", "b"])'],
  ["s in (d)", '(in-list s d "sensitive")'],
  ['d in ("a", 1)', "(or (match (tostring d) a) (is-true (eq:number (toreal d) 1)))"],
  ['s has_any ("a", s2)', '(or (term:both~ s a) (text-has s s2 "insensitive"))'],
  ['s has_all ("a", "b")', "(and (term:both~ s a) (term:both~ s b))"],
  ["s has_any (d)", '(has-any s d "insensitive")'],
  // Paths.
  ['d["a b"][0]', '(dynamic-get (dynamic-get d "a b") 0)'],
  ["d[-1]", "(dynamic-get d -1)"],
  ["d[s]", "(dynamic-get d s)"],
  // Arithmetic.
  ["-1d", "-864000000000ticks"],
  ["-i", "(multiply:long (tolong i) -1)"],
  ["-0.0", "(multiply:real 0 -1)"],
  ["-ts", "(multiply:timespan ts -1)"],
  ["i + 1", "(add:long i 1)"],
  ["i * 1.5", "(multiply:real i 1.5)"],
  ["t - t2", "(subtract:timespan t t2)"],
  ["1h / 1m", "(divide:real 36000000000ticks 600000000ticks)"],
  ["d.a + 1", '(add:long (tolong (dynamic-get d "a")) 1)'],
  ["d + d2", "(dynamic-get (pack-array (add:real (toreal d) (toreal d2))) 0)"],
  ["b and d", "(and b (tobool d))"],
  // Choices.
  ["iff(b, 1, 2.5)", "(case:real b 1 2.5)"],
  ["iff(b, s, d)", "(case:string b s (tostring d))"],
  ["iff(b, s, 1)", "(case:dynamic b (dynamic-get (pack-array s) 0) 1)"],
  ["case(b, 1, i > 1, 2, 3)", "(case:long b 1 (gt:number i 1) 2 3)"],
  ["coalesce(i, l)", "(coalesce (tolong i) l)"],
  // Emptiness.
  ["isnull(s)", "false"],
  ["isnull(i)", "(is-null i)"],
  ["isnotnull(i)", "(not (is-null i))"],
  ["isempty(s)", '(eq:text s "")'],
  ["isnotempty(s)", '(ne:text s "")'],
  ["isempty(d)", "(isempty d)"],
  ["isnotempty(t)", "(not (is-null t))"],
  // Functions: the model's names, old ones resolved, arguments as the function takes them.
  ["tostring(s)", "s"],
  ["strcat(s, i, d)", "(strcat s (tostring i) (tostring d))"],
  ["todynamic(s).a", '(dynamic-get (parse-json s) "a")'],
  ['pack("a", 1)', '(bag-pack "a" 1)'],
  ['replace("a", "b", s)', '(replace-regex s "a" "b")'],
  ['extract("a(.)", 1, s, typeof(long))', '(tolong (extract "a(.)" 1 s))'],
  ['column_ifexists("l", 0)', "l"],
  ['column_ifexists("i", "")', "(tostring i)"],
  ['column_ifexists("s", dynamic(null))', "(parse-json s)"],
  ['column_ifexists("other", 0)', "0"],
  ['todatetime("2026-01-31")', "2026-01-31T00:00:00.0000000Z"],
  ["column_names_of((T | project s, i))", '["s", "i"]'],
  ["now(-1h)", "(add:datetime (now) -36000000000ticks)"],
  ["floor(l, 5)", "(bin l 5)"],
  // Literals keep what a double would lose.
  ["long(9223372036854775807)", "9223372036854775807"],
  ['dynamic({"a":[1,"x",null]})', '{a: [1, "x", null]}'],
];

test.each(cases)("%s", (text, expected) => {
  expect(meaning(text)).toBe(expected);
});

test("what a statement named keeps its name", () => {
  const lets = 'let names = dynamic(["a", "b"]); let limit = 5;';
  const used = (text: string) => meaning(`${text} and i < limit`, lets);
  expect(used("s in (names)")).toBe(
    '(and (let:names (eq:text s ["a", "b"])) (lt:number i (let:limit 5)))',
  );
  expect(used("s has_any (names)")).toContain("(let:names (or (term:both~ s a) (term:both~ s b)))");
  expect(used('s !in~ (names, "c")')).toContain(
    '(not (or (match~ s c) (let:names (eq:text~ s ["a", "b"]))))',
  );
});

test("rows in a list's place are queried", () => {
  expect(meaning("s in ((T | project s2))")).toMatch(
    /^\(in-query subject=s query=.*caseRule=sensitive\)$/,
  );
  // A column of another type is brought to text.
  expect(meaning("s in~ ((T | project i))")).toContain("value=(tostring i)");
  expect(meaning("s has_any ((T | project s2))")).toMatch(
    /^\(has-any s \(query-value .*function=make-set.*type=dynamic\) "insensitive"\)$/,
  );
  expect(meaning("toscalar(T | summarize max(t))")).toMatch(/^\(query-value .*type=datetime\)$/);
});
