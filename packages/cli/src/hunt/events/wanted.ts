import type { EventQuery } from "./event-query.ts";

/** What a hunt found, with the time that orders it. */
interface Timed {
  readonly timeMs: number;
}

/**
 * Keeps of what is found the first or the last in the order of time, as the pipes `head` and `tail` say; what is left
 * of the most that any of them wants. Without pipes all is kept, in the order in which it comes.
 */
export class Wanted<T extends Timed> {
  readonly #pipes: EventQuery["pipes"];
  readonly #most: number;
  #found: (T & { readonly order: number })[] = [];
  /** How many came. */
  count = 0;

  constructor(pipes: EventQuery["pipes"]) {
    this.#pipes = pipes;
    this.#most = pipes[0]?.count ?? Number.POSITIVE_INFINITY;
  }

  add(one: T): void {
    this.#found.push({ ...one, order: this.count++ });
    // Cutting off now and then what no pipe can want keeps memory from growing with the input.
    if (this.#found.length > 2 * this.#most + 1000)
      this.#found = this.#cut(this.#pipes.slice(0, 1));
  }

  /** What is wanted, in the order of time where there are pipes. */
  rest(): readonly T[] {
    return this.#cut(this.#pipes);
  }

  #cut(pipes: EventQuery["pipes"]) {
    if (pipes.length === 0) return this.#found;
    const sorted = this.#found.sort((a, b) => a.timeMs - b.timeMs || a.order - b.order);
    return pipes.reduce(
      (kept, { count, isLast }) =>
        isLast ? kept.slice(Math.max(0, kept.length - count)) : kept.slice(0, count),
      sorted,
    );
  }
}
