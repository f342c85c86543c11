import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import type { Cell, ColumnType, Query } from "@telltale/core/model";
import { openStore } from "../src/index.ts";
import type { Store, StoreOptions } from "../src/index.ts";
import { kusto, now, problemOf, resultOf, rowsOf, textsOf } from "./kit.ts";

const opened: Store[] = [];
const folders: string[] = [];

async function open(options: StoreOptions = {}): Promise<Store> {
  const store = await openStore(options);
  opened.push(store);
  return store;
}

afterEach(() => {
  for (const store of opened.splice(0)) store.close();
  for (const folder of folders.splice(0)) fs.rmSync(folder, { recursive: true });
});

function temporaryFile(): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "telltale-test-"));
  folders.push(folder);
  return path.join(folder, "logs.duckdb");
}

const columns: readonly ColumnType[] = [
  { name: "Name", type: "string" },
  { name: "name", type: "long" },
  { name: '$odd "name"', type: "dynamic" },
];

async function fill(store: Store, rows: number): Promise<void> {
  const table = await store.createTable("defender", "Processes", columns);
  for (let i = 0; i < rows; i++)
    table.append(BigInt(i), [`p${i % 3}`, BigInt(i), i % 2 === 0 ? `{"n":${i}}` : null]);
  table.close();
}

describe("tables", () => {
  test("cells of all types come back as they were", async () => {
    const store = await open();
    const types: readonly ColumnType[] = [
      { name: "b", type: "boolean" },
      { name: "i", type: "int" },
      { name: "l", type: "long" },
      { name: "r", type: "real" },
      { name: "d", type: "decimal" },
      { name: "s", type: "string" },
      { name: "t", type: "datetime" },
      { name: "p", type: "timespan" },
      { name: "g", type: "guid" },
      { name: "j", type: "dynamic" },
    ];
    const rows: Cell[][] = [
      [true, 1n, -(2n ** 63n), 0.1, 1.5, "a\0b'\"\\\n😀", now, -1n, "0f", '{"a":[1,null]}'],
      [false, 2n, 2n ** 63n - 1n, Number.NaN, -0, "", 0n, 0n, "", "[]"],
      [null, null, null, null, null, "", null, null, null, null],
    ];
    const table = await store.createTable("v", "All", types);
    for (const [i, row] of rows.entries()) table.append(BigInt(i), row);
    table.close();
    const result = await resultOf(store, "All");
    expect(result.columns).toEqual(types);
    expect(result.rows).toEqual(rows);
    expect(result.events).toEqual([0n, 1n, 2n]);
  });

  test("a missing text is empty", async () => {
    const store = await open();
    const table = await store.createTable("v", "T", [{ name: "s", type: "string" }]);
    table.append(0n, [null]);
    table.close();
    expect((await resultOf(store, "T | where s == '' and isempty(s)")).rows).toEqual([[""]]);
  });

  test("more rows than a chunk holds, and none", async () => {
    const store = await open();
    await fill(store, 5000);
    expect(await rowsOf(store, "Processes | summarize count(), sum(name), max(name)")).toEqual([
      "5000|12497500|4999",
    ]);
    const empty = await store.createTable("v", "None", columns);
    empty.close();
    expect(await rowsOf(store, "None | summarize count()")).toEqual(["0"]);
  });

  test("names that differ only in case are two, odd ones are what they are", async () => {
    const store = await open();
    await fill(store, 3);
    const query = `Processes | where Name == "p1" and name == 1 | extend NAME = 'x' | project name, NAME, Name`;
    expect(await rowsOf(store, query)).toEqual(["1|x|p1"]);
    const odd = await resultOf(store, `Processes | project ['$odd "name"']`);
    expect(odd.rows[0]).toEqual(['{"n":0}']);
  });

  test("tables whose names differ only in case are two", async () => {
    const file = temporaryFile();
    const first = await openStore({ file });
    for (const [i, name] of ["Event", "event"].entries()) {
      const table = await first.createTable("v", name, [{ name: "n", type: "long" }]);
      table.append(0n, [BigInt(i)]);
      table.close();
    }
    const both = "union withsource=T Event, event | project T, n";
    expect(await rowsOf(first, both)).toEqual(["Event|0", "event|1"]);
    first.close();
    expect(await rowsOf(await open({ file, readOnly: true }), both)).toEqual([
      "Event|0",
      "event|1",
    ]);
  });

  test("columns that the table is known to have and that nothing filled are missing in all rows", async () => {
    const store = await open();
    await fill(store, 2);
    const known = [
      ...columns,
      { name: "User", type: "string" },
      { name: "Size", type: "long" },
    ] as const;
    const source = {
      kind: "table",
      vocabulary: "defender",
      name: "Processes",
      columns: known,
    } as const;
    const query: Query = { source, steps: [], missingText: "empty" };
    expect(textsOf(await resultOf(store, query))).toEqual([
      'p0|0|{"n":0}||null',
      "p1|1|null||null",
    ]);
  });

  test("a file keeps tables and the types of their columns", async () => {
    const file = temporaryFile();
    const first = await openStore({ file });
    await fill(first, 10);
    first.close();
    const again = await open({ file, readOnly: true });
    expect(again.hasTable("defender", "Processes")).toBe(true);
    expect(again.hasTable("defender", "processes")).toBe(false);
    expect(again.tables()).toEqual([{ vocabulary: "defender", name: "Processes", columns }]);
    expect(
      await rowsOf(again, `Processes | where name > 7 | extend n = ['$odd "name"'].n`),
    ).toEqual(['p2|8|{"n":8}|8', "p0|9|null|null"]);
  });
});

