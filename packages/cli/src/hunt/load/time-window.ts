/** Bounds on the time of events: ISO 8601, the first inclusive, the second not. */
export interface TimeBounds {
  readonly since?: string;
  readonly until?: string;
}

const iso = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,7})?Z$/;
const fractionAt = "2026-01-01T00:00:00".length;

/** Lets events through by their time, and knows the newest of those. */
export class TimeWindow {
  readonly #since: string | undefined;
  readonly #until: string | undefined;
  /** The latest time of an event inside, in ISO 8601. */
  newest: string | undefined;
  #newestKey = "";

  constructor({ since, until }: TimeBounds) {
    this.#since = boundOf(since);
    this.#until = boundOf(until);
  }

  /** Whether a time is inside. Events without a time are: leaving them out would hide them. */
  takes(time: string): boolean {
    const key = keyOf(time);
    if (key === undefined) return true;
    if (this.#since !== undefined && key < this.#since) return false;
    if (this.#until !== undefined && key >= this.#until) return false;
    if (key > this.#newestKey) {
      this.#newestKey = key;
      this.newest = time;
    }
    return true;
  }
}

/** The shortest way to write a time: every other way of the same time comes after it. */
function boundOf(time: string | undefined): string | undefined {
  return keyOf(time ?? "")?.replace(/\.0*$|(\.\d*?)0+$/, "$1");
}

/** ISO times in UTC compare as texts once their fractions start alike: `…00Z` is before `…00.5Z`. */
function keyOf(time: string): string | undefined {
  if (!iso.test(time)) return undefined;
  return time.length > fractionAt + 1 ? time.slice(0, -1) : time.slice(0, fractionAt);
}
