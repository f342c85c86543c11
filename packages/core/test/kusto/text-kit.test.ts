import { expect, test } from "vitest";
import { climb, type Infix, matchBrackets, printTree } from "../../src/languages/text/index.ts";

const pairs = new Map([
  ["(", ")"],
  ["[", "]"],
]);

function closersOf(text: string): readonly number[] {
  const tokens = text.split("").map((kind, start) => ({ kind, text: kind, start, end: start + 1 }));
  return [...matchBrackets(tokens, pairs)];
}

test("brackets find their closing ones; those that fit nothing are left", () => {
  expect(closersOf("(a[b])")).toEqual([5, -1, 4, -1, -1, -1]);
  expect(closersOf(")(]a)")).toEqual([-1, 4, -1, -1, -1]);
  expect(closersOf("([)")).toEqual([2, -1, -1]);
  expect(closersOf("((")).toEqual([-1, -1]);
});

/** Reads letters with `+` and `*` (left to right) and `=` (once), into fully bracketed text. */
function bracket(text: string): string {
  let at = 0;
  const powers: Readonly<Record<string, number>> = { "=": 1, "+": 2, "*": 3 };
  const parse = (floor: number): string => climb(text.charAt(at++), floor, next);
  const next = (): Infix<string> | undefined => {
    const mark = text.charAt(at);
    const power = powers[mark];
    if (power === undefined) return undefined;
    return {
      power,
      chains: mark !== "=",
      read: (left) => {
        at++;
        return `(${left}${mark}${parse(power + 1)})`;
      },
    };
  };
  const result = parse(0);
  return at < text.length ? `${result} then ${text.slice(at)}` : result;
}

test.each([
  ["a+b*c+d", "((a+(b*c))+d)"],
  ["a*b+c=d+e*f", "(((a*b)+c)=(d+(e*f)))"],
  ["a=b=c", "(a=b) then =c"],
  ["a", "a"],
])("%s binds as %s", (text, tree) => {
  expect(bracket(text)).toBe(tree);
});

test("trees print without spans, absent and false properties; deep ones over several lines", () => {
  const leaf = {
    kind: "leaf",
    name: "a b",
    flag: true,
    off: false,
    none: undefined,
    span: { start: 0, end: 1 },
  };
  expect(printTree(leaf)).toBe('(leaf name="a b" flag)');
  expect(printTree({ kind: "node", items: [leaf, 5], empty: [] })).toBe(
    '(node items=((leaf name="a b" flag) 5))',
  );
  const wide = {
    kind: "wide",
    items: Array.from({ length: 3 }, () => ({ kind: "x", text: "y".repeat(40) })),
  };
  expect(printTree(wide)).toBe(
    `(wide\n  items=(\n    ${Array.from({ length: 3 }, () => `(x text=${"y".repeat(40)})`).join("\n    ")}))`,
  );
});
