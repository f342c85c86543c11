import type { ColumnType, Expr, ScalarType } from "../../../model/index.ts";
import { bindTable } from "../../../schema/kusto/index.ts";
import type { TableLeg } from "../../../schema/kusto/index.ts";
import type { TableNeed } from "../table-needs.ts";
import { deferred } from "./deferred.ts";
import { eventColumns } from "./event-table.ts";
import { mayMeet } from "./may-meet.ts";

/** A leg of one of the tables; the first of all legs is of the table of events, which comes after those of the needs. */
export interface PoolLeg {
  readonly table: number;
  readonly leg: TableLeg;
}

/** Where the columns of a table stand in the pool. */
export interface PoolTable {
  readonly columns: readonly ColumnType[];
  /** By name, the column of the pool that holds what events give; not of columns that are never computed from events. */
  readonly shared: ReadonlyMap<string, number>;
  /** The first of the columns for rows that come as rows (exports), which are in the order of the table's. */
  readonly own: number;
}

/**
 * One table, the pool, in which the rows that an event makes in many tables stand together: what several of them show
 * stands there once. Depends on the needs alone, so that all who gather rows agree on it.
 */
export interface PoolLayout {
  readonly tables: readonly PoolTable[];
  readonly legs: readonly PoolLeg[];
  /** Types of the pool's columns. The first is for the kind of the row. */
  readonly types: readonly ScalarType[];
}

/** The column of the pool that says which of the tables a row is in (see `poolViews`). */
export const kindColumn = 0;

export function poolLayout(needs: readonly TableNeed[]): PoolLayout {
  const tables = [...needs.map(tableOf), { columns: eventColumns, legs: [everyRecord] }];
  const events = tables.length - 1;
  const legs = [events, ...needs.keys()].flatMap((table) =>
    (tables[table]?.legs ?? []).map((leg): PoolLeg => ({ table, leg })),
  );
  const places = new Places(legs);
  const shared = tables.map(() => new Map<string, number>());
  // What all events have comes first, then large tables: what is left fits in between.
  const order = [...tables.keys()].sort(
    (a, b) => Number(b === events) - Number(a === events) || sizeOf(tables[b]) - sizeOf(tables[a]),
  );
  for (const table of order)
    for (const column of tables[table]?.columns ?? []) {
      const place = places.placeFor(table, column);
      if (place !== undefined) shared[table]?.set(column.name, place);
    }
  const types = [...places.types];
  const owns = tables.map(({ columns }, table) => {
    const first = types.length;
    if (table !== events) types.push(...columns.map(({ type }) => type));
    return first;
  });
  return {
    tables: tables.map(({ columns }, table) => ({
      columns,
      shared: shared[table] ?? new Map(),
      own: owns[table] ?? -1,
    })),
    legs,
    types,
  };
}

interface LeggedTable {
  readonly columns: readonly ColumnType[];
  readonly legs: readonly TableLeg[];
}

const sizeOf = (table: LeggedTable | undefined) => table?.columns.length ?? 0;

function tableOf({ source, columns }: TableNeed): LeggedTable {
  const names = new Set(columns);
  return {
    columns: source.columns.filter(({ name }) => names.has(name)),
    legs: bindTable(source.vocabulary, source.name, source.columns)?.legs ?? [],
  };
}

const everyRecord: TableLeg = {
  label: "every record",
  selector: {},
  columns: new Map(eventColumns.map(({ name, source }) => [name, source])),
};

/** Finds places for columns: two share one where no event gives them different values. */
class Places {
  readonly types: ScalarType[] = ["long"];
  readonly #legs: readonly PoolLeg[];
  /** By leg, the legs that may take in the same events. */
  readonly #met: readonly (readonly number[])[];
  /** By place and leg, what the place holds for the leg's events. */
  readonly #held: Map<number, string>[] = [new Map()];

  constructor(legs: readonly PoolLeg[]) {
    this.#legs = legs;
    this.#met = legs.map(({ leg, table }) =>
      [...legs.keys()].filter((other) => {
        const { leg: otherLeg, table: otherTable } = legs[other] as PoolLeg;
        // A row is of one leg of each table.
        return otherTable === table ? otherLeg === leg : mayMeet(leg.selector, otherLeg.selector);
      }),
    );
  }

  /** Undefined for what events give nothing to keep for. */
  placeFor(table: number, { name, type }: ColumnType): number | undefined {
    const wanted = new Map<number, string>();
    let isKept = false;
    for (const [number, { leg, table: own }] of this.#legs.entries()) {
      if (own !== table) continue;
      const source = leg.columns.get(name);
      if (source !== undefined && isGiven(source, type)) continue;
      wanted.set(number, source === undefined ? "" : JSON.stringify(source));
      isKept ||= source !== undefined;
    }
    if (!isKept) return undefined;
    let place = this.types.findIndex(
      (known, at) => at !== kindColumn && known === type && this.#fits(wanted, at),
    );
    if (place < 0) {
      place = this.types.push(type) - 1;
      this.#held.push(new Map());
    }
    for (const [leg, source] of wanted) this.#held[place]?.set(leg, source);
    return place;
  }

  #fits(wanted: ReadonlyMap<number, string>, place: number): boolean {
    const held = this.#held[place];
    for (const [leg, source] of wanted)
      for (const other of this.#met[leg] ?? []) {
        const known = held?.get(other);
        if (known !== undefined && known !== source) return false;
      }
    return true;
  }
}

/** Whether the view gives the value: it is the same for all rows of the leg, or a form of what is kept of every event. */
export function isGiven(source: Expr, type: ScalarType): boolean {
  return source.kind === "literal" || deferred(source, type) !== undefined;
}
