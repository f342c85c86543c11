import { normalizePattern, patternShape } from "../model/index.ts";
import type { Expr, Pattern } from "../model/index.ts";
import { foldText } from "./fold.ts";
import { compileRegex } from "./regex/index.ts";

/** Stands for all own values of a record where a field's name would stand. */
export const recordText = "*";

/**
 * What the index can look for on behalf of a test: a folded literal at a place in a field's text. Where the probe
 * is not found the test is false; where it is found the test is to be asked.
 */
export interface Probe {
  readonly field: string;
  readonly place: "whole" | "start" | "end" | "anywhere";
  readonly literal: string;
}

/** The probe of a test; undefined where the test has no literal that every matching text must have. */
export function probeOf(expr: Expr): Probe | undefined {
  if (expr.kind !== "match" && expr.kind !== "regex" && expr.kind !== "term") return undefined;
  if (expr.quantifier !== "any") return undefined;
  const field = subjectField(expr.subject);
  if (field === undefined) return undefined;
  switch (expr.kind) {
    case "match":
      return patternProbe(field, expr.pattern);
    case "regex":
      return probe(field, "anywhere", longestOf(compileRegex(expr)?.required ?? []));
    case "term":
      return probe(field, "anywhere", foldText(expr.text));
  }
}

function subjectField(subject: Expr): string | undefined {
  if (subject.kind === "field") return subject.name;
  return subject.kind === "record-text" ? recordText : undefined;
}

function patternProbe(field: string, pattern: Pattern): Probe | undefined {
  const shape = patternShape(normalizePattern(pattern));
  switch (shape.kind) {
    case "equals":
      return probe(field, "whole", foldText(shape.text));
    case "starts-with":
      return probe(field, "start", foldText(shape.text));
    case "ends-with":
      return probe(field, "end", foldText(shape.text));
    case "contains":
      return probe(field, "anywhere", foldText(shape.text));
    case "anything":
      return undefined;
    case "wildcard": {
      const literals = pattern.flatMap((part) =>
        part.kind === "literal" ? [foldText(part.text)] : [],
      );
      return probe(field, "anywhere", longestOf(literals));
    }
  }
}

function longestOf(literals: readonly string[]): string {
  return literals.reduce((best, text) => (text.length > best.length ? text : best), "");
}

function probe(field: string, place: Probe["place"], literal: string): Probe | undefined {
  return literal === "" ? undefined : { field, place, literal };
}

const probes = new WeakMap<Expr, Probe | null>();

/** `probeOf`, worked out once a test. */
export function cachedProbe(expr: Expr): Probe | undefined {
  let probe = probes.get(expr);
  if (probe === undefined) {
    probe = probeOf(expr) ?? null;
    probes.set(expr, probe);
  }
  return probe ?? undefined;
}