describe("the event that a row is of", () => {
  test.each([
    ["Processes | where name > 0 | extend x = name + 1 | project x", [1n, 2n]],
    ["Processes | sort by name desc", [2n, 1n, 0n]],
    ["Processes | top 1 by name asc", [0n]],
    ["Processes | project-away Name | project-rename a = name | take 2", [0n, 1n]],
    ["Processes | join kind=inner (Processes | project name) on name | where name == 2", [2n]],
    ["Processes | join kind=leftanti (Processes | where name == 1) on name", [0n, 2n]],
    ["Processes | mv-expand x = pack_array(1, 2) | where name == 1", [1n, 1n]],
    ["union (Processes | where name == 2), (Processes | where name == 1)", [2n, 1n]],
    ["Processes | parse Name with 'p' n:long | where n == 1", [1n]],
  ])("%s", async (query, events) => {
    const store = await open();
    await fill(store, 3);
    expect((await resultOf(store, query)).events).toEqual(events);
  });

  test.each(["Processes | summarize count() by Name", "Processes | distinct Name", "print 1"])(
    "is lost in %s",
    async (query) => {
      const store = await open();
      await fill(store, 3);
      expect((await resultOf(store, query)).events).toBeUndefined();
    },
  );
});

describe("limits", () => {
  test("more rows than are wanted", async () => {
    const store = await open();
    await fill(store, 10);
    const cut = await resultOf(store, "Processes | project name", { maxRows: 4 });
    expect([cut.rows.length, cut.truncated, cut.events?.length]).toEqual([4, true, 4]);
    const exact = await resultOf(store, "Processes | project name", { maxRows: 10 });
    expect([exact.rows.length, exact.truncated]).toEqual([10, false]);
  });

  const endless =
    "range x from 1 to 100000000 step 1 | extend y = x % 1000003 | join kind=inner (range y from 1 to 100000000 step 1) on y | summarize sum(x * y)";

  test("time", async () => {
    const store = await open();
    const outcome = await store.run(kusto(endless), { now, timeoutMs: 200 });
    expect(problemOf(outcome)).toBe("time: the query ran longer than 0.2 s");
    // The store is as good as before.
    expect(await rowsOf(store, "print 1")).toEqual(["1"]);
  });

  test("a signal", async () => {
    const store = await open();
    const stop = new AbortController();
    setTimeout(() => stop.abort(), 100);
    const outcome = await store.run(kusto(endless), { now, signal: stop.signal });
    expect(problemOf(outcome)).toBe("interrupted: the query was interrupted");
    const late = await store.run(kusto("print 1"), { now, signal: stop.signal });
    expect(problemOf(late)).toBe("interrupted: the query was interrupted");
  });

  test("memory", async () => {
    const store = await open({ memoryLimitMB: 50 });
    const query =
      "range x from 1 to 1500000 step 1 | summarize make_list(strcat('text number ', x))";
    const outcome = await store.run(kusto(query), { now });
    expect(problemOf(outcome)).toBe("memory: the query needs more memory than it may take");
    expect(await rowsOf(store, "print 1")).toEqual(["1"]);
  }, 30_000);
});

