/** Bounds on the time of events: ISO 8601, the first inclusive, the second not. */
export interface TimeBounds {
  readonly since?: string;
  readonly until?: string;
}

/** The times of the first and the last event, in ISO 8601. */
export interface TimeSpan {
  readonly oldest: string;
  readonly newest: string;
}

/** The span of two together. */
export function spanOf(a: TimeSpan | undefined, b: TimeSpan | undefined): TimeSpan | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return {
    oldest: isBefore(b.oldest, a.oldest) ? b.oldest : a.oldest,
    newest: isBefore(a.newest, b.newest) ? b.newest : a.newest,
  };
}

function isBefore(a: string, b: string): boolean {
  return (keyOf(a) ?? "") < (keyOf(b) ?? "");
}

const iso = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,7})?Z$/;
const fractionAt = "2026-01-01T00:00:00".length;

/** Lets events through by their time, and knows the first and the last of those. */
export class TimeWindow {
  readonly #since: string | undefined;
  readonly #until: string | undefined;
  /** Of the events inside; undefined where none has a time. */
  span: TimeSpan | undefined;
  #oldestKey = "~";
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
      this.span = { oldest: this.span?.oldest ?? time, newest: time };
    }
    if (key < this.#oldestKey) {
      this.#oldestKey = key;
      this.span = { oldest: time, newest: this.span?.newest ?? time };
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
