import { and, literal, not, or, walkExpr } from "../model/index.ts";
import type { Expr, Query } from "../model/index.ts";
import { SourceText } from "../source/index.ts";
import type { Diagnostic } from "../source/index.ts";
import { schemaDiagnostics } from "./diagnostics.ts";
import type { EventClass } from "./event-class.ts";
import { fieldNames, lacksField } from "./field-names.ts";
import { mergeClasses } from "./merge.ts";
import { eventName, logSourceName } from "./names.ts";
import { fieldMatch, rawField } from "./raw-test.ts";
import { resolveLogSource } from "./resolve.ts";
import { always, simplifyFilter } from "./simplify.ts";
import { substituteFields } from "./substitute.ts";

/** Which records an event class takes in. Absent parts do not restrict; names compare without case. */
export interface EventSelector {
  readonly channels?: readonly string[];
  readonly provider?: string;
  readonly eventIds?: readonly number[];
  /** Records of no Windows channel (cloud, Linux and application logs read as plain JSON or CSV). */
  readonly plain?: boolean;
  /** Only records that have one of these fields, as far as their layout tells; nothing else restricts them then. */
  readonly fields?: readonly string[];
}

/** A query filter made ready for one event class: every field is a `raw` field of its events. */
export interface BoundFilter {
  readonly selector: EventSelector;
  readonly filter: Expr;
  /** The event classes (`EventClass.id`) that the selector takes in; empty for plain records. */
  readonly classes: readonly string[];
  /** Fields of the rule that these events do not have, though the rule can match without them. */
  readonly missing: readonly string[];
}

/** A query's filters by event class, and what had to be left out. Without `bound`, the query cannot run. */
export interface Binding {
  readonly bound: readonly BoundFilter[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Binds a query over the Sigma taxonomy to the events that can serve its log source: one filter per event
 * class, over the event's own field names (System parts as in model Event). A class on which the filter
 * can never be true is left out and noted; a query that nothing is left of gets a `cannot run: …`.
 *
 * @param source the rule's text, for the places of diagnostics.
 */
export function bindQuery(query: Query, source: SourceText = new SourceText("", "")): Binding {
  const refusal = refuse(query, source);
  if (refusal !== undefined) return { bound: [], diagnostics: [refusal] };
  const wheres = query.steps.flatMap((step) => (step.kind === "filter" ? [step.where] : []));
  const filter = wheres.length === 0 ? always : and(wheres);
  if (query.source.kind !== "event-class") {
    return {
      bound: [
        { selector: {}, filter: substituteFields(filter, undefined), classes: [], missing: [] },
      ],
      diagnostics: [],
    };
  }
  const { logSource, origin } = query.source;
  const resolution = resolveLogSource(logSource);
  if (resolution.kind === "unknown") {
    const payload = { logSource: logSourceName(logSource), nearest: resolution.nearest };
    return {
      bound: [],
      diagnostics: [schemaDiagnostics.make("schema/log-source-unknown", payload, source, origin)],
    };
  }

  const bound: BoundFilter[] = [];
  const notes: Diagnostic[] = [];
  const missing = new Set<string>();
  // Classes that have the rule's names have them all alike.
  let unmapped: Expr | undefined;
  for (const { selector, classes, like } of mergeClasses(resolution.classes)) {
    if (like.fields === undefined) {
      unmapped ??= substituteFields(filter, like);
      bound.push({ selector, filter: conditioned(unmapped, like), classes, missing: [] });
      continue;
    }
    const result = simplifyFilter(substituteFields(filter, like));
    if (result.kind === "filter") {
      bound.push({
        selector,
        filter: conditioned(result.filter, like),
        classes,
        missing: fieldNames(filter).filter((name) => lacksField(like, name)),
      });
    } else {
      for (const name of result.missing) missing.add(name);
      const payload = { event: eventName(like), missing: result.missing };
      notes.push(schemaDiagnostics.make("schema/class-cannot-run", payload, source, origin));
    }
  }
  if (resolution.plain)
    bound.push({
      selector: { plain: true },
      filter: withOneField(substituteFields(filter, undefined), fieldNames(filter)),
      classes: [],
      missing: [],
    });
  if (bound.length > 0) return { bound, diagnostics: notes };
  const payload = { logSource: logSourceName(logSource), missing: [...missing] };
  return {
    bound,
    diagnostics: [schemaDiagnostics.make("schema/no-class-can-run", payload, source, origin)],
  };
}

/**
 * The filter for records that do not say what they are of: one that has none of the rule's fields is of another log
 * source. Without this, a rule that mostly excludes would fire on every such record.
 */
function withOneField(filter: Expr, names: readonly string[]): Expr {
  if (names.length === 0) return filter;
  const lacking = names.map((name) => not({ kind: "exists", subject: rawField(name) }));
  // Said by negation, for this is no predicate of the rule's to be shown with a hit.
  return and([not(and(lacking)), filter]);
}

/** The filter together with the values that make a record one of the class. */
function conditioned(filter: Expr, eventClass: EventClass): Expr {
  const conditions = [...eventClass.where].map(([name, values]) =>
    or(values.map((value) => fieldMatch(name, [literal(value)]))),
  );
  return conditions.length === 0 ? filter : and([...conditions, filter]);
}

function refuse(query: Query, source: SourceText): Diagnostic | undefined {
  if (query.source.kind !== "event-class" && query.source.kind !== "everything") {
    const origin = "origin" in query.source ? query.source.origin : undefined;
    return schemaDiagnostics.make(
      "schema/source-unsupported",
      { source: query.source.kind },
      source,
      origin,
    );
  }
  const step = query.steps.find(({ kind }) => kind !== "filter" && kind !== "named");
  if (step !== undefined) {
    return schemaDiagnostics.make(
      "schema/step-unsupported",
      { step: step.kind },
      source,
      step.origin,
    );
  }
  const names = new Set(
    query.steps.flatMap((one) => (one.kind === "filter" ? placeholdersOf(one.where) : [])),
  );
  if (names.size === 0) return undefined;
  const origin = query.source.origin;
  return schemaDiagnostics.make(
    "schema/placeholder-unfilled",
    { names: [...names] },
    source,
    origin,
  );
}

function placeholdersOf(expr: Expr): readonly string[] {
  const names: string[] = [];
  walkExpr(expr, (node) => {
    if (node.kind !== "match") return;
    for (const part of node.pattern) if (part.kind === "placeholder") names.push(part.name);
  });
  return names;
}
