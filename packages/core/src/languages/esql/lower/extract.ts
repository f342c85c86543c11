import type { Expr } from "../../../model/index.ts";
import type { Dissect, Expression, Grok } from "../syntax/index.ts";
import { converted, textOf } from "./convert.ts";
import { readDissect, readGrok } from "./extraction.ts";
import type { Capture, Extraction } from "./extraction.ts";
import { lowerScalar } from "./scalar.ts";
import type { Lowered } from "./stats.ts";
import { call, literalText, nothing, one } from "./types.ts";
import type { Lowering, Typed } from "./types.ts";

/** `GROK`: of several patterns the first that is found; columns are null where none is. */
export function lowerGrok({ subject, patterns, span }: Grok, lowering: Lowering): Lowered {
  const extractions = patterns.flatMap((pattern) => extractionOf(pattern, readGrok, lowering));
  const text = textOf(lowerScalar(subject, lowering));
  const values = new Map<string, Typed>();
  const names = extractions.flatMap(({ captures }) => captures.map(({ name }) => name));
  for (const name of new Set(names)) {
    const branches = extractions.map(({ regex, captures }) => ({
      when: found(text, regex),
      then: firstOf(
        captures
          .filter((capture) => capture.name === name)
          .map((capture) => groupOf(text, capture)),
      ),
    }));
    const type = extractions
      .flatMap(({ captures }) => captures)
      .find((capture) => capture.name === name)?.type;
    const [only] = branches;
    const value: Expr =
      only !== undefined && branches.length === 1
        ? only.then
        : { kind: "case", branches, otherwise: nothing, type: "string" };
    values.set(name, converted(one(value, "string"), type ?? "string"));
  }
  return extended(values, span, lowering);
}

/** `DISSECT`: columns are null where the text is not of that form. */
export function lowerDissect(
  { subject, pattern, appendSeparator, span }: Dissect,
  lowering: Lowering,
): Lowered {
  const values = new Map<string, Typed>();
  const text = textOf(lowerScalar(subject, lowering));
  for (const { captures } of extractionOf(pattern, readDissect, lowering))
    for (const name of new Set(captures.map((capture) => capture.name.replace(/^\+/, "")))) {
      const parts = captures
        .filter((capture) => capture.name.replace(/^\+/, "") === name)
        .map((capture) => groupOf(text, capture));
      const joined = parts.flatMap((part, i) =>
        i === 0 || appendSeparator === "" ? [part] : [literalText(appendSeparator), part],
      );
      const [only] = joined;
      const value =
        only !== undefined && joined.length === 1 ? only : call("concat", joined, "string");
      values.set(name, one(value, "string"));
    }
  return extended(values, span, lowering);
}

function extractionOf(
  pattern: Expression,
  read: typeof readGrok,
  { say }: Lowering,
): readonly Extraction[] {
  if (pattern.kind !== "string") {
    if (pattern.kind !== "missing")
      say("esql/grok", { reason: "it is not written in quotes" }, pattern.span);
    return [];
  }
  const extraction = read(pattern.value);
  if (!("problem" in extraction)) return [extraction];
  say("esql/grok", { reason: extraction.problem }, pattern.span);
  return [];
}

const groupOf = (text: Expr, { regex }: Capture): Expr =>
  call("regex-group", [text, literalText(regex)], "string");

const found = (text: Expr, regex: string): Expr => ({
  kind: "regex",
  subject: text,
  pattern: regex,
  caseRule: "sensitive",
  multiline: false,
  dotAll: false,
  mode: "search",
  quantifier: "any",
});

/** A name may stand for several groups, of which one takes part. */
function firstOf(values: readonly Expr[]): Expr {
  const [only = nothing] = values;
  return values.length < 2 ? only : call("coalesce", values, "string");
}

function extended(
  values: ReadonlyMap<string, Typed>,
  origin: Grok["span"],
  { scope }: Lowering,
): Lowered {
  if (values.size === 0) return { steps: [], scope };
  return {
    steps: [
      {
        kind: "extend",
        columns: [...values].map(([name, { expr }]) => ({ name, value: expr })),
        origin,
      },
    ],
    scope: scope.with([...values].map(([name, { type, several }]) => ({ name, type, several }))),
  };
}
