import { walkExpr } from "../model/index.ts";
import type { Expr, Query, Step } from "../model/index.ts";

const rowsName = "rows of the total";

/**
 * The query as a rule: a total over no rows at all (`stats count`, `summarize count()`) is a row, yet no finding. It stays
 * one where the query tests it further on, as those do that look for silence.
 */
export function withoutUntestedTotal(query: Query): Query {
  const { steps } = query;
  const at = steps.findLastIndex((step) => step.kind === "summarize" && step.by.length === 0);
  const total = steps[at];
  if (total?.kind !== "summarize") return query;
  const after = steps.slice(at + 1);
  if (after.some((step) => step.kind === "filter" && asksForFields(step.where))) return query;
  const counted: Step = {
    ...total,
    aggregates: [
      ...total.aggregates,
      { name: rowsName, function: "count", type: "long", args: [] },
    ],
  };
  const isOverRows: Step = {
    kind: "filter",
    where: {
      kind: "compare",
      operator: "gt",
      left: { kind: "field", vocabulary: "column", name: rowsName, type: "long" },
      right: { kind: "literal", value: { kind: "number", value: 0 }, type: "long" },
      as: "number",
      caseRule: "sensitive",
      quantifier: "any",
    },
  };
  return {
    ...query,
    steps: [
      ...steps.slice(0, at),
      counted,
      isOverRows,
      { kind: "project-away", names: [rowsName] },
      ...after,
    ],
  };
}

/** Whether a test is of the rows at all: what lets everything through is none. */
function asksForFields(where: Expr): boolean {
  let asks = false;
  walkExpr(where, ({ kind }) => {
    asks ||= kind === "field";
  });
  return asks;
}
