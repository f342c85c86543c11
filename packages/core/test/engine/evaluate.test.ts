import { describe, expect, test } from "vitest";
import { evaluateExpr, type Truth } from "../../src/engine/index.ts";
import {
  and,
  anyRun,
  type CompareExpr,
  type Datum,
  type Expr,
  isTrue,
  literal,
  not,
  nullValue,
  or,
  type Quantifier,
} from "../../src/model/index.ts";
import { compare, constant, contains, everywhere, field, match, regex, subjectOf } from "./kit.ts";

const yes = match(field("yes"), "1");
const no = match(field("yes"), "2");
const unknown: Expr = { kind: "unknown", missing: "x" };
const subject = subjectOf({ yes: "1" });
const truth = (expr: Expr, fields?: Readonly<Record<string, Datum>>): Truth =>
  evaluateExpr(expr, fields === undefined ? subject : subjectOf(fields));

const operands = [
  [yes, true],
  [no, false],
  [unknown, undefined],
] as const;

/** Kleene's tables: false wins an AND, true wins an OR, else unknown does. */
describe("three-valued logic", () => {
  for (const [a, x] of operands) {
    test(`not ${x}`, () => {
      expect(truth(not(a))).toBe(x === undefined ? undefined : !x);
      expect(truth(isTrue(a))).toBe(x === true);
      expect(truth(not(isTrue(a)))).toBe(x !== true);
      expect(truth({ kind: "named", name: "s", role: "selection", arg: a })).toBe(x);
    });
    for (const [b, y] of operands) {
      test(`${x} with ${y}`, () => {
        const both =
          x === false || y === false ? false : x === true && y === true ? true : undefined;
        const either =
          x === true || y === true ? true : x === false && y === false ? false : undefined;
        expect(truth(and([a, b]))).toBe(both);
        expect(truth(or([a, b]))).toBe(either);
        const args = [a, b];
        expect(truth({ kind: "quantified", quantifier: "all", pattern: "*", args })).toBe(both);
        expect(truth({ kind: "quantified", quantifier: "any", pattern: "*", args })).toBe(either);
      });
    }
  }

  test("of nothing", () => {
    expect(truth({ kind: "and", args: [] })).toBe(true);
    expect(truth({ kind: "or", args: [] })).toBe(false);
  });
});

describe("missing, null and empty", () => {
  const states: readonly (readonly [string, Record<string, Datum>])[] = [
    ["missing", {}],
    ["null", { f: null }],
    ["empty", { f: "" }],
    ["no values", { f: [] }],
    ["null values", { f: [null, null] }],
    ["a value", { f: "a" }],
  ];
  test.each<[string, Expr, readonly Truth[]]>([
    ["= 'a'", match(field("f"), "a"), [undefined, undefined, false, undefined, undefined, true]],
    ["= ''", match(field("f"), ""), [undefined, undefined, true, undefined, undefined, false]],
    [
      "= '*'",
      match(field("f"), [anyRun]),
      [undefined, undefined, true, undefined, undefined, true],
    ],
    [
      "not = 'a'",
      not(match(field("f"), "a")),
      [undefined, undefined, true, undefined, undefined, false],
    ],
    ["is null", { kind: "is-null", subject: field("f") }, [true, true, false, true, true, false]],
    ["exists", { kind: "exists", subject: field("f") }, [false, true, true, true, true, true]],
    [
      "< 'b'",
      compare(field("f"), "lt", constant("b")),
      [undefined, undefined, true, undefined, undefined, true],
    ],
    [
      "'b' > it",
      compare(constant("b"), "gt", field("f")),
      [undefined, undefined, true, undefined, undefined, true],
    ],
    [
      "keyword 'a'",
      contains(everywhere, "a"),
      [undefined, undefined, false, undefined, undefined, true],
    ],
  ])("%s", (_, expr, expected) => {
    expect(states.map(([, fields]) => truth(expr, fields))).toEqual(expected);
  });

  test("compared with null is unknown", () => {
    expect(
      truth(compare(field("yes"), "eq", { kind: "literal", value: nullValue })),
    ).toBeUndefined();
  });
});

