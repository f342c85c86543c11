import type { Expr } from "../../../model/index.ts";
import type { Span } from "../../../source/index.ts";
import type { Pipeline } from "../syntax.ts";
import { fieldOf, refuse } from "./lowering.ts";
import type { Lowering } from "./lowering.ts";
import type { Rows } from "./rows.ts";
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
  return { kind: "in-query", subject, query: found.query(), caseRule: "insensitive", origin: span };
}