test("what does not fit into memory is laid aside, and nothing stays behind", async () => {
  const laidAside = () =>
    fs.readdirSync(os.tmpdir()).filter((name) => name.startsWith("telltale-"));
  const before = new Set(laidAside());
  const store = await openStore({ memoryLimitMB: 60 });
  const query = `range x from 1 to 1000000 step 1 | extend t = strcat('a text that takes its place in memory ', x)
    | sort by t asc | where x == 500000 | project x`;
  expect(await rowsOf(store, query)).toEqual(["500000"]);
  const made = laidAside().filter((name) => !before.has(name));
  expect(made).not.toEqual([]);
  store.close();
  expect(laidAside().filter((name) => made.includes(name) && name.length > 40)).toEqual([]);
}, 30_000);

describe("what cannot be run is refused with its place", () => {
  const table = (name: string): Query => ({
    source: {
      kind: "table",
      vocabulary: "defender",
      name,
      columns: [],
      origin: { start: 3, end: 8 },
    },
    steps: [],
  });

  test("a table that is not there", async () => {
    const outcome = await (await open()).run(table("Nope"), { now });
    expect(outcome).toMatchObject({
      kind: "problem",
      reason: "refused",
      message: "there is no data for the table 'Nope'",
      span: { start: 3, end: 8 },
    });
  });

  test("a function that is not there", async () => {
    const origin = { start: 1, end: 2 };
    const call = {
      kind: "call",
      function: "no-such-thing",
      args: [],
      type: "long",
      origin,
    } as const;
    const query: Query = {
      source: { kind: "inline", columns: [], rows: [[]] },
      steps: [{ kind: "project", columns: [{ name: "x", value: call }] }],
    };
    expect(await (await open()).run(query, { now })).toMatchObject({
      reason: "refused",
      message: "the function 'no_such_thing' cannot be run here",
      span: origin,
    });
  });

  test.each([
    [`print x = "a" matches regex "(?=a)"`, "it looks ahead or behind"],
    [`print x = "a" matches regex "("`, "a regular expression cannot be run here: missing ): ("],
  ])("%s", async (query, message) => {
    const outcome = await (await open()).run(kusto(query), { now });
    expect(problemOf(outcome)).toContain(message);
    expect(problemOf(outcome)).toMatch(/^refused/);
  });
});

test("the same rows in the same order each time, groups as they first come", async () => {
  const query =
    "Processes | summarize count(), make_list(name), arg_max(name, Name) by k = name % 7 | join kind=leftouter (Processes | summarize s = sum(name) by Name) on Name";
  const runs: string[][] = [];
  for (let i = 0; i < 3; i++) {
    const store = await open();
    await fill(store, 300);
    runs.push([...(await rowsOf(store, query))]);
  }
  expect(runs[1]).toEqual(runs[0]);
  expect(runs[2]).toEqual(runs[0]);
  expect(runs[0]?.map((row) => row.split("|")[0])).toEqual(["0", "1", "2", "3", "4", "5", "6"]);
});

test("an explanation is the SQL that is run", async () => {
  const store = await open();
  await fill(store, 1);
  const explained = store.explain(kusto("Processes | where name > 3", store), { now });
  expect(explained.kind === "sql" && explained.sql).toContain(
    'FROM "defender"."Processes") AS t WHERE',
  );
});
