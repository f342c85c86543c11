import type { UnreadablePath } from "../../files/rule-files.ts";
import type { UnitAccount } from "../../input/unit-account.ts";
import { EventKinds } from "./event-kinds.ts";
import { spanOf } from "./time-window.ts";
import type { TimeSpan } from "./time-window.ts";
import type { CollectPortion } from "./unit-collector.ts";

/** Running counts of what was read of the logs. */
export class LoadAccount {
  files = 0;
  /** Unpacked bytes, and bytes as they lie on the disk. */
  bytes = 0;
  diskBytes = 0;
  records = 0;
  /** Rows by the number of the need. */
  readonly rows = new Map<number, number>();
  readonly kinds = new EventKinds();
  /** Of the events that have a time. */
  span: TimeSpan | undefined;
  /** What was asked for and could not be read. */
  readonly unreadable: UnreadablePath[] = [];
  /** What is no log and was not expected to be one. */
  readonly passedOver: UnreadablePath[] = [];
  readonly skipped: UnitAccount["skipped"][number][] = [];
  skippedCount = 0;
  /** How many events there were in the units that are done: where the numbers of the next unit's start. */
  events = 0;

  /** Events outside of the time that was asked for: they are of no kind. */
  get outside(): number {
    return this.events - this.kinds.all().reduce((sum, { count }) => sum + count, 0);
  }

  /** Rows of all tables. */
  get rowCount(): number {
    let sum = 0;
    for (const count of this.rows.values()) sum += count;
    return sum;
  }

  addRow(need: number): void {
    this.rows.set(need, (this.rows.get(need) ?? 0) + 1);
  }

  add({ bytes, records, last }: CollectPortion): void {
    this.diskBytes += bytes;
    this.records += records;
    if (last === undefined) return;
    const { account, kinds, events, span } = last;
    this.bytes += account.bytes;
    this.events += events;
    for (const kind of kinds) this.kinds.add(kind, kind.count);
    this.span = spanOf(this.span, span);
    this.skipped.push(...account.skipped);
    this.skippedCount += account.skippedCount;
    this.unreadable.push(...account.unreadable);
    this.passedOver.push(...account.passedOver);
  }
}
