import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseSpl } from "../../src/languages/spl/index.ts";
import type { Command, EvalExpr, Macro, SearchExpr } from "../../src/languages/spl/index.ts";
import { SourceText } from "../../src/source/index.ts";

const parse = (text: string, macros: Readonly<Record<string, Macro>> = {}) =>
  parseSpl(new SourceText("search.spl", text), { macros: new Map(Object.entries(macros)) });

/** The search expression of the first stage, as brackets and signs. */
function shape(expr: SearchExpr | undefined): string {
  switch (expr?.kind) {
    case undefined:
      return "";
    case "and":
    case "or":
      return `(${expr.args.map(shape).join(expr.kind === "and" ? " & " : " | ")})`;
    case "not":
      return `!${shape(expr.arg)}`;
    case "comparison":
      return `${expr.field}${expr.operator}${expr.value.text}`;
    case "in":
      return `${expr.field} in [${expr.values.map(({ text }) => text).join(" ")}]`;
    case "term":
      return expr.value.text;
    case "subsearch":
      return `[${expr.pipeline.commands.map(({ kind }) => kind).join(" ")}]`;
  }
}

function evalShape(expr: EvalExpr): string {
  switch (expr.kind) {
    case "string":
      return JSON.stringify(expr.value);
    case "number":
      return String(expr.value);
    case "field":
      return expr.name;
    case "and":
    case "or":
    case "xor":
      return `(${expr.args.map(evalShape).join(` ${expr.kind} `)})`;
    case "not":
    case "minus":
      return `${expr.kind}(${evalShape(expr.arg)})`;
    case "binary":
      return `(${evalShape(expr.left)} ${expr.operator} ${evalShape(expr.right)})`;
    case "in":
      return `${evalShape(expr.subject)} in [${expr.values.map(evalShape).join(" ")}]`;
    case "call":
      return `${expr.name}(${expr.args.map(evalShape).join(" ")})`;
  }
}

const searched = (text: string) => {
  const { tree, diagnostics } = parse(text);
  const [command] = tree.commands;
  expect(diagnostics).toEqual([]);
  return command?.kind === "search" ? shape(command.where) : command?.kind;
};

const kept = (text: string) => {
  const { tree, diagnostics } = parse(`index=a | where ${text}`);
  const command = tree.commands[1];
  expect(diagnostics).toEqual([]);
  return command?.kind === "where" ? evalShape(command.where) : command?.kind;
};

const second = (stage: string): Command | undefined => {
  const { tree, diagnostics } = parse(`index=a | ${stage}`);
  expect(diagnostics).toEqual([]);
  return tree.commands[1];
};

describe("search expressions", () => {
  test.each([
    ["a=1 b=2 OR b=3", "(a=1 & (b=2 | b=3))"],
    ["a=1 AND b=2 OR c=3 d=4", "(a=1 & (b=2 | c=3) & d=4)"],
    ["NOT a=1 OR b=2", "(!a=1 | b=2)"],
    ["NOT (a=1 b=2)", "!(a=1 & b=2)"],
    ["NOT(a=1)", "!a=1"],
    ["a = 1 b!=2 c<=3", "(a=1 & b!=2 & c<=3)"],
    ['a="x | y" b="say \\"hi\\""', '(a=x | y & b=say "hi")'],
    ['a="*\\Temp\\*" b="*\\\\Temp\\\\*"', "(a=*\\Temp\\* & b=*\\Temp\\*)"],
    ['a IN (1, "two three",*x*,-)', "a in [1 two three *x* -]"],
    ['a IN(,"b",)', "a in [b]"],
    ['powershell "two words" *x*', "(powershell & two words & *x*)"],
    ['"odd name"=1 result.message=2 r{}.ip=3', "(odd name=1 & result.message=2 & r{}.ip=3)"],
    ["a=1 [search b=2 | fields c]", "(a=1 & [search fields])"],
    ["a=1 ```a comment | with a pipe``` b=2", "(a=1 & b=2)"],
    ["TERM(a.b) OR CASE(Word)", "(a.b | Word)"],
    ["search index=a", "index=a"],
  ])("%s", (text, expected) => expect(searched(text)).toBe(expected));
});

describe("eval expressions", () => {
  test.each([
    ["a=1 OR b=2 AND c=3", "((a = 1) or ((b = 2) and (c = 3)))"],
    ["not a=1 and b=2", "(not((a = 1)) and (b = 2))"],
    ["a+b*c.d == 2", "((a + (b * (c . d))) = 2)"],
    ["'odd name' like \"%x%\"", '(odd name like "%x%")'],
    ["a IN (1, b)", "a in [1 b]"],
    ['NOT a in ("x")', 'not(a in ["x"])'],
    ['IsNull(a) AND match(b, "\\\\d+\\.")', '(isnull(a) and match(b "\\\\d+\\\\."))'],
    ["a > -1.5", "(a > minus(1.5))"],
  ])("%s", (text, expected) => expect(kept(text)).toBe(expected));
});

