import { describe, expect, test } from "vitest";
import type { Query, Source } from "../../src/model/index.ts";
import { lower, planOf, saidOf } from "./lower-kit.ts";

/** Steps in the model for operators, as the reference describes them. */
const cases: readonly (readonly [text: string, plan: readonly string[]])[] = [
  ["Events | where Id > 1 | take 5", ["Events", "filter Id gt 1", "take 5"]],
  ["let n = 3; Events | take n * 2 + 1", ["Events", "take 7"]],
  [
    "let N = datatable(Net:string)['10.0.0.0/8']; EventsOld | project Host | evaluate ipv4_lookup(N, Host, Net)",
    [
      "EventsOld",
      "project Host=Host",
      'join inner ((inline) as N) on ""=""',
      "filter is-true(ipv4-is-in-range(Host,Net))",
    ],
  ],
  [
    "let N = datatable(Net:string)['10.0.0.0/8']; EventsOld | project Host | evaluate ipv4_lookup(N, Host, Net, return_unmatched = true)",
    [
      "(EventsOld | project Host=Host | window $row0=row-number() in )",
      'join inner ((inline) as N) on ""=""',
      "filter is-true(ipv4-is-in-range(Host,Net))",
      "project Host=Host Net=Net",
      'union ((EventsOld | project Host=Host | window $row0=row-number() in ) | join left-anti ((EventsOld | project Host=Host | window $row0=row-number() in ) | join inner ((inline) as N) on ""="" | filter is-true(ipv4-is-in-range(Host,Net))) on $row0=$row0 | project Host=Host Net="")',
    ],
  ],
  [
    "let V = view () { Logons | project Host }; Events | project Host | as E | union withsource=From V, (Logons | project Host)",
    [
      "Events",
      "project Host=Host",
      'project From="E" Host=Host',
      'union ((Logons | project Host=Host) as V | project From="V" Host=Host) (Logons | project Host=Host | project From="union_arg2" Host=Host)',
    ],
  ],
  [
    "Events | sort by Id, Host asc",
    ["Events", "sort Id descending nulls-last, Host ascending nulls-first"],
  ],
  ["Events | top 3 by Id asc nulls last", ["Events", "sort Id ascending nulls-last", "take 3"]],
  ["Events | sample 3", ["Events", "take 3 random"]],
  [
    "Events | summarize round(avg(Id)) by Host",
    [
      "Events",
      "summarize $aggregate0=avg(Id) by Host=Host",
      "project Host=Host avg_Id=round($aggregate0)",
    ],
  ],
  [
    "Events | join (Logons | project Host) on Host | project Id",
    ["Events", "join inner-unique (Logons | project Host=Host) on Host=Host", "project Id=Id"],
  ],
  [
    "Events | project Host | union (Logons | project User)",
    [
      "Events",
      "project Host=Host",
      'project Host=Host User=""',
      'union (Logons | project User=User | project Host="" User=User)',
    ],
  ],
  ["union (Events | project Id)", ["Events", "project Id=Id"]],
  [
    "Events | sort by Time asc | where prev(Host) != Host | project Id",
    [
      "Events",
      "sort Time ascending nulls-first",
      "window $window0=previous(Host) in Time",
      "filter not($window0 eq Host)",
      "project-away $window0",
      "project Id=Id",
    ],
  ],
  [
    "EventsOld | sort by Id asc | parse Note with 'a' Id | extend N = row_number()",
    [
      "EventsOld",
      "sort Id ascending nulls-first",
      "parse",
      "window $window0=row-number() in ",
      "extend N=$window0",
      "project-away $window0",
    ],
  ],
  [
    "Events | serialize N = row_number()",
    ["Events", "window $window0=row-number() in ", "extend N=$window0", "project-away $window0"],
  ],
  [
    "Events | mv-apply Part = Bag on (where Part == 1 | project Part)",
    [
      "Events",
      "apply Part keep Time Host Id Bag Ok (handed-in | filter is-true(toreal(Part) eq 1) | project Part=Part)",
    ],
  ],
  ["Events | partition by Host (take 1)", ["Events", "partition Host (handed-in | take 1)"]],
  [
    "EventsOld | search 'a' and not('b*')",
    [
      "EventsOld",
      'project $table="EventsOld" Host=Host Id=Id Note=Note',
      'filter Host has "a" or tostring(Id) has "a" or Note has "a" and not(Host has "b" or tostring(Id) has "b" or Note has "b")',
    ],
  ],
  [
    "Events | as E | where Id == 1 | join (E | project Host) on Host | take 1",
    [
      "Events",
      "filter is-true(Id eq 1)",
      "join inner-unique ((Events) as E | project Host=Host) on Host=Host",
      "take 1",
    ],
  ],
  ["Events | render timechart", ["Events"]],
];

test.each(cases)("%s", (text, plan) => {
  expect(planOf(text)).toEqual(plan);
});

function sourcesOf(query: Query): readonly Source[] {
  const others = query.steps.flatMap((step) =>
    step.kind === "union" ? step.others : step.kind === "join" ? [step.right] : [],
  );
  return [query.source, ...others.flatMap(sourcesOf)];
}

