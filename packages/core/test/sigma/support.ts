import { evaluateExpr, type Subject } from "../../src/engine/index.ts";
import { loadRules, type LoadOptions } from "../../src/library/index.ts";
import { type Datum, type Expr, or } from "../../src/model/index.ts";
import { type Diagnostic, SourceText } from "../../src/source/index.ts";

/** A whole rule file around a `detection` block, which is given unindented. */
export function ruleText(detection: string): string {
  const body = detection
    .trim()
    .split("\n")
    .map((line) => `  ${line}`)
    .join("\n");
  return `title: Test\nlogsource:\n  product: windows\ndetection:\n${body}\n`;
}

export interface LoadedCondition {
  /** The alternatives of the condition, joined; absent where the rule did not load. */
  readonly where?: Expr;
  readonly diagnostics: readonly Diagnostic[];
}

/** Loads one rule through the library's door and gives its condition. */
export function load(detection: string, options: LoadOptions = {}): LoadedCondition {
  const { detections, diagnostics } = loadRules(
    [new SourceText("rule.yml", ruleText(detection))],
    options,
  );
  const logic = detections[0]?.logic;
  if (logic?.kind !== "queries") return { diagnostics };
  const filters = logic.queries.map((query) => {
    const step = query.steps[0];
    if (step?.kind !== "filter") throw new Error("a Sigma query is one filter");
    return step.where;
  });
  return { where: or(filters), diagnostics };
}

/** A record as the evaluator sees it. */
export function subjectOf(fields: Readonly<Record<string, Datum>>): Subject {
  const map = new Map(Object.entries(fields));
  return { get: (name) => map.get(name), fields: () => ({ ...fields }) };
}

/** Whether a condition is true of a record. */
export function fires(where: Expr, fields: Readonly<Record<string, Datum>>): boolean {
  return evaluateExpr(where, subjectOf(fields)) === true;
}