describe("commands", () => {
  test("stats takes commas or none, names in quotes, conditions", () => {
    expect(
      second('stats count, dc(a.b) AS "two words" count(eval(x=1)) as n BY c, d e'),
    ).toMatchObject({
      kind: "stats",
      aggregations: [
        { function: "count", text: "count" },
        { function: "dc", field: "a.b", as: "two words" },
        { function: "count", as: "n", condition: { kind: "binary" } },
      ],
      by: ["c", "d", "e"],
    });
  });

  test("tstats takes its options anywhere before, and a span among its keys", () => {
    const { tree, diagnostics } = parse(
      "| tstats summariesonly=t count fillnull_value=null min(_time) as t from datamodel=Endpoint.Processes where Processes.user=a OR Processes.user=b by _time span=5m Processes.dest",
    );
    expect(diagnostics).toEqual([]);
    const [command] = tree.commands;
    expect(command).toMatchObject({
      kind: "tstats",
      dataModel: "Endpoint.Processes",
      by: ["_time", "Processes.dest"],
      where: { kind: "or" },
    });
    expect(Object.fromEntries(command?.options ?? [])).toEqual({
      summariesonly: "t",
      fillnull_value: "null",
      span: "5m",
    });
  });

  test("lookup, join, rex, sort and dedup in their forms", () => {
    expect(second("lookup update=true t a AS b OUTPUTNEW c as d, e")).toMatchObject({
      kind: "lookup",
      table: "t",
      keys: [{ column: "a", field: "b" }],
      outputs: [
        { column: "c", field: "d" },
        { column: "e", field: "e" },
      ],
      overwrites: false,
    });
    expect(second("join type=outer max=0 a, b [| tstats count]")).toMatchObject({
      kind: "join",
      names: ["a", "b"],
      pipeline: { commands: [{ kind: "tstats" }] },
    });
    expect(second('rex field=a max_match=0 "x=(?<y>[^|]+)"')).toMatchObject({
      kind: "rex",
      regex: "x=(?<y>[^|]+)",
    });
    expect(second("sort 0 - a, +b")).toMatchObject({
      count: 0,
      keys: [
        { field: "a", descending: true },
        { field: "b", descending: false },
      ],
    });
    expect(second("dedup 2 a b sortby -c")).toMatchObject({ count: 2, names: ["a", "b"] });
    expect(second("fields - a b")).toMatchObject({ remove: true, names: ["a", "b"] });
  });
});

describe("macros", () => {
  const macros = {
    loud: { arguments: [], definition: "a=1 OR a=2" },
    "named(1)": { arguments: ["x"], definition: 'rename "$x$.*" as *' },
    chain: { arguments: [], definition: "stats count | where count>1" },
    self: { arguments: [], definition: "`self`" },
  };

  test("are text: OR in them binds as if it stood in their place", () => {
    const [command] = parse("`loud` b=3", macros).tree.commands;
    expect(command?.kind === "search" && shape(command.where)).toBe("((a=1 | a=2) & b=3)");
  });

  test("may be several stages, and have arguments in quotes or not", () => {
    const { tree, diagnostics } = parse('index=a | `chain` | `named("P")` | `any_filter`', macros);
    expect(diagnostics).toEqual([]);
    expect(tree.commands.map(({ kind }) => kind)).toEqual([
      "search",
      "stats",
      "where",
      "rename",
      "search",
    ]);
    expect(tree.commands[3]).toMatchObject({ pairs: [{ from: "P.*", to: "*" }] });
  });

  test("are places in what was written, whatever they hold", () => {
    const text = "index=a | `chain` | nosuch";
    const { tree, diagnostics } = parse(text, macros);
    expect(text.slice(tree.commands[2]?.span.start, tree.commands[2]?.span.end)).toBe("`chain` ");
    const [unknown] = diagnostics;
    expect(unknown?.code).toBe("spl/unknown-command");
    expect(text.slice(unknown?.span?.start, unknown?.span?.end)).toBe("nosuch");
  });

  test("that are not known, or never end, are named", () => {
    expect(parse("`lound`", macros).diagnostics).toMatchObject([
      { code: "spl/unknown-macro", hint: "Did you mean 'loud'?" },
    ]);
    expect(parse("`self`", macros).diagnostics[0]?.code).toBe("spl/macro-depth");
    expect(parse("index=a | `named(1, 2)`", macros).diagnostics.length).toBeGreaterThan(0);
  });
});

describe("what is wrong is said", () => {
  test.each([
    ['a="open', "spl/unclosed"],
    ["index=a | join b [search c=1", "spl/unclosed"],
    ["index=a | statts count", "spl/unknown-command"],
    ["index=a | stats count by a | where (b=1", "spl/syntax"],
    ["index=a | eval b", "spl/syntax"],
    ["(a=1", "spl/syntax"],
    ["`open", "spl/unclosed"],
  ])("%s: %s", (text, code) =>
    expect(parse(text).diagnostics.map((one) => one.code)).toContain(code),
  );

  test("and the other stages are there", () => {
    expect(parse("index=a | eval b | table c").tree.commands.map(({ kind }) => kind)).toEqual([
      "search",
      "table",
    ]);
  });

  test("never throws, whatever the text", () => {
    const piece = fc.constantFrom(
      "index=a",
      "|",
      " ",
      "(",
      ")",
      "[",
      "]",
      '"',
      "'",
      "`",
      "```",
      "\\",
      "stats",
      "count",
      "by",
      "a",
      "=",
      "*",
      "OR",
      "NOT",
      "where",
      "eval",
      "rex",
      "tstats",
      "from",
      "lookup",
      "IN",
      ",",
      "join",
      "dedup",
      "sort",
      "-",
      "1",
      "foreach",
      "map",
      "transaction",
      "top",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 25 }), (pieces) => {
        const text = pieces.join(" ");
        for (const { span } of parse(text).diagnostics) {
          expect(span?.start).toBeGreaterThanOrEqual(0);
          expect(span?.end).toBeLessThanOrEqual(text.length + 1);
        }
      }),
      { seed: 11, numRuns: 3000 },
    );
  });

  test("deep nesting is refused, not followed", () => {
    expect(parse("(".repeat(5000)).diagnostics.length).toBeGreaterThan(0);
    expect(parse(`index=a | where ${"(".repeat(5000)}`).diagnostics.length).toBeGreaterThan(0);
    expect(parse(`index=a ${"[ search ".repeat(300)}`).diagnostics.length).toBeGreaterThan(0);
  });
});
