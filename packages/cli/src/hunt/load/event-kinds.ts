import type { Route } from "@telltale/core/engine";

/** Events of one channel, provider and id, and how many there were. */
export interface EventKind extends Route {
  count: number;
}

/** Counts events by where they were logged, by whom, and their id. */
export class EventKinds {
  readonly #kinds = new Map<string, EventKind>();
  #last: EventKind | undefined;

  /** `count` events of a kind. */
  add({ channel, provider, eventId }: Route, count = 1): void {
    const last = this.#last;
    if (last?.eventId === eventId && last.provider === provider && last.channel === channel)
      return void (last.count += count);
    const key = `${eventId}\0${provider}\0${channel}`;
    let kind = this.#kinds.get(key);
    if (kind === undefined) this.#kinds.set(key, (kind = { channel, provider, eventId, count: 0 }));
    kind.count += count;
    this.#last = kind;
  }

  all(): readonly EventKind[] {
    return [...this.#kinds.values()];
  }
}