describe("statements", () => {
  test("a let is the same query wherever it is referred to", () => {
    const { results } = lower("let A = Events | where Id == 1; union A, (A | where Ok)");
    const queries = sourcesOf(results[0]!.query).map((source) =>
      source.kind === "query" ? source.query : undefined,
    );
    expect(queries).toHaveLength(2);
    expect(queries[0]).toBeDefined();
    expect(queries[0]).toBe(queries[1]);
  });

  test("functions get arguments by place, by name and by default", () => {
    const text = "let f = (a:long, b:long = 5) { Events | where Id == a and Id < b };";
    const plans = ["f(1)", "f(1, 2)", "f(b=2, a=1)"].map((call) => planOf(`${text} ${call}`)[0]);
    expect(plans).toEqual([
      "(Events | filter is-true(Id eq 1) and Id lt 5) as f",
      "(Events | filter is-true(Id eq 1) and Id lt 2) as f",
      "(Events | filter is-true(Id eq 1) and Id lt 2) as f",
    ]);
  });

  test("invoke pipes the rows into the first parameter", () => {
    expect(
      planOf("let f = (T:(Id:long), n:long) { T | where Id == n }; Events | take 9 | invoke f(1)"),
    ).toEqual(["((Events | take 9) as T | filter is-true(Id eq 1)) as f"]);
  });

  test("a stored function is where it is called", () => {
    const text = "OfHost('a') | take 1";
    const { results } = lower(text);
    const { source } = results[0]!.query;
    if (source.kind !== "query") throw new Error(source.kind);
    expect(planOf(text)).toEqual(["(Events | filter match) as OfHost", "take 1"]);
    expect(source.query.steps[0]?.origin).toEqual({ start: 0, end: "OfHost('a')".length });
  });

  test("a name inside hides one outside, and functions see what was declared before them", () => {
    const text = "let n = 1; let f = () { n }; let g = (n:long) { n + f() }; print g(2)";
    expect(planOf(text)).toEqual(["inline", "extend print_0=2 add 1"]);
    expect(saidOf(text)).toEqual([]);
  });

  test("what is not here is noted, and gives no rows", () => {
    const { stubs, results, diagnostics } = lower(
      "externaldata(H:string)['https://example.org/a.txt?x=1'] | union (_GetWatchlist('vips') | project H = SearchKey)",
    );
    expect(stubs.map(({ what }) => what)).toEqual([
      "externaldata https://example.org/a.txt",
      "the watchlist 'vips'",
    ]);
    expect(diagnostics).toEqual([]);
    expect(results).toHaveLength(1);
  });

  test("several statements give several results", () => {
    expect(lower("Events | take 1; Logons").results.map(({ columns }) => columns.length)).toEqual([
      5, 5,
    ]);
  });
});

describe("columns that only the data tells", () => {
  test("bag_unpack asks, and goes on with the answer", () => {
    const text = "Events | where Id == 1 | evaluate bag_unpack(Bag) | where Color == 'red'";
    const { openQuestion, results, diagnostics } = lower(text);
    expect(results).toEqual([]);
    expect(diagnostics).toEqual([]);
    expect(openQuestion?.kind).toBe("bag-unpack");
    expect(openQuestion?.prefix.steps.map(({ kind }) => kind)).toEqual(["filter", "project"]);
    const answers = new Map([[openQuestion!.key, [{ name: "Color", type: "string" as const }]]]);
    expect(planOf(text, { answers })).toEqual([
      "Events",
      "filter is-true(Id eq 1)",
      'project Time=Time Host=Host Id=Id Ok=Ok Color=tostring(dynamic-get(Bag,"Color"))',
      "filter match",
    ]);
  });

  test("bag_unpack takes its options by place and by name", () => {
    const call = (options: string) => `Events | evaluate bag_unpack(Bag, ${options})`;
    const key = lower(call("'p_'")).openQuestion!.key;
    const found = (name: string) => new Map([[key, [{ name, type: "string" as const }]]]);
    const last = (text: string, name: string) =>
      lower(text, { answers: found(name) }).results[0]?.columns.map((column) => column.name);
    expect(last(call("'p_'"), "Color")).toEqual(["Time", "Host", "Id", "Ok", "p_Color"]);
    expect(last(call("columnsConflict='keep_source'"), "Host")).toEqual([
      "Time",
      "Host",
      "Id",
      "Ok",
    ]);
    expect(last(call("OutputColumnPrefix='p_'"), "Host")).toContain("p_Host");
  });

  test("what bag_unpack finds takes the place of a column of its name, and what is to be ignored is left out", () => {
    const text =
      "Events | project Id, Bag, Ok | evaluate bag_unpack(Bag, ignoredProperties=dynamic(['Secret']))";
    const found = ["Bag", "Color", "Secret"].map((name) => ({ name, type: "dynamic" as const }));
    const answers = new Map([[lower(text).openQuestion!.key, found]]);
    const names = lower(text, { answers }).results[0]?.columns.map(({ name }) => name);
    expect(names).toEqual(["Id", "Bag", "Ok", "Color"]);
  });

  test("pivot makes a column of each value", () => {
    const text = "Events | project Host, Id | evaluate pivot(Host, sum(Id))";
    const { openQuestion } = lower(text);
    const found = ["a", "b"].map((name) => ({ name, type: "string" as const }));
    const lowered = lower(text, { answers: new Map([[openQuestion!.key, found]]) });
    expect(lowered.results[0]?.columns).toEqual([
      { name: "a", type: "long" },
      { name: "b", type: "long" },
    ]);
  });
});
