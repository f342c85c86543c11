import { and, anyRun, literal, not, or } from "../../../model/index.ts";
import type { Expr } from "../../../model/index.ts";
import type { Span } from "../../../source/index.ts";
import type { Pipeline } from "../syntax.ts";
import { expandValues } from "./expand-values.ts";
import { cases } from "./functions/function.ts";
import { fieldOf, isInternal, refuse } from "./lowering.ts";
import type { Lowering } from "./lowering.ts";
import { Rows } from "./rows.ts";
import { asText, call, column, textLiteral } from "./values.ts";

const mark = textLiteral("\u0001");

/** Stands for what a result does not say: the field may have any value, or none. */
const anything = "\u0002";

/** Stands for a field that is not there. */
const missing = "\u0003";

/**
 * `[ … ]` in a search: the rows whose fields are those of one of the results. A field that a result lacks does not matter;
 * one with several values may be any of them.
 * https://docs.splunk.com/Documentation/Splunk/latest/SearchReference/Format
 */
export function lowerSubsearch(
  pipeline: Pipeline,
  rows: Rows,
  lowering: Lowering,
  span: Span,
): Expr {
  const found = lowering.pipeline(pipeline);
  const names = found.names.filter((name) => !isInternal(name));
  if (names.length === 0 || names.some((name) => name === "search" || name === "query"))
    return refuse(lowering, "A search in brackets that makes text", span);
  for (const name of names)
    if (found.type(name) === "dynamic") expandValues(name, column(name, "dynamic"), found);
  const columns = names.map((name) => column(name, found.type(name) ?? "string"));
  const saysNothing = and(columns.map((subject): Expr => ({ kind: "is-null", subject })));
  found.filter(not(saysNothing));
  const fields = names.map((name) => fieldOf(name, rows, lowering, span));
  const likes = columns.map((one) => call("spl-like-of", "string", asText(one)));
  found.project([
    { name: "value", value: joined(columns, anything) },
    { name: "pattern", value: joined(likes, "%") },
  ]);
  const source = found.asSource();
  const patterns = new Rows(source);
  patterns.filter(or([has("*"), has(anything)]));
  patterns.project([{ name: "pattern", value: column("pattern", "string") }]);
  return or([
    {
      kind: "in-query",
      subject: joined(fields, missing),
      query: { source, steps: [] },
      caseRule: "insensitive",
      origin: span,
    },
    {
      kind: "in-query",
      subject: joined(fields, ""),
      query: patterns.query(),
      caseRule: "insensitive",
      values: "patterns",
      origin: span,
    },
  ]);
}

/** Values as one text, with something in the place of those that are not there. */
function joined(values: readonly Expr[], instead: string): Expr {
  const [first, ...rest] = values.map((value): Expr => {
    const when: Expr = { kind: "is-null", subject: value };
    return cases([{ when, then: textLiteral(instead) }], asText(value));
  });
  return rest.reduce<Expr>(
    (all, next) => call("spl-join", "string", call("spl-join", "string", all, mark), next),
    first ?? textLiteral(""),
  );
}

const has = (text: string): Expr => ({
  kind: "match",
  subject: column("value", "string"),
  pattern: [anyRun, literal(text), anyRun],
  caseRule: "sensitive",
  quantifier: "any",
});
