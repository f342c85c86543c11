import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compileFormula } from "../../src/engine/compile-formula.ts";
import { evaluateExpr } from "../../src/engine/index.ts";
import { foldText } from "../../src/engine/index.ts";
import { type Formula, formulaOf } from "../../src/engine/formula.ts";
import { recordText } from "../../src/engine/probe.ts";
import type { Probe } from "../../src/engine/probe.ts";
import { ProbeIndex } from "../../src/engine/probe-index.ts";
import { RecordView, slotsOf } from "../../src/engine/record-view.ts";
import { ScanMemo } from "../../src/engine/scan-memo.ts";
import { witnessOf } from "../../src/engine/witness.ts";
import type { Expr } from "../../src/model/index.ts";
import type { EventCursor } from "../../src/telemetry/index.ts";
import { filters, lineOf, positives, readLines, records } from "./kit.ts";

/** Whether a formula holds, by its definition: a test holds where its evaluation is true. */
function holds(formula: Formula, cursor: EventCursor): boolean {
  switch (formula.kind) {
    case "constant":
      return formula.value;
    case "test":
      return (evaluateExpr(formula.expr, cursor) === true) !== formula.negated;
    case "and":
      return formula.args.every((arg) => holds(arg, cursor));
    case "or":
      return formula.args.some((arg) => holds(arg, cursor));
  }
}

/** Whether a probe's literal stands where it says, by looking. */
function occurs({ field, place, literal }: Probe, cursor: EventCursor): boolean {
  return slotsOf(cursor.layout, field).some((slot) =>
    Array.from({ length: cursor.valueCount(slot) }, (_, i) => {
      cursor.loadText(slot, i);
      const text = foldText(
        String.fromCharCode(...cursor.units.subarray(cursor.start, cursor.end)),
      );
      if (place === "whole") return text === literal;
      if (place === "start") return text.startsWith(literal);
      return place === "end" ? text.endsWith(literal) : text.includes(literal);
    }).some(Boolean),
  );
}

const unknownBefore = () => undefined;
const events = fc.array(records, { minLength: 5, maxLength: 10 }).map((all) => all.map(lineOf));

describe("formulas", () => {
  test("hold exactly where the filter is true", () => {
    fc.assert(
      fc.property(filters, events, (filter, lines) => {
        const formula = formulaOf(filter, unknownBefore);
        readLines(lines, (cursor) => {
          expect(holds(formula, cursor)).toBe(evaluateExpr(filter, cursor) === true);
        });
      }),
      { seed: 1, numRuns: 1500 },
    );
  });

  test("what is known before is left out, and changes nothing", () => {
    fc.assert(
      fc.property(filters, events, (filter, lines) => {
        readLines(lines, (cursor) => {
          // Everything about one field is known.
          const known = (expr: Expr) =>
            "subject" in expr &&
            expr.subject.kind === "field" &&
            expr.subject.name === "f" &&
            cursor.get("f") !== undefined
              ? evaluateExpr(expr, cursor) === true
              : undefined;
          expect(holds(formulaOf(filter, known), cursor)).toBe(
            evaluateExpr(filter, cursor) === true,
          );
        });
      }),
      { seed: 2, numRuns: 300 },
    );
  });

  test("compiled, they say the same on record after record", () => {
    fc.assert(
      fc.property(filters, events, (filter, lines) => {
        const formula = formulaOf(filter, unknownBefore);
        const view = new RecordView();
        const index = new ProbeIndex(() => undefined, new ScanMemo());
        for (const probe of witnessOf(formula)?.probes ?? []) index.add(probe);
        index.build();
        const check = compileFormula(formula, view, index);
        readLines(lines, (cursor) => {
          index.scan(cursor);
          view.moveTo(cursor);
          expect(check()).toBe(evaluateExpr(filter, cursor) === true);
        });
      }),
      { seed: 3, numRuns: 800 },
    );
  });
});

test("a filter that is true has one of its witnesses in the record, and the index finds it", () => {
  let witnessed = 0;
  fc.assert(
    fc.property(fc.oneof(filters, positives), events, (filter, lines) => {
      const witness = witnessOf(formulaOf(filter, unknownBefore));
      if (witness === undefined) return;
      const found = new Set<number>();
      const index = new ProbeIndex((id) => void found.add(id), new ScanMemo());
      const ids = witness.probes.map((probe) => index.add(probe));
      index.build();
      readLines(lines, (cursor) => {
        found.clear();
        index.scan(cursor);
        const occurring = witness.probes.map((probe) => occurs(probe, cursor));
        // Whatever occurs is found; keywords of words only need not be found in what is no text.
        occurring.forEach((does, i) => {
          if (does && witness.probes[i]?.field !== recordText)
            expect(found.has(ids[i] as number)).toBe(true);
        });
        if (evaluateExpr(filter, cursor) !== true) return;
        witnessed++;
        expect([JSON.stringify(filter), occurring.some(Boolean)]).toEqual([
          JSON.stringify(filter),
          true,
        ]);
        expect(ids.some((id) => found.has(id))).toBe(true);
      });
    }),
    { seed: 4, numRuns: 1500 },
  );
  expect(witnessed).toBeGreaterThan(300);
});
