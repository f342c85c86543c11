import { and } from "../../model/index.ts";
import type { CompareOperator, Expr, FieldExpr } from "../../model/index.ts";
import type { Span } from "../../source/index.ts";
import { dateBounds } from "./date-math.ts";
import type { NoDate } from "./date-math.ts";

/**
 * A comparison with a date, which stands for all of the time that it speaks of: `>= 2026-01` begins with the month,
 * `> 2026-01` behind it, `<= 2026-01` ends with it, `= 2026-01` is within it; otherwise why there is none.
 * Source of semantics: https://www.elastic.co/docs/reference/query-languages/query-dsl/query-dsl-range-query
 *
 * @param nowMs what `now` is, in milliseconds since 1970
 */
export function dateTest(
  left: FieldExpr,
  operator: "<" | "<=" | ">" | ">=" | "=",
  text: string,
  nowMs: number | undefined,
  origin: Span,
): Expr | NoDate {
  const bounds = dateBounds(text, nowMs);
  if (typeof bounds === "string") return bounds;
  const from = (as: CompareOperator) => compared(left, as, bounds.from, origin);
  const to = (as: CompareOperator) => compared(left, as, bounds.to, origin);
  switch (operator) {
    case "<":
      return from("lt");
    case "<=":
      return to("le");
    case ">":
      return to("gt");
    case ">=":
      return from("ge");
    case "=":
      return and([from("ge"), to("le")], origin);
  }
}

function compared(left: FieldExpr, operator: CompareOperator, ms: number, origin: Span): Expr {
  return {
    kind: "compare",
    operator,
    left,
    right: {
      kind: "literal",
      value: { kind: "timestamp", iso: new Date(ms).toISOString() },
      origin,
    },
    as: "time",
    caseRule: "sensitive",
    quantifier: "any",
    origin,
  };
}
