import type { Column, Expr, JoinColumn, Query, Source } from "../../../../model/index.ts";
import type { Span } from "../../../../source/index.ts";
import { cases } from "../functions/function.ts";
import { refuse } from "../lowering.ts";
import type { Lowering } from "../lowering.ts";
import { Rows } from "../rows.ts";
import { column, wholeLiteral } from "../values.ts";

const time = column("_time", "datetime");

/**
 * Adds rows for the spans of time in which there is nothing: counts are 0 there. Without a step, which months do not have,
 * there are only those that are there.
 */
export function withEmptySpans(
  rows: Rows,
  step: Expr | undefined,
  lowering: Lowering,
  span: Span,
): Rows {
  if (rows.type("_time") !== "datetime")
    return refuse(lowering, "'timechart' of rows without times", span);
  if (step === undefined) return rows;
  const counts = countsOf(rows);
  const shared: Query = rows.query();
  const source: Source = { kind: "query", query: shared };
  const extreme = (name: "spl-min" | "spl-max"): Expr => ({
    kind: "query-value",
    query: {
      source,
      steps: [
        {
          kind: "summarize",
          by: [],
          aggregates: [{ name: "_time", function: name, type: "datetime", args: [time] }],
        },
      ],
    },
    type: "datetime",
  });
  const filled = new Rows({
    kind: "range",
    column: { name: "_time", type: "datetime" },
    from: extreme("spl-min"),
    to: extreme("spl-max"),
    step,
    origin: span,
  });
  const others = rows.columns.filter(({ name }) => name !== "_time");
  const output: JoinColumn[] = [
    { side: "left", from: "_time", name: "_time", type: "datetime" },
    ...others.map(({ name, type }): JoinColumn => ({ side: "right", from: name, name, type })),
  ];
  filled.add({
    kind: "join",
    flavor: "left-outer",
    right: { source, steps: [] },
    on: [{ left: time, right: time }],
    output,
  });
  filled.extend(
    ...others
      .filter(({ name }) => counts.has(name))
      .map(({ name, type }): Column => {
        const subject = column(name, type);
        const when: Expr = { kind: "is-null", subject };
        return { name, value: cases([{ when, then: wholeLiteral(0) }], subject) };
      }),
  );
  return filled;
}

/** The columns that the last grouping counts in. */
function countsOf({ steps }: Rows): ReadonlySet<string> {
  const last = steps.findLast((step) => step.kind === "summarize");
  const counting = new Set(["count", "spl-count", "spl-distinct"]);
  return new Set(last?.aggregates.flatMap((one) => (counting.has(one.function) ? [one.name] : [])));
}
