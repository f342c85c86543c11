import type { Cell, ColumnType, Query } from "@telltale/core/model";
import { expect, test } from "vitest";
import { openStore } from "../src/index.ts";
import type { NumberedColumn } from "../src/index.ts";

const column = (number: number, type: ColumnType["type"]): NumberedColumn => ({
  number,
  column: { name: `c${number}`, type },
});
const source = (columns: readonly ColumnType[]): Query["source"] => ({
  kind: "table",
  vocabulary: "v",
  name: "open",
  columns,
});

test("a table gets columns while it is filled, and views show what they ask for", async () => {
  const first = [column(3, "long"), column(7, "string")];
  const added = column(1, "real");
  const store = await openStore();
  try {
    const table = await store.createOpenTable("v", "open", first);
    const rows: (readonly [number, readonly Cell[]])[] = [];
    // Across the borders of chunks, and of what is written together.
    for (let i = 0; i < 11_000; i++) {
      if (i === 5_000) await table.addColumns([added]);
      const text = i % 3 === 0 ? "" : `text ${i % 40}, which is long`;
      if (i < 5_000) table.append(BigInt(i), [7, 3], [text, BigInt(i)]);
      else table.append(BigInt(i), [3, 1], [BigInt(i), i / 2]);
      rows.push([i, i < 5_000 ? [BigInt(i), text, null] : [BigInt(i), "", i / 2]]);
    }
    await table.close();
    const columns = [...first, added].map((one) => one.column);
    const outcome = await store.run(
      { source: source(columns), steps: [], missingText: "empty" },
      { now: 0n },
    );
    expect(outcome).toMatchObject({ kind: "result" });
    if (outcome.kind !== "result") return;
    expect(outcome.rows).toEqual(rows.map(([, row]) => row));
    expect(outcome.events).toEqual(rows.map(([event]) => BigInt(event)));

    const field = (name: string, type: ColumnType["type"]) =>
      ({ kind: "field", vocabulary: "column", name, type }) as const;
    await store.createView("v", "View", {
      source: source(columns),
      steps: [
        { kind: "filter", where: { kind: "is-null", subject: field("c1", "real") } },
        {
          kind: "project",
          columns: [
            { name: "Number", value: field("c3", "long") },
            { name: "Text", value: field("c7", "string") },
          ],
        },
      ],
      missingText: "empty",
    });
    const view = await store.run(
      {
        source: {
          kind: "table",
          vocabulary: "v",
          name: "View",
          columns: [
            { name: "Text", type: "string" },
            { name: "Other", type: "long" },
          ],
        },
        steps: [{ kind: "take", count: 2 }],
        missingText: "empty",
      },
      { now: 0n },
    );
    expect(view).toMatchObject({
      rows: [
        ["", null],
        ["text 1, which is long", null],
      ],
      events: [0n, 1n],
    });
  } finally {
    store.close();
  }
});
