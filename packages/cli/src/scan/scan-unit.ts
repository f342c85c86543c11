import {
  createFullScan,
  createMatcher,
  ecsValues,
  FeedPlan,
  matchedFields,
} from "@telltale/core/engine";
import type { FedEvent, Matcher, Route, RuleSet } from "@telltale/core/engine";
import type { Collector, TableNeed } from "@telltale/core/engine/relational";
import type { Cell } from "@telltale/core/model";
import type { EventCursor } from "@telltale/core/telemetry";
import { readUnit } from "../input/read-unit.ts";
import type { UnitAccount } from "../input/unit-account.ts";
import type { WorkUnit } from "../input/work-unit.ts";
import { eventRefOf } from "./hit.ts";
import type { EventRef, Hit } from "./hit.ts";

/** What a scanning thread has to know besides the rules. */
export interface ScanSettings {
  readonly fullScan: boolean;
  readonly since?: string;
  readonly until?: string;
  /** Rules whose hits only feed correlations. */
  readonly silent: readonly number[];
  /** The rows that rules over tables need. */
  readonly needs: readonly TableNeed[];
  /** Fields of ECS whose values are wanted with each event. */
  readonly shown?: readonly string[];
  /** Whether the time of the newest event is wanted; where rows are collected it always is. */
  readonly wantsNewest?: true;
}

/** A row of the table of a need, and the event that it was made of. */
export interface CollectedRow {
  readonly need: number;
  readonly row: readonly Cell[];
  readonly event: EventRef;
}

/** What a part of a unit gave. The last portion of a unit has the account of it all. */
export interface Portion {
  /** Bytes read since the last portion, as they lie on the disk, and the events in them. */
  readonly bytes: number;
  readonly records: number;
  readonly hits: readonly Hit[];
  readonly fed: readonly FedEvent<EventRef>[];
  readonly rows: readonly CollectedRow[];
  /** Events that would have fed a correlation, had they a time. */
  readonly untimed: number;
  /** Events outside of the time that was asked for. */
  readonly outside: number;
  readonly last?: {
    readonly account: UnitAccount;
    readonly routes: readonly Route[];
    /** The time of the newest event, in ISO 8601; empty where none has one, or nobody asks for it. */
    readonly newest: string;
  };
}

/** How much of a portion waits to be taken: hits and rows. */
export function weightOf({ hits, rows }: Portion): number {
  return hits.length + rows.length;
}

/** Takes portions; the promise resolves when there is room for more, to false if no more are wanted. */
export type TakePortion = (portion: Portion) => Promise<boolean>;

/** Scans units one after another with one matcher. */
export class UnitScanner {
  readonly #ruleSet: RuleSet;
  readonly #matcher: Matcher;
  readonly #plan: FeedPlan;
  readonly #collector: Collector | undefined;
  readonly #silent: ReadonlySet<number>;
  readonly #since: string | undefined;
  readonly #until: string | undefined;
  readonly #shown: readonly string[] | undefined;
  readonly #wantsNewest: boolean;

  static async create(ruleSet: RuleSet, settings: ScanSettings): Promise<UnitScanner> {
    return new UnitScanner(ruleSet, settings, await collectorOf(settings));
  }

  private constructor(ruleSet: RuleSet, settings: ScanSettings, collector: Collector | undefined) {
    this.#ruleSet = ruleSet;
    this.#matcher = settings.fullScan ? createFullScan(ruleSet) : createMatcher(ruleSet);
    this.#plan = new FeedPlan(ruleSet);
    this.#collector = collector;
    this.#silent = new Set(settings.silent);
    this.#since = comparable(settings.since);
    this.#until = comparable(settings.until);
    this.#shown = settings.shown;
    this.#wantsNewest = collector !== undefined || settings.wantsNewest === true;
  }

  async scan(unit: WorkUnit, take: TakePortion, signal?: AbortSignal): Promise<void> {
    let hits: Hit[] = [];
    let fed: FedEvent<EventRef>[] = [];
    let rows: CollectedRow[] = [];
    let untimed = 0;
    let outside = 0;
    let newest = "";
    const told = { bytes: 0, records: 0 };
    const portion = (bytes: number, records: number): Portion => {
      const fresh = { bytes: bytes - told.bytes, records: records - told.records };
      const gathered = { ...fresh, hits, fed, rows, untimed, outside };
      [hits, fed, rows, untimed, outside] = [[], [], [], 0, 0];
      Object.assign(told, { bytes, records });
      return gathered;
    };
    const account = await readUnit(unit, {
      visit: (event, file) => {
        if (!this.#isInTime(event)) return void outside++;
        // One reference for all: correlations tell by it what is the same event.
        let known: EventRef | undefined;
        for (const rule of this.#matcher.match(event)) {
          const ref = (known ??= this.#refOf(rule, event, file));
          if (this.#plan.has(rule)) {
            const timeMs = millisecondsOf(ref.time);
            const feeds = this.#plan.feeds(rule, event);
            if (timeMs !== undefined)
              for (const feed of feeds) fed.push({ ...feed, timeMs, event: ref });
            else if (feeds.length > 0) untimed++;
          }
          const bound = this.#ruleSet.rules[rule];
          if (bound !== undefined && !this.#silent.has(rule))
            hits.push({ rule, event: ref, matched: matchedFields(bound, event) });
        }
        if (!this.#wantsNewest) return;
        const { time } = event;
        if (time > newest && comparable(time) !== undefined) newest = time;
        this.#collector?.feed(event, (need, row) =>
          rows.push({ need, row, event: (known ??= eventRefOf(event, file)) }),
        );
      },
      pause: (bytes, records) => take(portion(bytes, records)),
      ...(signal === undefined ? {} : { signal }),
    });
    await take({
      ...portion(unit.part.kind === "range" ? account.bytes : told.bytes, account.records),
      last: { account, routes: this.#matcher.routes(), newest },
    });
  }

  #refOf(rule: number, event: EventCursor, file: string): EventRef {
    const ref = eventRefOf(event, file);
    const bound = this.#ruleSet.rules[rule];
    if (this.#shown === undefined || bound === undefined) return ref;
    return { ...ref, shown: ecsValues(bound, this.#shown, event) };
  }

  /** Events without a time are kept: leaving them out would hide them. */
  #isInTime(event: EventCursor): boolean {
    if (this.#since === undefined && this.#until === undefined) return true;
    const time = comparable(event.time);
    if (time === undefined) return true;
    return (
      (this.#since === undefined || time >= this.#since) &&
      (this.#until === undefined || time < this.#until)
    );
  }
}

/** What makes rows of events, loaded only where a rule needs rows. */
async function collectorOf({ needs, fullScan }: ScanSettings): Promise<Collector | undefined> {
  if (needs.length === 0) return undefined;
  const { createCollector } = await import("@telltale/core/engine/relational");
  return createCollector(needs, { pushDown: !fullScan });
}

const isoTime = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d{1,7}))?Z$/;

/** ISO times in UTC compare as texts when their fractions are of one length. */
function comparable(time: string | undefined): string | undefined {
  const [, whole, fraction = ""] = isoTime.exec(time ?? "") ?? [];
  return whole === undefined ? undefined : `${whole}.${fraction.padEnd(7, "0")}`;
}

/** Milliseconds with a fraction, which keeps events of the same millisecond in their order. */
export function millisecondsOf(time: string): number | undefined {
  const [, whole, fraction = ""] = isoTime.exec(time) ?? [];
  return whole === undefined ? undefined : Date.parse(`${whole}Z`) + 1000 * Number(`0.${fraction}`);
}
