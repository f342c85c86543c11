import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { evaluateExpr } from "@telltale/core/engine";
import type { ArithmeticExpr, CompareOperator, Expr, Value } from "@telltale/core/model";
import { nullValue, number } from "@telltale/core/model";
import { openStore } from "../src/index.ts";
import type { Store } from "../src/index.ts";
import { column, inline, resultOf } from "./kit.ts";

let store: Store;
beforeAll(async () => {
  store = await openStore();
});
afterAll(() => store.close());

type Number = bigint | undefined;

const numbers: fc.Arbitrary<Number> = fc.oneof(
  { weight: 4, arbitrary: fc.bigInt({ min: -3n, max: 3n }) },
  fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
  fc.constant(undefined),
);
const pairs = fc.array(fc.tuple(numbers, numbers), { minLength: 20, maxLength: 40 });
const operators = fc.constantFrom<CompareOperator>("eq", "ne", "lt", "le", "gt", "ge");

const [a, b] = [column("a", "long"), column("b", "long")];
const small = fc.integer({ min: -3, max: 3 }).map(number);

function compare(operator: CompareOperator, right: Expr): Expr {
  return {
    kind: "compare",
    operator,
    left: a,
    right,
    as: "number",
    caseRule: "sensitive",
    quantifier: "any",
  };
}

const tests: fc.Arbitrary<Expr> = fc.oneof(
  fc.tuple(operators, small).map(([op, value]) => compare(op, { kind: "literal", value })),
  operators.map((operator) => compare(operator, b)),
  fc
    .array(small, { minLength: 1, maxLength: 3 })
    .map((items) => compare("eq", { kind: "literal", value: { kind: "list", items } })),
  fc.constantFrom<Expr>({ kind: "is-null", subject: a }, { kind: "is-null", subject: b }),
);

const formulas: fc.Arbitrary<Expr> = fc.letrec<{ formula: Expr }>((tie) => ({
  formula: fc.oneof(
    { maxDepth: 3 },
    tests,
    tie("formula").map((arg): Expr => ({ kind: "not", arg })),
    tie("formula").map((arg): Expr => ({ kind: "is-true", arg })),
    fc.array(tie("formula"), { maxLength: 3 }).map((args): Expr => ({ kind: "and", args })),
    fc.array(tie("formula"), { maxLength: 3 }).map((args): Expr => ({ kind: "or", args })),
    fc
      .array(tie("formula"), { minLength: 3, maxLength: 3 })
      .map(([when, then, otherwise]): Expr => ({
        kind: "case",
        branches: [{ when: when as Expr, then: then as Expr }],
        otherwise: otherwise as Expr,
        type: "boolean",
      })),
  ),
})).formula;

const valueOf = (value: Number): Value =>
  value === undefined ? nullValue : { kind: "long", digits: String(value) };

test("SQL and the engine agree on numbers that may be missing", async () => {
  await fc.assert(
    fc.asyncProperty(formulas, pairs, async (expr, rows) => {
      const query = inline(
        [
          { name: "a", type: "long" },
          { name: "b", type: "long" },
        ],
        rows.map((row) => row.map(valueOf)),
        { steps: [{ kind: "project", columns: [{ name: "r", value: expr }] }] },
      );
      const result = await resultOf(store, query);
      for (const [i, [sql]] of result.rows.entries()) {
        const [left, right] = rows[i] ?? [];
        const fields = new Map([
          ["a", left],
          ["b", right],
        ]);
        const get = (name: string) => {
          const value = fields.get(name);
          return value === undefined ? undefined : String(value);
        };
        const engine = evaluateExpr(expr, { get, fields: () => ({}) });
        expect(sql, `of ${left}, ${right}`).toBe(engine ?? null);
      }
    }),
    { seed: 11, numRuns: 300 },
  );
});

type Operator = ArithmeticExpr["operator"];

/** Integers of 64 bits that wrap around; a remainder is never negative. */
const arithmetic: Readonly<Record<Operator, (a: bigint, b: bigint) => bigint | null>> = {
  add: (x, y) => x + y,
  subtract: (x, y) => x - y,
  multiply: (x, y) => x * y,
  divide: (x, y) => (y === 0n ? null : x / y),
  modulo: (x, y) => (y === 0n ? null : ((x % y) + (y < 0n ? -y : y)) % y),
};

test.each(Object.keys(arithmetic) as readonly Operator[])("%s of integers", async (operator) => {
  await fc.assert(
    fc.asyncProperty(pairs, async (rows) => {
      const value: Expr = { kind: "arithmetic", operator, left: a, right: b, type: "long" };
      const query = inline(
        [
          { name: "a", type: "long" },
          { name: "b", type: "long" },
        ],
        rows.map((row) => row.map(valueOf)),
        { steps: [{ kind: "project", columns: [{ name: "r", value }] }] },
      );
      const result = await resultOf(store, query);
      for (const [i, [sql]] of result.rows.entries()) {
        const [left, right] = rows[i] ?? [];
        const exact =
          left === undefined || right === undefined ? null : arithmetic[operator](left, right);
        expect(sql, `${left} ${operator} ${right}`).toBe(
          exact === null ? null : BigInt.asIntN(64, exact),
        );
      }
    }),
    { seed: 13, numRuns: 60 },
  );
});
