import type { Aggregation, Sequence } from "../../model/index.ts";
import type { RuleSet } from "../rule-set.ts";
import { FeedPlan } from "./feed.ts";
import type { Feed } from "./feed.ts";
import { planStages, SampleCollector, SequenceMachine } from "../sequence/index.ts";
import type { Fit } from "../sequence/index.ts";
import { holdsInOrder, mostOrderedSteps } from "./in-order.ts";
import { createStatistic, isStatistic } from "./statistic.ts";
import { Recent } from "../recent.ts";
import { passes, SlidingWindow, stepsHold } from "./window.ts";

/** An event that feeds a correlation, with its time and what the caller wants to see of it again. */
export interface FedEvent<E> extends Feed {
  readonly timeMs: number;
  readonly event: E;
}

/** A correlation that came true: for which group, and by which events, in the order of time. */
export interface CorrelationHit<E> {
  readonly rule: number;
  readonly group: ReadonlyMap<string, string>;
  readonly events: readonly E[];
}

/** Why a correlation cannot be run; undefined for those that can. */
export function whyNotCorrelated(correlation: Sequence | Aggregation): string | undefined {
  return correlation.kind === "sequence" &&
    correlation.ordered &&
    correlation.condition !== undefined &&
    correlation.steps.length > mostOrderedSteps
    ? `ordered correlations with a condition are run over ${mostOrderedSteps} rules at the most`
    : undefined;
}

/** What runs one correlation: it is given, in order, the feeds of one event that are for it. */
interface Runner<E> {
  add(feeds: readonly Feed[], timeMs: number, event: E): void;
  end(): void;
}

type Complete<E> = (key: readonly string[], events: readonly E[], timeMs: number) => void;

/**
 * Runs all correlations of a rule set over their events, which must come in the order of time; events of the same
 * time in a fixed order, the feeds of one event (the same `event`) one after another. Windows slide: any span of the
 * rule's length counts, not calendar-aligned ones (Sigma correlation specification, "must not be tied to
 * boundaries"). Hits come in the order in which they complete.
 */
export function correlate<E>(
  ruleSet: RuleSet,
  events: Iterable<FedEvent<E>>,
): readonly CorrelationHit<E>[] {
  return [...correlations(ruleSet, events)];
}

/** The same, each hit as soon as it is complete: neither events nor hits are held longer than they are needed. */
export function* correlations<E>(
  ruleSet: RuleSet,
  events: Iterable<FedEvent<E>>,
): Generator<CorrelationHit<E>, void, void> {
  const plan = new FeedPlan(ruleSet);
  const runners = new Map<number, Runner<readonly E[]>>();
  let hits: CorrelationHit<E>[] = [];
  const taken = () => {
    const complete = hits;
    hits = [];
    return complete;
  };

  const runnerOf = (rule: number): Runner<readonly E[]> | undefined => {
    const known = runners.get(rule);
    const logic = ruleSet.rules[rule]?.detection.logic;
    if (known !== undefined || logic?.kind !== "correlation") return known;
    if (whyNotCorrelated(logic.correlation) !== undefined) return undefined;
    const names = groupNames(logic.correlation);
    const runner = createRunner<readonly E[]>(logic.correlation, (key, members, timeMs) => {
      const group = new Map(names.map((name, i) => [name, key[i] ?? ""]));
      // A hit of another correlation stands for the last of its events.
      const last = members.flatMap((member) => member.at(-1) ?? []);
      hits.push({ rule, group, events: last });
      for (const next of plan.feedsOfGroup(rule, group))
        runnerOf(next.correlation)?.add([next], timeMs, last);
    });
    runners.set(rule, runner);
    return runner;
  };

  for (const feeds of feedsByEvent(events)) {
    const [first] = feeds;
    if (first === undefined) continue;
    for (const [rule, ofRule] of Map.groupBy(feeds, ({ correlation }) => correlation))
      runnerOf(rule)?.add(ofRule, first.timeMs, [first.event]);
    if (hits.length > 0) yield* taken();
  }
  for (const runner of runners.values()) runner.end();
  yield* taken();
}

/** The feeds of each event together. */
function* feedsByEvent<E>(events: Iterable<FedEvent<E>>): Iterable<readonly FedEvent<E>[]> {
  let feeds: FedEvent<E>[] = [];
  for (const fed of events) {
    const [first] = feeds;
    if (first !== undefined && (first.event !== fed.event || first.timeMs !== fed.timeMs)) {
      yield feeds;
      feeds = [];
    }
    feeds.push(fed);
  }
  yield feeds;
}

function createRunner<E>(correlation: Sequence | Aggregation, complete: Complete<E>): Runner<E> {
  if (correlation.kind === "aggregation")
    return correlation.measure.kind === "first-seen"
      ? firstSeenRunner(correlation, complete)
      : windowRunner(correlation, complete);
  if (correlation.ordered && correlation.condition === undefined)
    return sequenceRunner(correlation, complete);
  return isSample(correlation)
    ? sampleRunner(correlation, complete)
    : windowRunner(correlation, complete);
}

