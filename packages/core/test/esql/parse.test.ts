import { parseEsql, printEsqlTree } from "@telltale/core/languages/esql";
import { SourceText } from "@telltale/core/source";
import fc from "fast-check";
import { describe, expect, test } from "vitest";

const parse = (text: string) => parseEsql(new SourceText("query.esql", text));

function commandsOf(text: string): readonly string[] {
  const { tree, diagnostics } = parse(text);
  expect(diagnostics).toEqual([]);
  return tree.commands.map(printEsqlTree);
}

const conditionOf = (text: string) => commandsOf(`from logs-* | where ${text}`)[0];

describe("conditions", () => {
  test.each([
    ['process.name == "cmd.exe" AND NOT a', '(and (== process.name "cmd.exe") (not a))'],
    ["a or b and c", "(or a (and b c))"],
    ['a NOT IN ("x", "y")', '(not in a "x" "y")'],
    ['a like ("x*", "?y") or a RLIKE """x\\d"""', '(or (like a "x*" "?y") (rlike a "x\\\\d"))'],
    ['a not like "x"', '(not like a "x")'],
    ["a is null and b.c IS NOT NULL", "(and (null? a) (not null? b.c))"],
    ['message : "text"', '(: message "text")'],
    ["a + b * -c % 2 > 1.5e3", "(> (+ a (% (* b (sign operator=- operand=c)) 2)) 1.5e3)"],
    ["a - b - -3 == 0", "(== (- (- a b) -3) 0)"],
    ["@timestamp > now() - 5 minutes", "(> @timestamp (- (now) 5-minute))"],
    ["a::long::string == `odd name`.b", "(== (::string (::long a)) odd name.b)"],
    ["process.parent.name .caseless == null", "(== process.parent.name.caseless null)"],
    ['match(a, "x", {"fuzziness": 1})', '(match a "x" (options entries=((fuzziness 1))))'],
    ['a == ["x", "y"]', '(== a (list items=("x" "y")))'],
    ['a == "\\t\\"\\\\" // a comment\n /* and /* another */ */', '(== a "\\t\\"\\\\")'],
    ['a == """c:\\x"y"""""', '(== a "c:\\\\x\\"y\\"\\"")'],
  ])("%s", (text, tree) => {
    expect(conditionOf(text)).toBe(`(where condition=${tree})`);
  });
});

test("sources", () => {
  const { tree } = parse(
    'FROM logs-*, .alerts-security.*,cluster:logs-aws.* , "a b" METADATA _id, _index | limit 5',
  );
  expect(tree.source.kind === "from" && tree.source.indices.map(({ text }) => text)).toEqual([
    "logs-*",
    ".alerts-security.*",
    "cluster:logs-aws.*",
    "a b",
  ]);
  expect(tree.source.kind === "from" && tree.source.metadata.map(({ text }) => text)).toEqual([
    "_id",
    "_index",
  ]);
  expect(parse("row a = 1, b = null").tree.source.kind).toBe("row");
});

test("commands", () => {
  expect(
    commandsOf(`SET unmapped_fields = "nullify"; from logs-*
      | STATS Esql.n = count(*) WHERE a == 1, max(b) BY c, Esql.t = date_trunc(1 day, @timestamp)
      | inline stats n = count(*) by d
      | eval x = 1, y
      | keep Esql.*, *name
      | drop a
      | sort a desc nulls last, b
      | rename a AS b, c = d
      | grok a """%{WORD:w}""", "%{INT:i}"
      | dissect a "%{x} %{y}" append_separator=","
      | mv_expand a
      | lookup join threats on a
      | completion t = p with {"inference_id": "x"}`),
  ).toEqual([
    `(stats
  aggregates=((name=Esql.n value=(count *) where=(== a 1)) (value=(max b)))
  by=((value=c) (name=Esql.t value=(date_trunc 1-day @timestamp))))`,
    "(inline-stats aggregates=((name=n value=(count *))) by=((value=d)))",
    "(eval columns=((name=x value=1) (value=y)))",
    "(keep names=(Esql.* *name))",
    "(drop names=(a))",
    "(sort keys=((by=a direction=descending nulls=last) (by=b direction=ascending)))",
    "(rename names=((from=a to=b) (from=d to=c)))",
    '(grok subject=a patterns=("%{WORD:w}" "%{INT:i}"))',
    '(dissect subject=a pattern="%{x} %{y}" appendSeparator=",")',
    "(mv-expand column=a)",
    '(refused name="LOOKUP JOIN")',
    "(refused name=COMPLETION target=t)",
  ]);
});

describe("errors", () => {
  test.each([
    ["from a | where x = 1", ["esql/single-equals"], 17],
    ['from a | where x in "a"', ["esql/syntax"], 20],
    ["from a | where (x == 1 | limit 5", ["esql/syntax"], 23],
    ["from a | where (x == 1", ["esql/unclosed"], 15],
    ["from a | wher x == 1 | limit", ["esql/unknown-command", "esql/syntax"], 9],
    ['from a | where x == "a\\?"', ["esql/escape"], 22],
    ['from a | where x == "a', ["esql/unclosed-string"], 20],
    ["process where true", ["esql/no-source", "esql/other-language"], 0],
    ["from a | stats by", ["esql/syntax"], 17],
    ["from a | eval x = 'a'", ["esql/odd-text", "esql/odd-text"], 18],
  ])("%s", (text, codes, start) => {
    const { diagnostics } = parse(text);
    expect(diagnostics.map(({ code }) => code)).toEqual(codes);
    expect(diagnostics[0]?.span?.start).toBe(start);
  });

  test("an unknown command comes with the one that may be meant", () => {
    expect(parse("from a | wher x").diagnostics[0]?.hint).toBe("Did you mean 'where'?");
  });
});

test("whatever the text, there is a tree and no throw", () => {
  const pieces = fc.constantFrom(
    ...'from logs-* where | ( ) [ ] { } , . :: == = in like not and stats by eval keep `a " """ /* // ? 5 min x * % grok null'.split(
      " ",
    ),
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 60 }), (words) => {
      const text = words.join(" ");
      const { tree, diagnostics } = parse(text);
      expect(tree.span).toEqual({ start: 0, end: text.length });
      for (const { span } of diagnostics) expect(span?.end).toBeLessThanOrEqual(text.length);
    }),
    { seed: 4, numRuns: 2000 },
  );
});

test("what is nested too deep is reported", () => {
  const text = `from a | where ${"(".repeat(5000)}1${")".repeat(5000)}`;
  expect(parse(text).diagnostics.map(({ code }) => code)).toContain("esql/depth");
});
