import type { ColumnType, ScalarType } from "../../../model/index.ts";
import { bindTable } from "../../../schema/kusto/index.ts";
import type { TableLeg } from "../../../schema/kusto/index.ts";
import type { TableNeed } from "../table-needs.ts";
import { eventColumns } from "./event-table.ts";
import { givenBy, isFieldText } from "./given.ts";
import { mayMeet } from "./may-meet.ts";

/** A leg of one of the tables; the first of all legs is of the table of events, which comes after those of the needs. */
export interface PoolLeg {
  readonly table: number;
  readonly leg: TableLeg;
}

/** Where the columns of a table stand in the pool. */
export interface PoolTable {
  readonly columns: readonly ColumnType[];
  /** By name, the column of the pool that holds what events give, where the pool keeps it. */
  readonly shared: ReadonlyMap<string, number>;
  /** Names of columns that are looked up among the fields of the event: nothing else shows these texts. */
  readonly lookedUp: ReadonlySet<string>;
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
  /** How many of the columns are for events; those of tables of their own are behind them. */
  readonly sharedCount: number;
}

/** The column of the pool that says which of the tables a row is in (see `poolViews`). */
export const kindColumn = 0;

export function poolLayout(needs: readonly TableNeed[]): PoolLayout {
  const tables = [...needs.map(tableOf), { columns: eventColumns, legs: [everyRecord] }];
  const events = tables.length - 1;
  const legs = [events, ...needs.keys()].flatMap((table) =>
    (tables[table]?.legs ?? []).map((leg): PoolLeg => ({ table, leg })),
  );
  const met = meetings(legs);
  const lookedUp = tables.map(
    ({ columns }, table) => new Set(textsOfOne(columns, table, legs, met)),
  );
  const places = new Places(legs, met);
  const shared = tables.map(() => new Map<string, number>());
  // What all events have comes first, then large tables: what is left fits in between.
  const order = [...tables.keys()].sort(
    (a, b) => Number(b === events) - Number(a === events) || sizeOf(tables[b]) - sizeOf(tables[a]),
  );
  for (const table of order)
    for (const column of tables[table]?.columns ?? []) {
      const isLookedUp = lookedUp[table]?.has(column.name) === true;
      const place = places.placeFor(table, column, isLookedUp);
      if (place !== undefined) shared[table]?.set(column.name, place);
    }
  const types = [...places.types];
  const sharedCount = types.length;
  const owns = tables.map(({ columns }, table) => {
    const first = types.length;
    if (table !== events) types.push(...columns.map(({ type }) => type));
    return first;
  });
  return {
    tables: tables.map(({ columns }, table) => ({
      columns,
      shared: shared[table] ?? new Map<string, number>(),
      lookedUp: lookedUp[table] ?? new Set<string>(),
      own: owns[table] ?? -1,
    })),
    legs,
    types,
    sharedCount,
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

/** By leg, the legs that may take in the same events: their rows stand together. */
function meetings(legs: readonly PoolLeg[]): readonly (readonly number[])[] {
  return legs.map(({ leg, table }) =>
    [...legs.keys()].filter((other) => {
      const { leg: otherLeg, table: otherTable } = legs[other] as PoolLeg;
      // A row is of one leg of each table.
      return otherTable === table ? otherLeg === leg : mayMeet(leg.selector, otherLeg.selector);
    }),
  );
}

/** The columns of a table that are texts of fields which no other table shows of the same events. */
function textsOfOne(
  columns: readonly ColumnType[],
  table: number,
  legs: readonly PoolLeg[],
  met: readonly (readonly number[])[],
): readonly string[] {
  const shownBy = new Map<string, number[]>();
  for (const [number, { leg }] of legs.entries())
    for (const source of leg.columns.values()) {
      const key = JSON.stringify(source);
      shownBy.set(key, [...(shownBy.get(key) ?? []), number]);
    }
  return columns
    .filter((column) =>
      legs.every(({ leg, table: own }, number) => {
        const source = own === table ? leg.columns.get(column.name) : undefined;
        if (source === undefined || source.kind === "literal") return true;
        const others = shownBy.get(JSON.stringify(source)) ?? [];
        return (
          isFieldText(source, column) &&
          others.every((other) => legs[other]?.table === table || !met[number]?.includes(other))
        );
      }),
    )
    .map(({ name }) => name);
}

/** Finds places for columns: two share one where no event gives them different values. */
class Places {
  readonly types: ScalarType[] = ["long"];
  readonly #legs: readonly PoolLeg[];
  readonly #met: readonly (readonly number[])[];
  /** By place and leg, what the place holds for the leg's events. */
  readonly #held: Map<number, string>[] = [new Map()];

  constructor(legs: readonly PoolLeg[], met: readonly (readonly number[])[]) {
    this.#legs = legs;
    this.#met = met;
  }

  /** Undefined for what events give nothing to keep for. */
  placeFor(table: number, column: ColumnType, isLookedUp: boolean): number | undefined {
    const { name, type } = column;
    const wanted = new Map<number, string>();
    let isKept = false;
    for (const [number, { leg, table: own }] of this.#legs.entries()) {
      if (own !== table) continue;
      const source = leg.columns.get(name);
      if (source !== undefined && givenBy(source, column, isLookedUp) !== undefined) continue;
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
