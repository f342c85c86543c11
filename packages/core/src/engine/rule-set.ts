import type { Aggregation, CorrelationInput, Detection, Query, Sequence } from "../model/index.ts";
import { bindEcs, isEcsFilter, isOverOwnRecords } from "./elastic/bind-ecs.ts";
import { bindQuery } from "../schema/index.ts";
import type { BoundFilter } from "../schema/index.ts";
import { defineDiagnostics, SourceText } from "../source/index.ts";
import type { Diagnostic } from "../source/index.ts";
import { withoutUntestedTotal } from "./untested-total.ts";

/** Why a sequence cannot come true. */
export const sequenceDiagnostics = defineDiagnostics({
  "sequence/idle-step": {
    severity: "warning",
    about:
      "A step of a sequence, or what a rule counts, asks for events that Windows logs do not have.",
    message: (p: { step: number }) =>
      `cannot run: no Windows event is what step ${p.step} asks for`,
  },
});

/** A detection with its filters made ready for the events that can serve it. */
export interface Rule {
  readonly detection: Detection;
  readonly filters: readonly BoundFilter[];
  /** A query that events alone cannot answer: it runs over the rows that they make, when all have been read. */
  readonly pipeline?: Query;
  /** A step of a sequence, which stands behind the rules that were given: its hits only feed the sequence. */
  readonly isPart?: true;
}

/** The detections that can run, and why the others (or parts of them) cannot. */
export interface RuleSet {
  /** Every detection that was given, in the order given, then the parts; `filters` is empty where nothing can run. */
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
    if (pipeline !== undefined)
      return {
        detection,
        filters: [],
        pipeline: mayAlertOnNone(detection) ? pipeline : withoutUntestedTotal(pipeline),
      };
    const bindings = queries.map((query) => bindQuery(query, sourceOf?.(detection)));
    const diagnostics = bindings.flatMap((binding) => binding.diagnostics);
    if (diagnostics.length > 0) notes.set(index, diagnostics);
    return { detection, filters: bindings.flatMap((binding) => binding.bound) };
  });
  const parts = detections.flatMap((detection, index) => {
    const ofDetection = partsOf(detection);
    const idle = ofDetection.findIndex(
      ({ filters, mayStayAway }) => !mayStayAway && !canRun(filters),
    );
    const source = sourceOf?.(detection) ?? new SourceText(detection.origin.file, "");
    if (idle >= 0)
      notes.set(index, [
        sequenceDiagnostics.make("sequence/idle-step", { step: idle + 1 }, source),
      ]);
    return ofDetection.map(({ rule }) => rule);
  });
  return { rules: [...rules, ...parts], notes };
}

interface Part {
  readonly rule: Rule;
  readonly filters: Rule["filters"];
  readonly mayStayAway: boolean;
}

/** The steps of a sequence, or inputs of an aggregation, that are queries of their own: as rules. */
function partsOf(detection: Detection): readonly Part[] {
  const { logic } = detection;
  if (logic.kind !== "correlation") return [];
  return inputsOf(logic.correlation).flatMap(({ input, mayStayAway }, number): readonly Part[] => {
    if (input.kind !== "query") return [];
    const filters = isEcsFilter(input.query) ? bindEcs(input.query) : bindQuery(input.query).bound;
    const part: Detection = {
      ...detection,
      id: partId(detection, number),
      custom: {},
      logic: { kind: "queries", queries: [] },
    };
    return [{ rule: { detection: part, filters, isPart: true }, filters, mayStayAway }];
  });
}

interface Input {
  readonly input: CorrelationInput;
  readonly mayStayAway: boolean;
}

function inputsOf(correlation: Sequence | Aggregation): readonly Input[] {
  if (correlation.kind === "aggregation")
    return correlation.inputs.map((input) => ({ input, mayStayAway: false }));
  const { steps, until } = correlation;
  return [
    ...steps.map(({ input, absent }) => ({ input, mayStayAway: absent === true })),
    ...(until === undefined ? [] : [{ input: until.input, mayStayAway: true }]),
  ];
}

/** The id by which the part that is a step of a sequence feeds it; `until` has the number after the last step. */
export function partId({ id }: Detection, step: number): string {
  return `${id}/${step + 1}`;
}

/** Records that are in ECS themselves may be anything: they alone make no rule one that can run. */
export function canRun(filters: Rule["filters"]): boolean {
  return filters.some((filter) => !isOverOwnRecords(filter));
}

/** Whether the rule says that few results, or none, are what it looks for. */
function mayAlertOnNone({ schedule }: Detection): boolean {
  return schedule?.trigger !== undefined && schedule.trigger.operator !== "gt";
}

/** Whether a query is over the rows of tables, not over the events of a log source. */
function isPipeline({ source }: Query): boolean {
  return source.kind !== "event-class" && source.kind !== "everything";
}
