import { describe, expect, test } from "vitest";
import { fires, load } from "./support.ts";
import type { TruthCase } from "./truth/case.ts";
import { logicCases } from "./truth/logic.ts";
import { modifierCases } from "./truth/modifiers.ts";
import { valueCases } from "./truth/values.ts";

const tables: readonly (readonly [string, readonly TruthCase[]])[] = [
  ["values", valueCases],
  ["modifiers", modifierCases],
  ["logic", logicCases],
];

describe.each(tables)("truth of %s", (_name, cases) => {
  test.each(cases.map((entry) => [entry.name, entry] as const))("%s", (_case, entry) => {
    const { placeholders } = entry;
    const { where, diagnostics } = load(
      entry.detection,
      placeholders === undefined ? {} : { placeholders },
    );
    expect(diagnostics.filter((diagnostic) => diagnostic.severity === "error")).toEqual([]);
    if (where === undefined) throw new Error("the rule did not load");
    expect(entry.hits.filter((fields) => !fires(where, fields))).toEqual([]);
    expect(entry.misses.filter((fields) => fires(where, fields))).toEqual([]);
  });
});
