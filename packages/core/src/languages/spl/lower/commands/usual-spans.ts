import type { Expr, Source } from "../../../../model/index.ts";
import type { Span } from "../../../../source/index.ts";
import { cases } from "../functions/function.ts";
import { refuse } from "../lowering.ts";
import type { Lowering } from "../lowering.ts";
import { Rows } from "../rows.ts";
import { spanSeconds } from "../time.ts";
import { asNumber, call, column, compareNumbers, numberLiteral } from "../values.ts";

/** The spans that charts have where none is said, in seconds. */
const spans = [1, 5, 10, 30, 60, 300, 600, 1800, 3600];
const day = 86_400;

const time = column("_time", "datetime");

/**
 * Rows with their times set to the beginning of a span that suits all of them: the first of which there are not
 * too many, or days. https://docs.splunk.com/Documentation/Splunk/latest/SearchReference/Timechart
 */
export function inUsualSpans(
  events: Rows,
  most: number,
  lowering: Lowering,
  span: Span,
): { readonly rows: Rows; readonly step: Expr } {
  if (events.type("_time") !== "datetime")
    return refuse(lowering, "'timechart' of rows without times", span);
  const source = events.asSource();
  const step = usualStep(source, most);
  const rows = new Rows(source);
  rows.extend({ name: "_time", value: call("spl-bin-time", "datetime", time, step) });
  return { rows, step };
}

/** The length of a span; undefined where it is not always the same. */
export function fixedStep(size: string): Expr | undefined {
  const seconds = spanSeconds(size);
  return seconds === undefined ? undefined : timespan(seconds);
}

const timespan = (seconds: number): Expr => ({
  kind: "literal",
  value: { kind: "timespan", ticks: seconds * 1e7 },
});

function usualStep(source: Source, most: number): Expr {
  const times = new Rows(source);
  times.add({
    kind: "summarize",
    by: [],
    aggregates: (["spl-min", "spl-max"] as const).map((name) => ({
      name,
      function: name,
      type: "datetime",
      args: [time],
    })),
  });
  const [first, last] = ["spl-min", "spl-max"].map((name) => asNumber(column(name, "datetime")));
  const length: Expr = {
    kind: "arithmetic",
    operator: "subtract",
    left: last ?? numberLiteral(0),
    right: first ?? numberLiteral(0),
    type: "real",
  };
  times.project([
    {
      name: "step",
      value: cases(
        spans.map((seconds) => ({
          when: compareNumbers("lt", length, numberLiteral(seconds * (most - 1))),
          then: timespan(seconds),
        })),
        timespan(day),
      ),
    },
  ]);
  return { kind: "query-value", query: times.query(), type: "timespan" };
}
