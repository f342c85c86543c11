import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Feed, FedEvent } from "@telltale/core/engine";
import type { EventRef } from "./hit.ts";
import { readRun } from "./read-run.ts";

/** So many events are held; more go to files, sorted, until they are asked for. */
const mostHeld = 20_000;

/** An event with all that it feeds. */
export interface HeldEvent {
  readonly timeMs: number;
  /** The order in which it came. */
  readonly order: number;
  readonly event: EventRef;
  readonly feeds: Feed[];
}

/**
 * The events that feed correlations, which want them in the order of time, while files come in any order. Memory does
 * not grow with their number: they are sorted in runs, the runs lie in files and are merged at the end. Where no file
 * can be written they stay in memory.
 */
export class FedEvents {
  readonly #mostHeld: number;
  readonly #parent: string;
  #held: HeldEvent[] = [];
  #count = 0;
  readonly #runs: string[] = [];
  #folder: string | undefined;
  #canWrite = true;
  readonly #remove = (): void => {
    if (this.#folder !== undefined) rmSync(this.#folder, { recursive: true, force: true });
    this.#folder = undefined;
  };

  constructor(most = mostHeld, parent = tmpdir()) {
    this.#mostHeld = most;
    this.#parent = parent;
  }

  /** Takes feeds in the order of the input; those of one event come one after another. */
  add(fed: readonly FedEvent<EventRef>[]): void {
    for (const { timeMs, event, ...feed } of fed) {
      const last = this.#held.at(-1);
      if (last?.event === event) last.feeds.push(feed);
      else {
        if (this.#held.length >= this.#mostHeld) this.#write();
        this.#held.push({ timeMs, order: this.#count++, event, feeds: [feed] });
      }
    }
  }

  /** All feeds in the order of the time of their events, to be asked for once. */
  *inOrder(): Generator<FedEvent<EventRef>, void, void> {
    const sources = [...this.#runs.map(readRun), this.#held.sort(byTime).values()];
    for (const { timeMs, event, feeds } of merged(sources))
      for (const feed of feeds) yield { ...feed, timeMs, event };
  }

  /** Removes the files; what ends in another way removes them as it exits. */
  close(): void {
    process.off("exit", this.#remove);
    this.#remove();
  }

  #write(): void {
    if (!this.#canWrite) return;
    try {
      if (this.#folder === undefined) {
        this.#folder = mkdtempSync(join(this.#parent, "telltale-fed-"));
        process.once("exit", this.#remove);
      }
      const file = join(this.#folder, `${this.#runs.length}`);
      const lines = this.#held.sort(byTime).map((event) => `${JSON.stringify(event)}\n`);
      writeFileSync(file, lines.join(""));
      this.#runs.push(file);
      this.#held = [];
    } catch {
      // A full disk costs memory, not hits.
      this.#canWrite = false;
    }
  }
}

function byTime(a: HeldEvent, b: HeldEvent): number {
  return a.timeMs - b.timeMs || a.order - b.order;
}

/** Merges sorted sources. */
function* merged(sources: readonly Iterator<HeldEvent>[]): Generator<HeldEvent, void, void> {
  const heads = sources.flatMap((source) => {
    const first = source.next();
    return first.done === true ? [] : [{ source, event: first.value }];
  });
  for (;;) {
    const [one, ...others] = heads;
    if (one === undefined) return;
    let next = one;
    for (const head of others) if (byTime(head.event, next.event) < 0) next = head;
    yield next.event;
    const following = next.source.next();
    if (following.done === true) heads.splice(heads.indexOf(next), 1);
    else next.event = following.value;
  }
}
