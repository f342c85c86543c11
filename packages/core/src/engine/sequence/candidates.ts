/** The events of a sequence that has got so far. */
export interface Partial<E> {
  readonly startMs: number;
  /** The order in which its last event came. */
  readonly order: number;
  readonly events: readonly E[];
}

interface OfKey<E> {
  touchedMs: number;
  readonly stages: (Partial<E> | undefined)[];
}

/** One candidate for each key and stage: the newest takes the place of the one before it. */
export class Candidates<E> {
  readonly #stages: number;
  readonly #spanMs: number;
  /** In the order in which keys were last touched, so that the stale ones are the first. */
  readonly #byKey = new Map<string, OfKey<E>>();

  constructor(stages: number, spanMs: number) {
    this.#stages = stages;
    this.#spanMs = spanMs;
  }

  /** How many keys have candidates. */
  get size(): number {
    return this.#byKey.size;
  }

  put(stage: number, key: string, partial: Partial<E>): void {
    const known = this.#byKey.get(key);
    const ofKey = known ?? {
      touchedMs: 0,
      stages: new Array<Partial<E> | undefined>(this.#stages).fill(undefined),
    };
    ofKey.stages[stage] = partial;
    ofKey.touchedMs = Math.max(ofKey.touchedMs, partial.startMs);
    if (known !== undefined) this.#byKey.delete(key);
    this.#byKey.set(key, ofKey);
  }

  /** The candidate, which is taken away. */
  take(stage: number, key: string): Partial<E> | undefined {
    const ofKey = this.#byKey.get(key);
    const partial = ofKey?.stages[stage];
    if (ofKey === undefined || partial === undefined) return undefined;
    ofKey.stages[stage] = undefined;
    if (ofKey.stages.every((one) => one === undefined)) this.#byKey.delete(key);
    return partial;
  }

  /** Drops the candidates of a key. */
  drop(key: string): void {
    this.#byKey.delete(key);
  }

  /** Drops keys of which every candidate is too old to be completed. */
  forget(nowMs: number): void {
    if (this.#spanMs === Number.POSITIVE_INFINITY) return;
    for (const [key, { touchedMs }] of this.#byKey) {
      if (nowMs - touchedMs <= this.#spanMs) return;
      this.#byKey.delete(key);
    }
  }
}
