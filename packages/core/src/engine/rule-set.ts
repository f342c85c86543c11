import type { Detection, Query } from "../model/index.ts";
import { bindEcs, isEcsFilter } from "./elastic/bind-ecs.ts";
import { bindQuery } from "../schema/index.ts";
import type { BoundFilter } from "../schema/index.ts";
import type { Diagnostic, SourceText } from "../source/index.ts";

/** A detection with its filters made ready for the events that can serve it. */
export interface Rule {
  readonly detection: Detection;
  readonly filters: readonly BoundFilter[];
  /** A query that events alone cannot answer: it runs over the rows that they make, when all have been read. */
  readonly pipeline?: Query;
}

/** The detections that can run, and why the others (or parts of them) cannot. */
export interface RuleSet {
  /** Every detection that was given, in the order given; `filters` is empty where nothing can run. */
  readonly rules: readonly Rule[];
  /** By rule index: why it cannot run, or runs on fewer events than its log source names. */
  readonly notes: ReadonlyMap<number, readonly Diagnostic[]>;
}

/** Binds detections to events. Correlations have no filters of their own: they run on the hits of others. */
export function compileRuleSet(
  detections: readonly Detection[],
  sourceOf?: (detection: Detection) => SourceText | undefined,
): RuleSet {
  const notes = new Map<number, readonly Diagnostic[]>();
  const rules = detections.map((detection, index): Rule => {
    if (detection.logic.kind === "correlation") return { detection, filters: [] };
    const { queries } = detection.logic;
    if (queries.length > 0 && queries.every(isEcsFilter))
      return { detection, filters: queries.flatMap(bindEcs) };
    const pipeline = queries.find(isPipeline);
    if (pipeline !== undefined) return { detection, filters: [], pipeline };
    const bindings = queries.map((query) =>
      bindQuery(query, sourceOf?.(detection)),
    );
    const diagnostics = bindings.flatMap((binding) => binding.diagnostics);
    if (diagnostics.length > 0) notes.set(index, diagnostics);
    return { detection, filters: bindings.flatMap((binding) => binding.bound) };
  });
  return { rules, notes };
}

/** Whether a query is over the rows of tables, not over the events of a log source. */
function isPipeline({ source }: Query): boolean {
  return source.kind !== "event-class" && source.kind !== "everything";
}
