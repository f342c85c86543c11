import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import type { Cell, ColumnType } from "@telltale/core/model";
import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { openStore } from "../src/index.ts";
import type { StoreOptions } from "../src/index.ts";

/** One column of each form in which the database holds values; of the vocabulary that keeps empty texts. */
const columns: readonly ColumnType[] = [
  { name: "text", type: "string" },
  { name: "long", type: "long" },
  { name: "real", type: "real" },
  { name: "boolean", type: "boolean" },
  { name: "dynamic", type: "dynamic" },
];

/** The rows as they come back, with the numbers of their events. */
async function throughStore(rows: readonly (readonly Cell[])[], options: StoreOptions = {}) {
  const store = await openStore(options);
  try {
    const table = { vocabulary: "ecs", name: "rows", columns };
    const appender = await store.createTable(table.vocabulary, table.name, columns);
    rows.forEach((row, i) => appender.append(BigInt(i), row));
    appender.close();
    const outcome = await store.run(
      { source: { kind: "table", ...table }, steps: [] },
      { now: 0n },
    );
    if (outcome.kind === "problem") throw new Error(outcome.message);
    return outcome;
  } finally {
    store.close();
  }
}

/** Texts around the length at which the database stops to hold them in place. */
const texts = [
  "",
  "a",
  "twelve chars",
  "thirteen char",
  "äöü",
  "zwölf Zeichen",
  "elf Zeicheñ",
  "日本語日",
  "日本語日本",
  "😀😀😀",
  "a\0b",
  "\0",
  "a long text with \0 inside of it",
  "x".repeat(5000),
];
const longs = [0n, -1n, 2n ** 63n - 1n, -(2n ** 63n), 2n ** 53n + 1n];
const reals = [0, -0, 1.5, Number.MIN_VALUE, Infinity, -Infinity, NaN];

describe("appending", () => {
  test("keeps each cell as it is", async () => {
    const rows = texts.map((text, i): readonly Cell[] => [
      text,
      longs[i] ?? null,
      reals[i] ?? null,
      i % 3 === 0 ? null : i % 3 === 1,
      i % 2 === 0 ? null : JSON.stringify({ text }),
    ]);
    expect((await throughStore(rows)).rows).toEqual(rows);
  });

  // 2048 rows are a chunk of the database, 16 chunks are handed over at once.
  test.each([2047, 2048, 2049, 4096, 16 * 2048 + 1])("keeps %i rows apart", async (count) => {
    const rows = Array.from({ length: count }, (_, i): readonly Cell[] => [
      i % 5 === 0 ? null : `row ${i}${i % 7 === 0 ? " and so on" : ""}`,
      i % 3 === 0 ? null : BigInt(i),
      i % 4 === 0 ? null : i / 2,
      i % 6 === 0 ? null : i % 2 === 0,
      // A chunk of nothing but nulls in between.
      Math.floor(i / 2048) === 1 ? null : "[]",
    ]);
    const outcome = await throughStore(rows);
    expect(outcome.rows).toEqual(rows);
    expect(outcome.events).toEqual(rows.map((_, i) => BigInt(i)));
  });

  test("keeps them on the disk just so, and takes the file away", async () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), "append-"));
    for (const name of ["TMPDIR", "TEMP", "TMP"]) vi.stubEnv(name, folder);
    const rows = Array.from({ length: 25_000 }, (_, i): readonly Cell[] => [
      `a text of its own: ${i}`,
      BigInt(i),
      i / 3,
      i % 2 === 0,
      null,
    ]);
    const outcome = await throughStore(rows, { onDisk: true, memoryLimitMB: 100 });
    expect(outcome.rows).toEqual(rows);
    expect(fs.readdirSync(folder)).toEqual([]);
    vi.unstubAllEnvs();
    fs.rmdirSync(folder);
  });

  test("keeps texts that come again and again", async () => {
    const rows = Array.from({ length: 3 * 2048 + 5 }, (_, i): readonly Cell[] => [
      [null, "short", "a text that is long", "ein langer Text: ä", `one of many texts: ${i}`][
        i % 5
      ] ?? null,
      null,
      null,
      null,
      // None of the first chunk, all of the second.
      i < 2048 ? JSON.stringify({ number: i, text: "long" }) : '{"text":"a bag"}',
    ]);
    expect((await throughStore(rows)).rows).toEqual(rows);
  });

  test("keeps any rows", async () => {
    const row = fc.tuple(
      fc.option(fc.string({ unit: "binary", maxLength: 20 })),
      fc.option(fc.bigInt(-(2n ** 63n), 2n ** 63n - 1n)),
      fc.option(fc.double()),
      fc.option(fc.boolean()),
      fc.option(fc.json()),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(row, { maxLength: 50 }), async (rows) => {
        expect((await throughStore(rows)).rows).toEqual(rows);
      }),
      { seed: 11, numRuns: 40 },
    );
  });
});
