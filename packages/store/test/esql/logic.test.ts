import fc from "fast-check";
import { expect, test } from "vitest";
import { rowsOf } from "./kit.ts";

/** Kleene's logic, as the reference says that tests and connectives behave. */
type Truth = boolean | null;
type Row = { readonly a: string | null; readonly n: number | null };

interface Condition {
  readonly text: string;
  readonly of: (row: Row) => Truth;
}

const not = (truth: Truth): Truth => (truth === null ? null : !truth);
const and = (x: Truth, y: Truth): Truth =>
  x === false || y === false ? false : x === null || y === null ? null : true;

const words = fc.constantFrom("x", "X", "xy", "");
const numbers = fc.integer({ min: -2, max: 2 });

const test1 = fc.oneof(
  words.map((word): Condition => ({
    text: `host.name == "${word}"`,
    of: ({ a }) => (a === null ? null : a === word),
  })),
  words.map((word): Condition => ({
    text: `host.name NOT IN ("${word}", "z")`,
    of: ({ a }) => (a === null ? null : a !== word && a !== "z"),
  })),
  words.map((word): Condition => ({
    text: `host.name LIKE "${word}*"`,
    of: ({ a }) => (a === null ? null : a.startsWith(word)),
  })),
  numbers.map((number): Condition => ({
    text: `process.pid >= ${number}`,
    of: ({ n }) => (n === null ? null : n >= number),
  })),
  numbers.map((number): Condition => ({
    text: `process.pid * 2 != ${number}`,
    of: ({ n }) => (n === null ? null : n * 2 !== number),
  })),
  fc.constant<Condition>({ text: "host.name IS NULL", of: ({ a }) => a === null }),
  fc.constant<Condition>({ text: "process.pid IS NOT NULL", of: ({ n }) => n !== null }),
);

const condition = fc.letrec<{ whole: Condition }>((tie) => ({
  whole: fc.oneof(
    { depthSize: "small" },
    test1,
    tie("whole").map(({ text, of }) => ({
      text: `NOT (${text})`,
      of: (row: Row) => not(of(row)),
    })),
    fc.tuple(tie("whole"), tie("whole")).map(([x, y]) => ({
      text: `(${x.text} AND ${y.text})`,
      of: (row: Row) => and(x.of(row), y.of(row)),
    })),
    fc.tuple(tie("whole"), tie("whole")).map(([x, y]) => ({
      text: `(${x.text} OR ${y.text})`,
      of: (row: Row) => not(and(not(x.of(row)), not(y.of(row)))),
    })),
  ),
})).whole;

const rows: readonly Row[] = ["x", "X", "xyz", null].flatMap((a) =>
  [-1, 0, 1, null].map((n) => ({ a, n })),
);

test("conditions are what three-valued logic makes of them", async () => {
  const names = { true: "True", false: "False", null: "null" } as const;
  await fc.assert(
    fc.asyncProperty(fc.array(condition, { minLength: 40, maxLength: 40 }), async (conditions) => {
      const columns = conditions.map(({ text }, i) => `c${i} = ${text}`).join(", ");
      const found = await rowsOf(
        `from logs-* | eval ${columns} | keep c*`,
        rows.map(({ a, n }) => ({ "host.name": a, "process.pid": n })),
      );
      expect(found).toEqual(
        rows.map((row) => conditions.map(({ of }) => names[`${of(row)}`]).join("|")),
      );
    }),
    { seed: 16, numRuns: 12 },
  );
}, 30_000);
