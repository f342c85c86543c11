import type { CompareOperator, StepCondition, Threshold } from "../../model/index.ts";
import { unreachable } from "../../source/index.ts";
import type { Statistic } from "./statistic.ts";

/** An event in a window: when it was, which input it is of, its measured value, and what stands for it. */
export interface WindowEvent<E> {
  readonly timeMs: number;
  readonly input: number;
  readonly value?: string;
  readonly event: E;
}

/**
 * The events of one group within the time span, as it slides along. A condition is reported when it becomes
 * true, not again while it stays true: one report for one episode.
 */
export class SlidingWindow<E> {
  readonly #spanMs: number;
  readonly #holds: (window: SlidingWindow<E>) => boolean;
  readonly #events: WindowEvent<E>[] = [];
  #first = 0;
  #wasTrue = false;
  readonly #values = new Map<string, number>();
  readonly #inputs = new Map<number, number>();

  readonly #statistic: Statistic | undefined;

  /** With a statistic, the values of all events must be numbers. */
  constructor(spanMs: number, holds: (window: SlidingWindow<E>) => boolean, statistic?: Statistic) {
    this.#spanMs = spanMs;
    this.#holds = holds;
    this.#statistic = statistic;
  }

  /** Adds an event (not before the last one); the window's events if the condition has just become true. */
  add(event: WindowEvent<E>): readonly WindowEvent<E>[] | undefined {
    this.#expire(event.timeMs);
    this.#events.push(event);
    bump(this.#inputs, event.input, 1);
    if (event.value !== undefined) this.#addValue(event.value);
    const isTrue = this.#holds(this);
    const becameTrue = isTrue && !this.#wasTrue;
    this.#wasTrue = isTrue;
    return becameTrue ? this.members : undefined;
  }

  /** Its events, in the order of time. */
  get members(): readonly WindowEvent<E>[] {
    return this.#events.slice(this.#first);
  }

  get count(): number {
    return this.#events.length - this.#first;
  }

  get distinctValues(): number {
    return this.#values.size;
  }

  get distinctInputs(): number {
    return this.#inputs.size;
  }

  hasInput(input: number): boolean {
    return this.#inputs.has(input);
  }

  #addValue(value: string): void {
    if (this.#statistic === undefined) bump(this.#values, value, 1);
    else this.#statistic.add(Number(value));
  }

  #removeValue(value: string): void {
    if (this.#statistic === undefined) bump(this.#values, value, -1);
    else this.#statistic.remove(Number(value));
  }

  /** Drops events that are further back than the span; what they made true may become true anew. */
  #expire(nowMs: number): void {
    let dropped = false;
    for (
      let old = this.#events[this.#first];
      old !== undefined && nowMs - old.timeMs > this.#spanMs;
      old = this.#events[this.#first]
    ) {
      this.#first++;
      bump(this.#inputs, old.input, -1);
      if (old.value !== undefined) this.#removeValue(old.value);
      dropped = true;
    }
    if (this.#first > 1024 && this.#first * 2 > this.#events.length) {
      this.#events.splice(0, this.#first);
      this.#first = 0;
    }
    if (dropped && this.#wasTrue) this.#wasTrue = this.count > 0 && this.#holds(this);
  }
}

function bump<K>(counts: Map<K, number>, key: K, by: number): void {
  const count = (counts.get(key) ?? 0) + by;
  if (count === 0) counts.delete(key);
  else counts.set(key, count);
}

/** Whether a figure passes all thresholds of a range. */
export function passes(figure: number, thresholds: readonly Threshold[]): boolean {
  return thresholds.every(({ operator, value }) => compare(figure, operator, value));
}

function compare(figure: number, operator: CompareOperator, value: number): boolean {
  switch (operator) {
    case "eq":
      return figure === value;
    case "ne":
      return figure !== value;
    case "lt":
      return figure < value;
    case "le":
      return figure <= value;
    case "gt":
      return figure > value;
    case "ge":
      return figure >= value;
    default:
      return unreachable(operator);
  }
}

/** Whether the steps that have occurred satisfy a condition over steps. */
export function stepsHold(condition: StepCondition, has: (step: number) => boolean): boolean {
  switch (condition.kind) {
    case "step":
      return has(condition.index);
    case "not":
      return !stepsHold(condition.arg, has);
    case "and":
      return condition.args.every((arg) => stepsHold(arg, has));
    case "or":
      return condition.args.some((arg) => stepsHold(arg, has));
    default:
      return unreachable(condition);
  }
}