/** An EQL sample: in no order, and with no limit of time. */
function isSample({ steps, maxSpanMs, condition }: Sequence): boolean {
  return (
    maxSpanMs === undefined &&
    condition === undefined &&
    steps.every(({ input }) => input.kind === "query")
  );
}

function sequenceRunner<E>(sequence: Sequence, complete: Complete<E>): Runner<E> {
  let now = 0;
  const machine = new SequenceMachine<E>(planStages(sequence), ({ key, events }) =>
    complete(
      JSON.parse(key) as readonly string[],
      events.flatMap((event) => (event === undefined ? [] : [event])),
      now,
    ),
  );
  return {
    add(feeds, timeMs, event) {
      now = timeMs;
      machine.feed(timeMs, event, fitsOf(feeds, sequence));
    },
    end: () => machine.end(),
  };
}

function sampleRunner<E>(sequence: Sequence, complete: Complete<E>): Runner<E> {
  const sample = new SampleCollector<E>(sequence.steps.length);
  let now = 0;
  return {
    add(feeds, timeMs, event) {
      now = timeMs;
      sample.feed(event, fitsOf(feeds, sequence));
    },
    end() {
      for (const { key, events } of sample.completions())
        complete(
          JSON.parse(key) as readonly string[],
          events.flatMap((event) => (event === undefined ? [] : [event])),
          now,
        );
    },
  };
}

function fitsOf(feeds: readonly Feed[], { steps }: Sequence): readonly Fit[] {
  return feeds.map(({ input, key }) => ({
    step: input === steps.length ? "until" : input,
    key: JSON.stringify(key),
  }));
}

/** Groups that were not seen within the window before. */
function firstSeenRunner<E>({ windowMs }: Aggregation, complete: Complete<E>): Runner<E> {
  const lastSeen = new Recent<number>(windowMs);
  return {
    add(feeds, timeMs, event) {
      for (const { key } of feeds) {
        const name = JSON.stringify(key);
        const seen = lastSeen.get(name);
        lastSeen.set(name, timeMs, timeMs);
        if (seen === undefined || timeMs - seen > windowMs) complete(key, [event], timeMs);
      }
    },
    end() {},
  };
}

function windowRunner<E>(correlation: Sequence | Aggregation, complete: Complete<E>): Runner<E> {
  const groups = new Recent<SlidingWindow<E>>(spanOf(correlation));
  return {
    add(feeds, timeMs, event) {
      for (const { key, input, value } of feeds) {
        const name = JSON.stringify(key);
        const window = groups.get(name) ?? windowOf<E>(correlation);
        groups.set(name, window, timeMs);
        const members = window.add({
          timeMs,
          input,
          event,
          ...(value === undefined ? {} : { value }),
        });
        if (members !== undefined)
          complete(
            key,
            members.map((member) => member.event),
            timeMs,
          );
      }
    },
    end() {},
  };
}

function spanOf(correlation: Sequence | Aggregation): number {
  return correlation.kind === "aggregation"
    ? correlation.windowMs
    : (correlation.maxSpanMs ?? Number.POSITIVE_INFINITY);
}

function windowOf<E>(correlation: Sequence | Aggregation): SlidingWindow<E> {
  if (correlation.kind === "aggregation") {
    const { measure, thresholds, leastEvents = 0 } = correlation;
    const windowMs = spanOf(correlation);
    if (isStatistic(measure)) {
      const statistic = createStatistic(measure);
      return new SlidingWindow<E>(
        windowMs,
        () => passes(statistic.figure(), thresholds),
        statistic,
      );
    }
    const figure = (window: SlidingWindow<E>) =>
      measure.kind === "count" ? window.count : window.distinctValues;
    return new SlidingWindow<E>(
      windowMs,
      (window) => window.count >= leastEvents && passes(figure(window), thresholds),
    );
  }
  const { steps, condition, ordered } = correlation;
  if (ordered && condition !== undefined)
    return new SlidingWindow<E>(spanOf(correlation), ({ members }) =>
      holdsInOrder(condition, members),
    );
  return new SlidingWindow<E>(spanOf(correlation), (window) => {
    if (condition === undefined) return window.distinctInputs === steps.length;
    if (condition.kind === "count") return passes(window.distinctInputs, condition.tests);
    return stepsHold(condition.where, (step) => window.hasInput(step));
  });
}

function groupNames(correlation: Sequence | Aggregation): readonly string[] {
  if (correlation.kind === "aggregation") return correlation.groupNames;
  return (correlation.steps[0]?.by ?? []).map((key) =>
    key.kind === "field" ? key.name : key.kind,
  );
}
