import type { Aggregation, Sequence } from "../../model/index.ts";
import type { RuleSet } from "../rule-set.ts";
import { FeedPlan } from "./feed.ts";
import type { Feed } from "./feed.ts";
import { OrderedSteps } from "./ordered.ts";
import { passes, SlidingWindow, stepsHold } from "./window.ts";
import type { WindowEvent } from "./window.ts";

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

/** Why correlation rules of this kind do not run yet; undefined for those that do. */
export function whyNotCorrelated(correlation: Sequence | Aggregation): string | undefined {
  if (correlation.kind === "aggregation") {
    const { kind } = correlation.measure;
    return kind === "count" || kind === "count-distinct"
      ? undefined
      : `correlations over the ${kind} of values are not run yet`;
  }
  if (correlation.ordered && correlation.condition !== undefined)
    return "ordered correlations with a condition are not run yet";
  return undefined;
}

type Group<E> = { add(event: WindowEvent<E>): readonly WindowEvent<E>[] | undefined };

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
  const plan = new FeedPlan(ruleSet);
  const groups = new Map<string, Group<E>>();
  const hits: CorrelationHit<E>[] = [];

  const take = (fed: Feed, timeMs: number, members: readonly E[]): void => {
    const logic = ruleSet.rules[fed.correlation]?.detection.logic;
    if (logic?.kind !== "correlation" || whyNotCorrelated(logic.correlation) !== undefined) return;
    const name = JSON.stringify([fed.correlation, ...fed.key]);
    let group = groups.get(name);
    if (group === undefined) groups.set(name, (group = groupOf<E>(logic.correlation)));
    const last = members.at(-1);
    if (last === undefined) return;
    const complete = group.add({
      timeMs,
      input: fed.input,
      event: last,
      ...(fed.value === undefined ? {} : { value: fed.value }),
    });
    if (complete === undefined) return;
    const keys = groupNames(logic.correlation);
    const byName = new Map(keys.map((key, i) => [key, fed.key[i] ?? ""]));
    const hit = {
      rule: fed.correlation,
      group: byName,
      events: complete.map((member) => member.event),
    };
    hits.push(hit);
    for (const next of plan.feedsOfGroup(fed.correlation, byName)) take(next, timeMs, hit.events);
  };

  for (const feeds of feedsByEvent(events))
    for (const fed of feeds) take(fed, fed.timeMs, [fed.event]);
  return hits;
}

/**
 * The feeds of each event together, of later steps first: an event that fits two steps then ends what began before
 * it, and begins anew, but never follows itself.
 */
function* feedsByEvent<E>(events: Iterable<FedEvent<E>>): Iterable<readonly FedEvent<E>[]> {
  let feeds: FedEvent<E>[] = [];
  for (const fed of events) {
    const [first] = feeds;
    if (first !== undefined && (first.event !== fed.event || first.timeMs !== fed.timeMs)) {
      yield feeds.sort((a, b) => b.input - a.input);
      feeds = [];
    }
    feeds.push(fed);
  }
  yield feeds.sort((a, b) => b.input - a.input);
}

function groupOf<E>(correlation: Sequence | Aggregation): Group<E> {
  if (correlation.kind === "aggregation") {
    const { measure, thresholds } = correlation;
    const figure = (window: SlidingWindow<E>) =>
      measure.kind === "count" ? window.count : window.distinctValues;
    return new SlidingWindow<E>(correlation.windowMs, (window) =>
      passes(figure(window), thresholds),
    );
  }
  const { steps, condition, maxSpanMs = Infinity } = correlation;
  if (correlation.ordered) return new OrderedSteps<E>(steps.length, maxSpanMs);
  return new SlidingWindow<E>(maxSpanMs, (window) => {
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
