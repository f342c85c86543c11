import { Recent } from "../recent.ts";
import { Candidates } from "./candidates.ts";
import type { Partial } from "./candidates.ts";
import type { Stage, StagePlan } from "./stage-plan.ts";

/** A place in a sequence that an event fits, with the values of the join keys there. */
export interface Fit {
  /** The number of the step; `until` for the event that ends what has begun. */
  readonly step: number | "until";
  /** One text for all keys together. */
  readonly key: string;
}

/** A sequence that came true: its events in the order of the steps, none for a step that had to stay away. */
export interface Completion<E> {
  readonly key: string;
  readonly events: readonly (E | undefined)[];
}

/** A completion that still has to be spared an event that must not come. */
interface Pending<E> extends Completion<E> {
  readonly untilMs: number;
  /** The order in which its last event came: that event rules nothing out itself. */
  readonly order: number;
  isRuledOut: boolean;
}

/**
 * Finds the sequences that a stream of events completes: for each key and step one candidate, the newest, and an event
 * is tried against the last step first, so that it may end one sequence and begin another, but never follow itself.
 * Events come in the order of time. What is longer ago than the span is forgotten.
 * Semantics: https://www.elastic.co/docs/reference/query-languages/eql/eql-syntax#eql-sequences
 */
export class SequenceMachine<E> {
  readonly #plan: StagePlan;
  readonly #spanMs: number;
  readonly #candidates: Candidates<E>;
  /** By place of an event that must not come: when it last came, by key. */
  readonly #lastSeen: readonly Recent<number>[];
  /** Completions in order; one that waits holds back those behind it. */
  readonly #pending: Pending<E>[] = [];
  readonly #emit: (completion: Completion<E>) => void;
  #order = 0;

  constructor(plan: StagePlan, emit: (completion: Completion<E>) => void) {
    this.#plan = plan;
    this.#spanMs = plan.maxSpanMs ?? Number.POSITIVE_INFINITY;
    this.#candidates = new Candidates(plan.stages.length, this.#spanMs);
    this.#lastSeen = plan.gaps.map(() => new Recent<number>(this.#spanMs));
    this.#emit = emit;
  }

  /** How many keys something is known of now: candidates, and events that must not come. */
  get size(): number {
    return this.#lastSeen.reduce((sum, { size }) => sum + size, this.#candidates.size);
  }

  /** Takes an event, not before the last one, with all the steps it fits. */
  feed(timeMs: number, event: E, fits: readonly Fit[]): void {
    const order = this.#order++;
    this.#candidates.forget(timeMs);
    this.#release(timeMs);
    const { stages, stagesOf, gapsOf } = this.#plan;
    for (let stage = stages.length - 1; stage >= 0; stage--)
      for (const { step, key } of fits)
        if (step !== "until" && stagesOf[step]?.includes(stage) === true)
          this.#try(stage, key, { timeMs, order, event });
    for (const { step, key } of fits) {
      if (step === "until") this.#candidates.drop(key);
      else for (const gap of gapsOf[step] ?? []) this.#seen(gap, key, timeMs, order);
    }
  }

  /** The input is over: what could only be ruled out by an event to come is complete. */
  end(): void {
    this.#release(Number.POSITIVE_INFINITY);
  }

  #seen(gap: number, key: string, timeMs: number, order: number): void {
    const seen = this.#plan.gaps[gap]?.place === "before" ? timeMs : order;
    this.#lastSeen[gap]?.set(key, seen, timeMs);
    if (this.#plan.gaps[gap]?.place !== "after") return;
    for (const pending of this.#pending)
      if (pending.key === key && timeMs <= pending.untilMs && order > pending.order)
        pending.isRuledOut = true;
  }

  #try(number: number, key: string, at: { timeMs: number; order: number; event: E }): void {
    const stage = this.#plan.stages[number] as Stage;
    if (number === 0) {
      if (this.#cameBefore(stage, key, at.timeMs)) return;
      const begun = { startMs: at.timeMs, order: at.order, events: [at.event] };
      return this.#goOn(number, key, begun);
    }
    const before = this.#candidates.take(number - 1, key);
    if (before === undefined || at.timeMs - before.startMs > this.#spanMs) return;
    const cameBetween = stage.gaps.some(
      (gap) => (this.#lastSeen[gap]?.get(key) ?? -1) > before.order,
    );
    if (cameBetween) return;
    const events = [...before.events, at.event];
    this.#goOn(number, key, { startMs: before.startMs, order: at.order, events });
  }

  #cameBefore(stage: Stage, key: string, timeMs: number): boolean {
    return stage.gaps.some((gap) => {
      const seen = this.#lastSeen[gap]?.get(key);
      return seen !== undefined && timeMs - seen <= this.#spanMs;
    });
  }

  #goOn(number: number, key: string, partial: Partial<E>): void {
    const { stages, trailingGaps, slots } = this.#plan;
    if (number < stages.length - 1) return this.#candidates.put(number, key, partial);
    const events = slots.map((stage) => (stage < 0 ? undefined : partial.events[stage]));
    const waits = trailingGaps.length > 0;
    const untilMs = waits ? partial.startMs + this.#spanMs : Number.NEGATIVE_INFINITY;
    this.#pending.push({ key, events, untilMs, order: partial.order, isRuledOut: false });
    if (!waits) this.#release(Number.NEGATIVE_INFINITY);
  }

  /** Gives out, in order, the completions that nothing can rule out any more. */
  #release(nowMs: number): void {
    let done = 0;
    for (const { untilMs, isRuledOut, key, events } of this.#pending) {
      if (!isRuledOut && untilMs >= nowMs && untilMs !== Number.NEGATIVE_INFINITY) break;
      done++;
      if (!isRuledOut) this.#emit({ key, events });
    }
    if (done > 0) this.#pending.splice(0, done);
  }
}
