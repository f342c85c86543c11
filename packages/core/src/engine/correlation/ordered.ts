import type { WindowEvent } from "./window.ts";

/**
 * Steps that must come one after another within a span: one candidate a step and group, the newest wins
 * (EQL's sequence state machine; steps are tried last first, so that one event does not serve two).
 */
export class OrderedSteps<E> {
  readonly #steps: number;
  readonly #spanMs: number;
  /** `candidates[s]`: the events up to step s of the newest candidate that has got that far. */
  readonly #candidates: (readonly WindowEvent<E>[] | undefined)[] = [];

  constructor(steps: number, spanMs: number) {
    this.#steps = steps;
    this.#spanMs = spanMs;
  }

  /** Takes an event (not before the last one); the sequence's events if it completes one. */
  add(event: WindowEvent<E>): readonly WindowEvent<E>[] | undefined {
    if (event.input === 0) {
      if (this.#steps === 1) return [event];
      this.#candidates[0] = [event];
      return undefined;
    }
    const before = this.#candidates[event.input - 1];
    const start = before?.[0];
    if (before === undefined || start === undefined) return undefined;
    this.#candidates[event.input - 1] = undefined;
    if (event.timeMs - start.timeMs > this.#spanMs) return undefined;
    const events = [...before, event];
    if (event.input === this.#steps - 1) return events;
    this.#candidates[event.input] = events;
    return undefined;
  }
}
