/** Values by key that mean nothing once a span has gone by since they were set: then they are forgotten. */
export class Recent<V> {
  readonly #spanMs: number;
  /** In the order in which they were last set, which is that of time. */
  readonly #byKey = new Map<string, { value: V; timeMs: number }>();

  constructor(spanMs: number) {
    this.#spanMs = spanMs;
  }

  get size(): number {
    return this.#byKey.size;
  }

  get(key: string): V | undefined {
    return this.#byKey.get(key)?.value;
  }

  /** Sets the value at a time that is not before the last one. */
  set(key: string, value: V, timeMs: number): void {
    this.#byKey.delete(key);
    this.#byKey.set(key, { value, timeMs });
    for (const [old, { timeMs: then }] of this.#byKey) {
      if (timeMs - then <= this.#spanMs) return;
      this.#byKey.delete(old);
    }
  }
}
