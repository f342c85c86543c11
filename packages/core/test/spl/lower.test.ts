import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { lowerSpl, parseSpl } from "../../src/languages/spl/index.ts";
import type { SplLookup } from "../../src/languages/spl/index.ts";
import { columnsOf } from "../../src/model/index.ts";
import { splunkTables } from "../../src/schema/cim/index.ts";
import { SourceText } from "../../src/source/index.ts";

const table: SplLookup = {
  columns: ["name", "kind"],
  rows: [["a", "b"]],
  isCaseSensitive: false,
  patterns: new Map([["name", "wildcard"]]),
  maxMatches: 1,
  minMatches: 0,
  defaultMatch: "",
};

function lower(search: string) {
  const source = new SourceText("search", search);
  const parsed = parseSpl(source);
  const lookups = new Map([["tools", table]]);
  return { parsed, lowered: lowerSpl(parsed, source, { tables: splunkTables, lookups }) };
}

/** Stages of every kind that is run. */
const stages = [
  'search a=1 OR b="x*" NOT c=2',
  "where a>1 AND isnotnull(b)",
  'eval x=if(a=1, b.c, null()), y=mvmap(m, upper(m)), m=split(b, ",")',
  'eval z=mvfilter(match(m, "^x(?!y)"))',
  "stats count dc(a) as d values(b) by c _time",
  "eventstats avg(a) as mean by b",
  "streamstats window=3 current=f sum(a) as s by b",
  "chart limit=3 count over a by b",
  "timechart span=5m count",
  "timechart count by a",
  "xyseries a b c",
  "untable a b c",
  "rename a as b, c.* as d.*",
  "fields - a",
  "table a b* _time",
  "sort - num(a), str(b)",
  "dedup 2 a b keepempty=t sortby -c",
  "head (a<3) keeplast=t",
  "tail 3",
  "reverse",
  "top limit=2 a by b",
  "bin _time span=1h",
  "bin a span=10",
  'rex field=a "(?<x>\\\\d+)" max_match=0',
  'regex a="^x(?=y)"',
  "fillnull value=0 a b",
  "filldown",
  "mvexpand a limit=2",
  'makemv delim="," a',
  "mvcombine a",
  "lookup tools name as a OUTPUT kind as k",
  "lookup other x OUTPUT y",
  "inputlookup append=t tools where kind=b*",
  "outputlookup tools",
  "join a type=left [search x=1 | fields a b]",
  "append [| makeresults count=2]",
  "appendcols override=t [| inputlookup tools]",
  "appendpipe [stats count by a]",
  'map maxsearches=2 search="search y=$a$ | head 1"',
  "transaction a maxspan=1m startswith=(b=1) mvlist=t",
  'convert timeformat="%F" ctime(_time) as t',
  'replace "a*" with "b*" in c',
  "foreach a* [eval <<FIELD>>=<<FIELD>>+1]",
  "addtotals col=t a b",
  "addcoltotals",
  'strcat a "-" b c',
  "accum a as s",
  "delta a p=2",
  "autoregress a p=1-3",
  "spath input=a path=b.c{}.d output=e",
  "return 5 a",
  "search [| tstats count from datamodel=Endpoint.Processes by Processes.user | rename Processes.user as a]",
];

describe("searches of any stages", () => {
  const stage = fc.constantFrom(...stages);

  test("come to a query, a question or an error, whatever stands in which order", () => {
    const search = fc
      .array(stage, { maxLength: 6 })
      .map((tail) => ["index=* a=*", ...tail].join(" | "));
    fc.assert(
      fc.property(search, (text) => {
        const { parsed, lowered } = lower(text);
        const hasErrors = [...parsed.diagnostics, ...lowered.diagnostics].some(
          ({ severity }) => severity === "error",
        );
        const outcomes = [
          lowered.query !== undefined,
          lowered.openQuestion !== undefined,
          hasErrors,
        ];
        expect(outcomes.filter(Boolean).length).toBe(1);
        if (lowered.query !== undefined) expect(columnsOf(lowered.query)).toEqual(lowered.columns);
      }),
      { numRuns: 1500, seed: 11 },
    );
  });

  test("are read with any characters missing or in excess", () => {
    const damaged = fc
      .tuple(fc.array(stage, { minLength: 1, maxLength: 3 }), fc.nat(), fc.nat(8), fc.string())
      .map(([parts, at, count, more]) => {
        const text = ["index=*", ...parts].join(" | ");
        const from = at % text.length;
        return text.slice(0, from) + more + text.slice(from + count);
      });
    fc.assert(
      fc.property(damaged, (text) => {
        expect(() => lower(text)).not.toThrow();
      }),
      { numRuns: 3000, seed: 5 },
    );
  });
});

describe("what is said of lookups and columns", () => {
  const said = (search: string) =>
    lower(search).lowered.diagnostics.map(
      ({ code, span }) => `${code}: ${search.slice(span?.start, span?.end)}`,
    );

  test("a column that a lookup does not have, and a lookup that is not written", () => {
    expect(said("index=* a=* | lookup tools nme as a OUTPUT kind")).toEqual([
      "spl/lookup-column: lookup tools nme as a OUTPUT kind",
    ]);
    expect(said("index=* | outputlookup tools | stats count")).toEqual([
      "spl/not-written: outputlookup tools ",
    ]);
    expect(said("index=* a=* | lookup other x OUTPUT y | table y")).toEqual([
      "spl/no-lookup: lookup other x OUTPUT y ",
    ]);
  });

  test("a question of which columns there are, and what is made of the answer", () => {
    const search = "index=* a=* b=* | chart count over a by b";
    const source = new SourceText("search", search);
    const parsed = parseSpl(source);
    const { openQuestion } = lowerSpl(parsed, source, { tables: splunkTables });
    expect(openQuestion?.kind).toBe("pivot");
    expect(search.slice(openQuestion?.span.start)).toBe("chart count over a by b");
    const answers = new Map([[openQuestion?.key ?? "", [{ name: "x", type: "string" as const }]]]);
    const { columns } = lowerSpl(parsed, source, { tables: splunkTables, answers });
    expect(columns.map(({ name }) => name)).toEqual(["a", "x"]);
  });
});
