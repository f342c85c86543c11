import type { Portion } from "./scan-unit.ts";

/** A portion on its way, and whom to tell when it is through. */
interface Given {
  readonly portion: Portion;
  readonly taken: () => void;
}

/** Hands over what units give in the order of the units, whichever comes first. */
export class InOrder {
  readonly #take: (portion: Portion) => Promise<void>;
  readonly #fail: (error: unknown) => void;
  readonly #waiting = new Map<number, Given[]>();
  #isReporting = false;
  #reports = Promise.resolve();
  /** How many units are through, from the first on. */
  done = 0;

  /** The next portion comes when the promise of `take` resolves; if it is rejected, `fail` gets to know why. */
  constructor(take: (portion: Portion) => Promise<void>, fail: (error: unknown) => void) {
    this.#take = take;
    this.#fail = fail;
  }

  /** `taken` is called when the portion was handed over. The portions of one unit come in their order. */
  give(unit: number, portion: Portion, taken: () => void): void {
    const given = this.#waiting.get(unit);
    if (given === undefined) this.#waiting.set(unit, [{ portion, taken }]);
    else given.push({ portion, taken });
    if (!this.#isReporting) this.#reports = this.#report().catch(this.#fail);
  }

  /** Resolves when what has come and is next was handed over. */
  idle(): Promise<void> {
    return this.#reports;
  }

  async #report(): Promise<void> {
    this.#isReporting = true;
    for (;;) {
      const next = this.#waiting.get(this.done)?.shift();
      if (next === undefined) break;
      await this.#take(next.portion);
      if (next.portion.last !== undefined) this.#waiting.delete(this.done++);
      next.taken();
    }
    this.#isReporting = false;
  }
}
