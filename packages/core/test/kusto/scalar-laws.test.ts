import fc from "fast-check";
import { expect, test } from "vitest";
import { aggregates, scalarFunctions, windows } from "../../src/languages/kusto/functions/index.ts";
import { walkExpr, typeOf } from "../../src/model/index.ts";
import { lower } from "./scalar-kit.ts";

const operators = [
  "==",
  "!=",
  "<",
  "+",
  "-",
  "/",
  "and",
  "or",
  "has",
  "!contains",
  "=~",
  "matches regex",
];
const atoms = [
  "s",
  "i",
  "r",
  "b",
  "t",
  "ts",
  "g",
  "d",
  "d.a[0]",
  '"x"',
  "5",
  "1.5",
  "1h",
  "true",
  "zz",
  "dynamic([1])",
];
const callees = [
  ...scalarFunctions().keys(),
  ...aggregates().keys(),
  ...windows().keys(),
  "nosuch",
];

const { expression } = fc.letrec<{ expression: string }>((tie) => ({
  expression: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.constantFrom(...atoms),
    fc
      .tuple(tie("expression"), fc.constantFrom(...operators), tie("expression"))
      .map(([left, operator, right]) => `(${left}) ${operator} (${right})`),
    fc
      .tuple(fc.constantFrom(...callees), fc.array(tie("expression"), { maxLength: 4 }))
      .map(([name, args]) => `${name}(${args.join(", ")})`),
    fc
      .tuple(tie("expression"), fc.constantFrom("in", "!in~", "has_any"), tie("expression"))
      .map(([left, operator, right]) => `(${left}) ${operator} (${right}, "y")`),
    tie("expression").map((inner) => `-(${inner})`),
    tie("expression").map((inner) => `(${inner}) between (1 .. 5)`),
  ),
}));

test("every expression has a meaning or a diagnostic, and every part of a meaning a type", () => {
  fc.assert(
    fc.property(expression, (text) => {
      const { results, diagnostics } = lower(`T | serialize | project x = ${text}`);
      const step = results[0]?.query.steps.at(-1);
      if (diagnostics.some(({ severity }) => severity === "error")) return;
      expect(step?.kind, text).toBe("project");
      if (step?.kind !== "project") return;
      const value = step.columns[0]!.value;
      walkExpr(value, (part) => {
        expect(typeOf(part), text).toBeDefined();
        if (part.kind === "call" || part.kind === "arithmetic" || part.kind === "case")
          expect(part.type, `${text}: ${part.kind}`).toBeDefined();
        if (part.kind === "arithmetic") {
          expect(typeOf(part.left), text).not.toBe("string");
          expect(typeOf(part.right), text).not.toBe("dynamic");
        }
      });
    }),
    { seed: 20261125, numRuns: 3000 },
  );
});

test("the tables hold what they promise", () => {
  for (const [name, { model, signatures }] of [
    ...scalarFunctions(),
    ...aggregates(),
    ...windows(),
  ]) {
    expect(model, name).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
    expect(signatures.length, name).toBeGreaterThan(0);
    for (const { parameters } of signatures) {
      const optional = parameters.findIndex((parameter) => parameter.optional);
      const rest = optional < 0 ? [] : parameters.slice(optional);
      expect(
        rest.every((parameter) => parameter.optional),
        `${name}: optional before needed`,
      ).toBe(true);
    }
  }
});

test("a short text cannot mean more than can be held", () => {
  const nested = Array.from({ length: 60 }).reduce(
    (text) => `(${text as string}) == (b)`,
    "i == i2",
  );
  const doubled = Array.from({ length: 60 }, (_, n) => `let v${n + 1} = strcat(v${n}, v${n});`);
  const named = `let v0 = tostring(now()); ${doubled.join(" ")} T | project x = v60`;
  for (const text of [`T | where ${nested as string}`, named]) {
    const codes = lower(text).diagnostics.map(({ code }) => code);
    expect(codes).toContain("kusto/too-large");
  }
});