describe("several values", () => {
  test.each<[Quantifier, Datum, Truth]>([
    ["any", ["a", "b"], true],
    ["any", ["b", "c"], false],
    ["all", ["a", "b"], false],
    ["all", ["a", "A"], true],
    ["all", ["a", null], true],
    ["none", ["a", "b"], false],
    ["none", ["b", "c"], true],
    ["none", [], undefined],
    ["all", [], undefined],
    ["none", "b", true],
    ["none", "a", false],
  ])("%s of %j is a: %s", (quantifier, f, expected) => {
    expect(truth(match(field("f"), "a", { quantifier }), { f })).toBe(expected);
    expect(truth(regex(field("f"), "(?i)^a$", { quantifier }), { f })).toBe(expected);
    expect(truth(compare(field("f"), "eq", constant("a"), "text", { quantifier }), { f })).toBe(
      expected,
    );
  });

  test("keywords look into lists and objects", () => {
    expect(truth(match(everywhere, "a"), { f: ["b", "a"] })).toBe(true);
    expect(truth(match(everywhere, "a"), { f: { g: { h: ["a"] } } })).toBe(true);
    expect(truth(match(everywhere, "ab"), { f: "a", g: "b" })).toBe(false);
  });
});

describe("what is compared as what", () => {
  test.each<[Datum, CompareExpr["operator"], string | number, CompareExpr["as"], Truth]>([
    ["10", "gt", 9, "number", true],
    ["10", "gt", "9", "text", false],
    [10, "eq", "10", "number", true],
    ["0x10", "eq", 16, "number", true],
    ["ten", "gt", 9, "number", false],
    ["", "eq", 0, "number", false],
    [true, "eq", 1, "number", false],
    ["10", "gt", "9", "either", true],
    ["10", "eq", "0xa", "either", true],
    ["b", "gt", "a", "either", true],
    ["10", "lt", "a", "either", true],
    [true, "eq", "True", "either", true],
    ["A", "eq", "a", "text", true],
    ["A", "ne", "a", "text", false],
    ["é", "eq", "É", "text", true],
    ["Infinity", "eq", "infinity", "either", true],
    ["9007199254740993", "eq", "9007199254740992", "either", false],
    ["9007199254740993", "gt", "9007199254740992", "number", true],
    ["2026-03-02T08:00:00Z", "lt", "2026-03-02 09:00:00+00:00", "time", true],
    ["2026-03-02T08:00:00Z", "eq", "2026-03-02T09:00:00+01:00", "time", true],
    ["2026-03-02T08:00:00.1234567Z", "eq", "2026-03-02T08:00:00.1234567Z", "time", true],
    ["yesterday", "lt", "2026-03-02", "time", false],
  ])("%j %s %j as %s: %s", (f, operator, value, as, expected) => {
    expect(truth(compare(field("f"), operator, constant(value), as), { f })).toBe(expected);
  });

  test("case, where it counts", () => {
    expect(
      truth(compare(field("f"), "eq", constant("a"), "text", { cased: true }), { f: "A" }),
    ).toBe(false);
  });

  test("one field with another", () => {
    const equal = compare(field("a"), "eq", field("b"));
    expect(truth(equal, { a: "x", b: "X" })).toBe(true);
    expect(truth(equal, { a: 5, b: "5" })).toBe(true);
    expect(truth(equal, { a: "x" })).toBeUndefined();
    expect(truth(equal, { b: "x" })).toBeUndefined();
    expect(truth(equal, { a: ["x", "y"], b: ["z", "Y"] })).toBe(true);
    expect(truth(equal, { a: "x", b: ["z", "y"] })).toBe(false);
    expect(truth(equal, { a: "x", b: [] })).toBeUndefined();
    expect(truth(equal, { a: "18446744073709551615", b: "18446744073709551614" })).toBe(false);
    expect(truth(equal, { a: "0xffffffffffffffff", b: "18446744073709551615" })).toBe(true);
  });

  test("numbers, truth values and what else there is by their text", () => {
    expect(truth(match(field("f"), "5"), { f: 5 })).toBe(true);
    expect(truth(match(field("f"), "TRUE"), { f: true })).toBe(true);
    expect(truth(match(field("f"), '{"a":1}'), { f: { a: 1 } })).toBe(true);
    expect(truth(match(field("constructor"), "x"), {})).toBeUndefined();
  });
});

test("arithmetic and cases", () => {
  const sum: Expr = { kind: "arithmetic", operator: "add", left: field("a"), right: constant(2) };
  expect(truth(compare(sum, "eq", constant(7), "number"), { a: "5" })).toBe(true);
  expect(truth(compare(sum, "eq", constant(7), "number"), { a: "x" })).toBeUndefined();
  const chosen: Expr = {
    kind: "case",
    branches: [{ when: match(field("a"), [literal("x")]), then: constant("one") }],
    otherwise: constant("two"),
  };
  expect(truth(compare(chosen, "eq", constant("one")), { a: "X" })).toBe(true);
  expect(truth(compare(chosen, "eq", constant("two")), {})).toBe(true);
});
