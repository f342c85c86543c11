import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { splRows, sysmon } from "./kit.ts";

/** Events with and without each of the fields. */
const values = {
  a: ["cmd.exe", "CMD.EXE", "powershell.exe", "x y", undefined],
  b: ["1", "2", "10", undefined],
  c: ["\\Temp\\", "C:\\Temp\\a", undefined],
} as const;
type Name = keyof typeof values;
const names = Object.keys(values) as Name[];

const records = values.a.flatMap((a) =>
  values.b.flatMap((b) => values.c.map((c) => ({ a, b, c }))),
);
const events = records.map(({ a, b, c }, i) =>
  sysmon(1, {
    n: String(i),
    ...(a === undefined ? {} : { a }),
    ...(b === undefined ? {} : { b }),
    ...(c === undefined ? {} : { c }),
  }),
);
type Row = Readonly<Partial<Record<Name, string>>>;

type Tree =
  | { readonly kind: "and" | "or"; readonly left: Tree; readonly right: Tree }
  | { readonly kind: "not"; readonly arg: Tree }
  | {
      readonly kind: "test";
      readonly text: string;
      readonly holds: (row: Row) => boolean | undefined;
    };

const trees = (tests: fc.Arbitrary<Tree>): fc.Arbitrary<Tree> =>
  fc.letrec<{ tree: Tree }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 4, depthSize: "small" },
      tests,
      fc.record({ kind: fc.constantFrom("and", "or"), left: tie("tree"), right: tie("tree") }),
      fc.record({ kind: fc.constant("not"), arg: tie("tree") }),
    ) as fc.Arbitrary<Tree>,
  })).tree;

/** Writes a tree with no more parentheses than the order of evaluation asks for. */
function write(
  tree: Tree,
  first: "and" | "or",
  words: Readonly<Record<"and" | "or", string>>,
): string {
  const within = (part: Tree, isInner: boolean) => {
    const text = write(part, first, words);
    return isInner && (part.kind === "and" || part.kind === "or") ? `(${text})` : text;
  };
  switch (tree.kind) {
    case "test":
      return tree.text;
    case "not":
      return `NOT ${within(tree.arg, true)}`;
    default: {
      // What is evaluated last needs parentheses within what is evaluated first.
      const needs = (part: Tree) => tree.kind === first && part.kind !== first;
      return [tree.left, tree.right]
        .map((part) => within(part, needs(part)))
        .join(words[tree.kind]);
    }
  }
}

/** With three values: what is not known of either side is known of both where one decides. */
function truthOf(tree: Tree, row: Row): boolean | undefined {
  switch (tree.kind) {
    case "test":
      return tree.holds(row);
    case "not": {
      const truth = truthOf(tree.arg, row);
      return truth === undefined ? undefined : !truth;
    }
    default: {
      const sides = [truthOf(tree.left, row), truthOf(tree.right, row)];
      const deciding = tree.kind === "or";
      if (sides.includes(deciding)) return deciding;
      return sides.includes(undefined) ? undefined : !deciding;
    }
  }
}

const kept = (tree: Tree): readonly string[] =>
  records.flatMap((row, i) => (truthOf(tree, defined(row)) === true ? [String(i)] : []));

const defined = (row: (typeof records)[number]): Row =>
  Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined));

const field = fc.constantFrom(...names);
const value = fc.constantFrom(
  ...names.flatMap((name) => values[name].filter((one) => one !== undefined)),
);

/** A value of a search as it is written: in quotes, each backslash as two. */
const quoted = (text: string) => `"${text.replaceAll("\\", "\\\\")}"`;

/** Whether a value fits one with asterisks, letter by letter. */
function fits(text: string, pattern: string): boolean {
  const [head = "", ...rest] = pattern;
  if (pattern === "") return text === "";
  if (head === "*")
    return fits(text, rest.join("")) || (text !== "" && fits(text.slice(1), pattern));
  return text.charAt(0).toLowerCase() === head.toLowerCase() && fits(text.slice(1), rest.join(""));
}

const patterns = fc.oneof(
  value,
  fc
    .tuple(value, fc.nat(6), fc.nat(6))
    .map(
      ([text, from, to]) =>
        `${text.slice(0, Math.min(from, to))}*${text.slice(Math.max(from, to))}`,
    ),
);

const searchTest: fc.Arbitrary<Tree> = fc.oneof(
  fc.tuple(field, patterns, fc.boolean()).map(([name, pattern, isUnequal]): Tree => ({
    kind: "test",
    text: `${name}${isUnequal ? "!=" : "="}${quoted(pattern)}`,
    holds: (row) => {
      const text = row[name];
      return text !== undefined && text !== "" && fits(text, pattern) !== isUnequal;
    },
  })),
  fc.tuple(field, fc.array(patterns, { minLength: 1, maxLength: 3 })).map(([name, list]): Tree => ({
    kind: "test",
    text: `${name} IN (${list.map(quoted).join(", ")})`,
    holds: (row) => {
      const text = row[name];
      return text !== undefined && list.some((pattern) => fits(text, pattern));
    },
  })),
  fc
    .tuple(fc.constantFrom("<", "<=", ">", ">="), fc.constantFrom(1, 2, 9, 10))
    .map(([operator, limit]): Tree => ({
      kind: "test",
      text: `b${operator}${limit}`,
      holds: ({ b }) => b !== undefined && ordered(Number(b), operator, limit),
    })),
);

function ordered(left: number, operator: string, right: number): boolean {
  if (left === right) return operator.endsWith("=");
  return left < right === operator.startsWith("<");
}

const conditionTest: fc.Arbitrary<Tree> = fc.oneof(
  fc.tuple(field, value, fc.boolean()).map(([name, text, isUnequal]): Tree => ({
    kind: "test",
    text: `${name}${isUnequal ? "!=" : "="}${quoted(text)}`,
    holds: (row) => (row[name] === undefined ? undefined : (row[name] === text) !== isUnequal),
  })),
  fc.tuple(field, fc.boolean()).map(([name, isNull]): Tree => ({
    kind: "test",
    text: `${isNull ? "isnull" : "isnotnull"}(${name})`,
    holds: (row) => (row[name] === undefined) === isNull,
  })),
  fc
    .tuple(fc.constantFrom("<", "<=", ">", ">="), fc.constantFrom(1, 2, 9, 10))
    .map(([operator, limit]): Tree => ({
      kind: "test",
      text: `b${operator}${limit}`,
      holds: ({ b }) => (b === undefined ? undefined : ordered(Number(b), operator, limit)),
    })),
);

const settings = { numRuns: 40, seed: 7 };

// https://docs.splunk.com/Documentation/Splunk/latest/Search/Booleanexpressions
describe("what is kept is what the documented order of evaluation keeps", () => {
  test.each([" ", " AND "])(
    "of a search, joined by '%s'",
    async (and) => {
      await fc.assert(
        fc.asyncProperty(trees(searchTest), fc.boolean(), async (tree, isPushed) => {
          const text = write(tree, "or", { and, or: " OR " });
          const search = `index=sysmon (${text}) | sort n | table n`;
          expect(await splRows(search, events, {}, isPushed)).toEqual(kept(tree));
        }),
        settings,
      );
    },
    60_000,
  );

  test("of a condition", async () => {
    await fc.assert(
      fc.asyncProperty(trees(conditionTest), async (tree) => {
        const text = write(tree, "and", { and: " AND ", or: " OR " });
        const search = `index=sysmon | where ${text} | sort n | table n`;
        expect(await splRows(search, events)).toEqual(kept(tree));
      }),
      settings,
    );
  }, 60_000);
});
