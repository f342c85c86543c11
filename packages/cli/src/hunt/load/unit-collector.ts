import type { EventKind } from "./event-kinds.ts";
import { EventKinds } from "./event-kinds.ts";
import { createCollector, PoolCollector } from "@telltale/core/engine/relational";
import type { RowShape, TableNeed } from "@telltale/core/engine/relational";
import type { Cell } from "@telltale/core/model";
import type { EventCursor } from "@telltale/core/telemetry";
import { readUnit } from "../../input/read-unit.ts";
import type { UnitAccount } from "../../input/unit-account.ts";
import type { WorkUnit } from "../../input/work-unit.ts";
import { TimeWindow } from "./time-window.ts";
import type { TimeBounds, TimeSpan } from "./time-window.ts";

/** What a thread that makes rows has to know. */
export interface CollectSettings extends TimeBounds {
  readonly needs: readonly TableNeed[];
  /** What `now()` is, in ticks, if that is known before the events are. */
  readonly now?: bigint;
  /** Whether rows are left out that the query would filter out. */
  readonly pushDown: boolean;
  /** Whether rows are made for the pool of all tables, all of them under the number 0; nothing is left out then. */
  readonly pooled?: true;
}

/** Rows of one table. */
export interface CollectedRows {
  readonly need: number;
  /** Of each row, the number of its event among those of the unit. */
  readonly events: readonly number[];
  readonly rows: readonly Cell[][];
  /** Of each row of the pool, what it is. */
  readonly shapes?: readonly RowShape[];
}

/** What a part of a unit gave. The last portion of a unit has the account of it all. */
export interface CollectPortion {
  /** Bytes read since the last portion, as they lie on the disk, and the events in them. */
  readonly bytes: number;
  readonly records: number;
  readonly tables: readonly CollectedRows[];
  readonly last?: CollectedUnit;
}

export interface CollectedUnit {
  readonly account: UnitAccount;
  /** How many events there were, those outside of the time window too. */
  readonly events: number;
  /** The kinds of those inside of it. */
  readonly kinds: readonly EventKind[];
  /** The time that they span, in ISO 8601. */
  readonly span?: TimeSpan;
}

/** Puts the rows that came with a portion. */
export function putRows({ tables }: CollectPortion, put: PutRow): void {
  for (const { need, events, rows, shapes } of tables)
    for (const [i, row] of rows.entries()) put(events[i] ?? 0, need, row, shapes?.[i]);
}

/** How many cells a portion has, in all tables: what it weighs. */
export function cellCountOf({ tables }: CollectPortion): number {
  return tables.reduce((sum, { rows }) => sum + rows.length * (rows[0]?.length ?? 0), 0);
}

/** Takes a row, with the number of its event among those of the unit; of a row of the pool, what it is. */
export type PutRow = (event: number, need: number, row: Cell[], shape?: RowShape) => void;

/** Takes portions; the promise resolves when there is room for more, to false if no more are wanted. */
export type TakePortion = (portion: CollectPortion) => Promise<boolean>;

/** Makes rows of the events of units, one unit after another. */
export class UnitCollector {
  readonly #settings: CollectSettings;
  readonly #feed: Feed;

  constructor(settings: CollectSettings) {
    this.#settings = settings;
    this.#feed = feedOf(settings);
  }

  /** Rows are put as they are made, or come with the portions where nobody takes them at once. */
  async collect(
    unit: WorkUnit,
    take: TakePortion,
    { put, signal }: { readonly put?: PutRow; readonly signal?: AbortSignal } = {},
  ): Promise<void> {
    const window = new TimeWindow(this.#settings);
    const kinds = new EventKinds();
    const told = { bytes: 0, records: 0 };
    let tables = new Map<number, GatheredRows>();
    let event = -1;
    const gather: PutRow = (number, need, row, shape) => {
      let table = tables.get(need);
      if (table === undefined)
        tables.set(
          need,
          (table = { need, events: [], rows: [], ...(shape === undefined ? {} : { shapes: [] }) }),
        );
      table.events.push(number);
      table.rows.push(row);
      if (shape !== undefined) table.shapes?.push(shape);
    };
    const putRow = put ?? gather;
    const takeRow = (need: number, row: Cell[], shape?: RowShape) =>
      putRow(event, need, row, shape);
    const portion = (bytes: number, records: number): CollectPortion => {
      const gathered = {
        bytes: bytes - told.bytes,
        records: records - told.records,
        tables: [...tables.values()],
      };
      tables = new Map();
      Object.assign(told, { bytes, records });
      return gathered;
    };
    const account = await readUnit(unit, {
      visit: (cursor, file) => {
        event++;
        if (!window.takes(cursor.time)) return;
        kinds.add(cursor);
        this.#feed(cursor, file, takeRow);
      },
      pause: (bytes, records) => take(portion(bytes, records)),
      ...(signal === undefined ? {} : { signal }),
    });
    await take({
      ...portion(unit.part.kind === "range" ? account.bytes : told.bytes, account.records),
      last: {
        account,
        events: event + 1,
        kinds: kinds.all(),
        ...(window.span === undefined ? {} : { span: window.span }),
      },
    });
  }
}

interface GatheredRows {
  readonly need: number;
  readonly events: number[];
  readonly rows: Cell[][];
  readonly shapes?: RowShape[];
}

/** Makes the rows of an event. */
type Feed = (
  cursor: EventCursor,
  file: string,
  take: (need: number, row: Cell[], shape?: RowShape) => void,
) => void;

function feedOf({ needs, now, pushDown, pooled }: CollectSettings): Feed {
  if (pooled === true) {
    const collector = new PoolCollector(needs);
    return (cursor, file, take) =>
      collector.feed(cursor, file, (shape, row) => take(0, row, shape));
  }
  const collector = createCollector(needs, { pushDown, ...(now === undefined ? {} : { now }) });
  return (cursor, _file, take) => collector.feed(cursor, take);
}
