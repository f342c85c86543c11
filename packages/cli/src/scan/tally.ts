import type { Route } from "@telltale/core/engine";
import type { Portion } from "./scan-unit.ts";
import type { UnitAccount } from "../input/unit-account.ts";

/** Running counts of a scan. */
export class ScanTally {
  /** Inputs that are being read. */
  files = 0;
  /** Unpacked bytes, and bytes as they lie on the disk. */
  bytes = 0;
  diskBytes = 0;
  records = 0;
  hitCount = 0;
  /** Hits by rule number. */
  readonly hits = new Map<number, number>();
  /** The kinds of events that occurred, each once, by a text of them. */
  readonly #routes = new Map<string, Route>();
  readonly unreadable: { readonly path: string; readonly reason: string }[] = [];
  readonly skipped: UnitAccount["skipped"][number][] = [];
  skippedCount = 0;
  /** Events that would have fed a correlation, had they a time. */
  untimed = 0;
  /** Events outside of the time that was asked for. */
  outside = 0;
  /** The time of the newest event, in ISO 8601, where a rule needs it. */
  newest = "";
  /** Something that was asked for could not be read. */
  isFailed = false;

  /** Notes an input that is not read. */
  refuse(path: string, reason: string, isFailure: boolean): void {
    this.unreadable.push({ path, reason });
    if (isFailure) this.isFailed = true;
  }

  hit(rule: number): void {
    this.hitCount++;
    this.hits.set(rule, (this.hits.get(rule) ?? 0) + 1);
  }

  get routes(): readonly Route[] {
    return [...this.#routes.values()];
  }

  add({ bytes, records, untimed, outside, last }: Portion): void {
    this.diskBytes += bytes;
    this.records += records;
    this.untimed += untimed;
    this.outside += outside;
    if (last === undefined) return;
    const { account, routes, newest } = last;
    if (newest > this.newest) this.newest = newest;
    this.bytes += account.bytes;
    for (const route of routes) this.#routes.set(JSON.stringify(route), route);
    this.skipped.push(...account.skipped);
    this.skippedCount += account.skippedCount;
    for (const { path, reason } of account.unreadable) this.refuse(path, reason, true);
    for (const { path, reason } of account.passedOver) this.refuse(path, reason, false);
  }
}
