import { anyRun, isTrue, literal, or } from "../../../model/index.ts";
import type { Expr } from "../../../model/index.ts";
import type { Span } from "../../../source/index.ts";
import type { Pipeline } from "../syntax.ts";
import { fieldOf, refuse } from "./lowering.ts";
import type { Lowering } from "./lowering.ts";
import { Rows } from "./rows.ts";
import { asText, call, column, textLiteral } from "./values.ts";

const mark = textLiteral("\u0001");

/** `[ … ]` in a search: the rows whose fields are those of one of the results. */
export function lowerSubsearch(
  pipeline: Pipeline,
  rows: Rows,
  lowering: Lowering,
  span: Span,
): Expr {
  const found = lowering.pipeline(pipeline);
  const names = found.names.filter((name) => !name.startsWith("_"));
  if (names.length === 0 || names.some((name) => name === "search" || name === "query"))
    return refuse(lowering, "A search in brackets that makes text", span);
  const joined = (of: (name: string) => Expr) =>
    names
      .map((name) => asText(of(name)))
      .reduce((all, next) =>
        call("spl-join", "string", call("spl-join", "string", all, mark), next),
      );
  const subject = joined((name) => fieldOf(name, rows, lowering, span));
  const value = joined((name) => column(name, found.type(name) ?? "string"));
  found.project([{ name: "value", value }]);
  const source = found.asSource();
  return or([
    {
      kind: "in-query",
      subject,
      query: { source, steps: [] },
      caseRule: "insensitive",
      origin: span,
    },
    isTrue(call("spl-finds", "boolean", subject, patternsOf(new Rows(source)))),
  ]);
}

/** One regular expression for all values with asterisks, which stand for any characters of a field. */
function patternsOf(values: Rows): Expr {
  values.filter({
    kind: "match",
    subject: column("value", "string"),
    pattern: [anyRun, literal("*"), anyRun],
    caseRule: "sensitive",
    quantifier: "any",
  });
  values.add({
    kind: "summarize",
    by: [],
    aggregates: [
      {
        name: "values",
        function: "spl-list-of-all",
        type: "dynamic",
        args: [column("value", "string")],
      },
    ],
  });
  const all = column("values", "dynamic");
  values.project([{ name: "pattern", value: call("spl-any-pattern", "string", all) }]);
  return { kind: "query-value", query: values.query(), type: "string" };
}
