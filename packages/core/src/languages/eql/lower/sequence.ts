import type { Expr, Query, Sequence, SequenceStep } from "../../../model/index.ts";
import type {
  EventQuery,
  Expression,
  SampleQuery,
  SequenceQuery,
  SequenceTerm,
} from "../syntax/index.ts";
import type { SayEqlLowering } from "./diagnostics.ts";
import { lowerScalar } from "./scalar.ts";

type LowerEvent = (query: EventQuery) => Query;

/** Lowers a sequence; `![…]` becomes an absent step. What is missing of it is reported. */
export function lowerSequence(
  query: SequenceQuery | SampleQuery,
  lowerEvent: LowerEvent,
  say: SayEqlLowering,
): Sequence {
  const steps = query.terms.map((term) => lowerTerm(term, query.by, lowerEvent, say));
  const optional = nullableKeys(query);
  if (query.kind === "sequence") {
    const missing = query.terms.filter((term) => term.missing);
    if (missing.length > 0 && query.maxSpan === undefined) say("eql/missing-span", {}, query.span);
    if (missing.length === query.terms.length) say("eql/only-missing", {}, query.span);
  }
  const maxSpanMs = query.kind === "sequence" ? query.maxSpan?.milliseconds : undefined;
  const until = query.kind === "sequence" ? query.until : undefined;
  return {
    kind: "sequence",
    ordered: query.kind === "sequence",
    steps,
    ...(maxSpanMs === undefined ? {} : { maxSpanMs }),
    ...(until === undefined ? {} : { until: lowerTerm(until, query.by, lowerEvent, say) }),
    ...(optional.length === 0 ? {} : { nullableKeys: optional }),
  };
}

function lowerTerm(
  { query, missing, by, runs }: SequenceTerm,
  shared: readonly Expression[],
  lowerEvent: LowerEvent,
  say: SayEqlLowering,
): SequenceStep {
  const condition = (): Expr => ({ kind: "literal", value: { kind: "null" } });
  const keys = [...shared, ...by].map((key) =>
    lowerScalar(key, { say, condition, fieldType: () => undefined }),
  );
  return {
    input: { kind: "query", query: lowerEvent(query), origin: query.span },
    by: keys,
    ...(runs === undefined ? {} : { runs }),
    ...(missing ? { absent: true } : {}),
  };
}

/** The places of the keys that are written `?field` in every term: null is a value of theirs. */
function nullableKeys({ by, terms }: SequenceQuery | SampleQuery): readonly number[] {
  const perTerm = terms.map((term) => [...by, ...term.by]);
  return (perTerm[0] ?? []).flatMap((_, place) =>
    perTerm.every((keys) => isOptional(keys[place])) ? [place] : [],
  );
}

function isOptional(key: Expression | undefined): boolean {
  return key?.kind === "field" && key.optional;
}
