import type { Query, Value } from "@telltale/core/model";
import { text } from "@telltale/core/model";
import fc from "fast-check";
import { expect, test } from "vitest";
import { openStore } from "../src/index.ts";

test("rows written in a query come out as they are, in their order, few or many of them", async () => {
  const store = await openStore();
  const cell = fc.oneof(
    fc.constant(null),
    fc.string({ unit: "grapheme", maxLength: 6 }),
    fc.string({
      unit: fc.constantFrom("'", '"', "\\", "\n", "%", "a", "\0", "\uD800"),
      maxLength: 4,
    }),
  );
  const table = fc.array(fc.tuple(cell, cell), { minLength: 190, maxLength: 220 });
  for (const [i, rows] of fc.sample(table, { numRuns: 30, seed: 4 }).entries()) {
    // Half of them without what only the slower form takes.
    const kept = rows.map((row) =>
      row.map((one) => (i % 2 === 0 ? (one?.replaceAll(/[\0\uD800]/g, "") ?? null) : one)),
    );
    const wanted = kept.map((row) => row.map((one) => one?.toWellFormed() ?? null));
    const query: Query = {
      source: {
        kind: "inline",
        columns: ["a", "b c"].map((name) => ({ name, type: "string" })),
        rows: kept.map((row) =>
          row.map((one): Value => (one === null ? { kind: "null" } : text(one))),
        ),
      },
      steps: [],
    };
    const outcome = await store.run(query, { now: 0n });
    expect(outcome.kind === "result" ? outcome.rows : outcome).toEqual(wanted);
  }
  store.close();
}, 60_000);
