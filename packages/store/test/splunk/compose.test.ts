import { cellJson } from "@telltale/core/model";
import fc from "fast-check";
import { expect, test } from "vitest";
import { runSearch, sysmon } from "./kit.ts";
import type { SearchOutcome } from "./kit.ts";

const events = [
  sysmon(1, { a: "1", b: "x", c: "2", m: "q" }, 10),
  sysmon(1, { a: "2", b: "y,z", c: "u" }, 20),
  sysmon(3, { a: "x*", b: "3" }, 400),
];

const files = {
  "lookups/tools.csv": "name,kind\n1,one\n*x,ex\n",
  "transforms.conf": "[tools]\nfilename = tools.csv\nmatch_type = WILDCARD(name)\n",
};

/** Stages that make the database work in different ways: windows, joins, groups, rows within rows. */
const stages = [
  'search a=1 OR b="x*"',
  'where isnotnull(a) AND match(b, "[xy](?!y)")',
  'eval m=split(b, ","), x=mvmap(m, upper(m).a), y=mvfilter(match(m, "z"))',
  "stats count values(b) as b by a _time",
  "eventstats max(a) as most by b",
  "streamstats window=2 current=f list(a) as s by b",
  "chart limit=1 count over a by b",
  "timechart count",
  "xyseries a b c",
  "untable a b c",
  "sort - a, str(b)",
  "dedup a keepempty=t",
  "head (a<3) keeplast=t",
  "reverse",
  "top a by b",
  "filldown",
  "mvexpand b",
  "lookup tools name as a OUTPUT kind",
  "inputlookup append=t tools",
  "join a type=left [search a=* | fields a c]",
  "append [| makeresults count=2]",
  "appendcols [| inputlookup tools]",
  "appendpipe [stats count by a]",
  'map search="search b=$a$ OR a=$a$ | head 1"',
  'map maxsearches=3 search="search a=$a$ | eventstats count | appendpipe [stats count as n]"',
  "transaction a maxspan=1m",
  "addtotals col=t a",
  "delta a",
  "search [| inputlookup tools | rename name as a | fields a]",
];

const rowsOf = (outcome: SearchOutcome) =>
  outcome.kind === "result"
    ? outcome.rows.map((row) =>
        row.map((cell, i) => cellJson(cell, outcome.columns[i]?.type ?? "string")),
      )
    : outcome;

test("stages in any order run, and give the same whoever filters first", async () => {
  const searches = fc.array(fc.constantFrom(...stages), { minLength: 2, maxLength: 6 });
  for (const tail of fc.sample(searches, { numRuns: 60, seed: 23 })) {
    const search = ["index=sysmon a=*", ...tail].join(" | ");
    const filtered = await runSearch(search, events, { files });
    // A stage may refuse what another makes of the rows; the database has no say in that.
    expect(filtered.kind, search).not.toBe("problem");
    const all = await runSearch(search, events, { files, pushDown: false });
    expect(rowsOf(filtered), search).toEqual(rowsOf(all));
  }
}, 60_000);
