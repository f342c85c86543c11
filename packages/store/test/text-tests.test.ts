import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { evaluateExpr } from "@telltale/core/engine";
import type { CaseRule, Expr, Pattern, Value } from "@telltale/core/model";
import { anyOne, anyRun, literal, nullValue, text } from "@telltale/core/model";
import { openStore } from "../src/index.ts";
import type { Store } from "../src/index.ts";
import { column, inline, resultOf } from "./kit.ts";

let store: Store;
beforeAll(async () => {
  store = await openStore();
});
afterAll(() => store.close());

/**
 * Letters of several scripts with and without case, digits beyond ASCII, marks, what LIKE and regular expressions read
 * as their own, and characters outside the basic plane. Left out is what the database folds otherwise than the engine
 * (see `duckDb` in dialect.ts), and what lies between the surrogates and the end of the basic plane: there units sort
 * otherwise than characters.
 */
const characters = Array.from("aAbBcC01_-. /\\%'\"(|[$^*+?\n\téÉßẞяЯеΣσς٣漢ıſḰḱ😀𝒜");

const texts = fc
  .array(fc.constantFrom(...characters), { maxLength: 8 })
  .map((parts) => parts.join(""));
const subjects = fc.array(fc.oneof({ weight: 9, arbitrary: texts }, fc.constant(undefined)), {
  minLength: 20,
  maxLength: 40,
});
const needles = fc
  .array(fc.constantFrom(...characters), { maxLength: 3 })
  .map((parts) => parts.join(""));
const caseRules = fc.constantFrom<CaseRule>("sensitive", "insensitive");
const subject = column("s", "string");
const common = { subject, quantifier: "any" } as const;

const patterns: fc.Arbitrary<Pattern> = fc.oneof(
  needles.map((value): Pattern => [literal(value)]),
  needles.map((value): Pattern => [anyRun, literal(value)]),
  needles.map((value): Pattern => [literal(value), anyRun]),
  needles.map((value): Pattern => [anyRun, literal(value), anyRun]),
  fc
    .array(
      fc.oneof(
        needles.filter((value) => value !== "").map(literal),
        fc.constant(anyRun),
        fc.constant(anyOne),
      ),
      { maxLength: 4 },
    )
    .map((parts): Pattern => parts),
);

const tests: fc.Arbitrary<Expr> = fc.oneof(
  fc
    .record({ pattern: patterns, caseRule: caseRules })
    .map((test): Expr => ({ kind: "match", ...common, ...test })),
  fc
    .record({
      text: needles,
      caseRule: caseRules,
      edge: fc.constantFrom("both" as const, "start" as const, "end" as const),
    })
    .map((test): Expr => ({ kind: "term", ...common, ...test })),
  fc
    .record({
      value: needles,
      caseRule: caseRules,
      operator: fc.constantFrom("eq", "ne", "lt", "ge"),
    })
    .map(({ value, ...test }): Expr => compare({ ...test, right: text(value) })),
  fc
    .record({ items: fc.array(needles, { minLength: 1, maxLength: 4 }), caseRule: caseRules })
    .map(({ items, caseRule }): Expr =>
      compare({ operator: "eq", caseRule, right: { kind: "list", items: items.map(text) } }),
    ),
  fc
    .record({ items: fc.array(needles, { minLength: 3, maxLength: 5 }), caseRule: caseRules })
    .map(({ items, caseRule }): Expr => ({
      kind: "or",
      args: items.map((item) => ({ kind: "term", ...common, text: item, edge: "both", caseRule })),
    })),
  fc.constant<Expr>({ kind: "is-null", subject }),
);

function compare(test: {
  operator: "eq" | "ne" | "lt" | "ge";
  caseRule: CaseRule;
  right: Value;
}): Expr {
  const { right, ...rest } = test;
  return {
    kind: "compare",
    left: subject,
    right: { kind: "literal", value: right },
    as: "text",
    quantifier: "any",
    ...rest,
  };
}

const formulas: fc.Arbitrary<Expr> = fc.oneof(
  { weight: 4, arbitrary: tests },
  tests.map((arg): Expr => ({ kind: "not", arg })),
  tests.map((arg): Expr => ({ kind: "not", arg: { kind: "is-true", arg } })),
  fc.array(tests, { minLength: 2, maxLength: 3 }).map((args): Expr => ({ kind: "and", args })),
  fc.array(tests, { minLength: 2, maxLength: 3 }).map((args): Expr => ({ kind: "or", args })),
);

/** What SQL and the engine say of each text; a test's result is true, false or null. */
async function bothSay(
  expr: Expr,
  values: readonly (string | undefined)[],
  missingText: "empty" | undefined,
): Promise<readonly [sql: unknown, engine: unknown][]> {
  const query = inline(
    [{ name: "s", type: "string" }],
    values.map((value) => [value === undefined ? nullValue : text(value)]),
    {
      steps: [{ kind: "project", columns: [{ name: "r", value: expr }] }],
      ...(missingText === undefined ? {} : { missingText }),
    },
  );
  const { rows } = await resultOf(store, query);
  return rows.map(([sql], i) => {
    const value = values[i] ?? (missingText === "empty" ? "" : undefined);
    const engine = evaluateExpr(expr, { get: () => value, fields: () => ({}) });
    return [sql, engine ?? null];
  });
}

test.each([undefined, "empty"] as const)(
  "SQL and the engine agree on tests of texts, missing ones %s",
  async (missingText) => {
    await fc.assert(
      fc.asyncProperty(formulas, subjects, async (expr, values) => {
        for (const [i, [sql, engine]] of (await bothSay(expr, values, missingText)).entries())
          expect(sql, `of ${JSON.stringify(values[i])}`).toBe(engine);
      }),
      { seed: 7, numRuns: 400 },
    );
  },
);
