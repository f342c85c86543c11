import { poolColumnName, poolLayout, poolViews } from "@telltale/core/engine/relational";
import type { PoolLayout, RowKind, RowShape, TableNeed } from "@telltale/core/engine/relational";
import type { NumberedColumn, OpenTable, Store } from "@telltale/store";
import { eventsTable, eventsVocabulary } from "../hunt/catalog.ts";
import type { CollectedRows } from "../hunt/load/unit-collector.ts";

/** A table that can be hunted in, and how many rows it has. */
export interface FilledTable {
  readonly name: string;
  readonly rows: number;
}

/** The one table that holds the rows of all: each value of an event once. */
const pool = { vocabulary: eventsVocabulary, name: "pool" };

/** Writes the rows of the pool, and the tables as views over it. */
export class PoolWriter {
  readonly #store: Store;
  readonly #needs: readonly TableNeed[];
  readonly #layout: PoolLayout;
  readonly #table: OpenTable;
  readonly #held: Set<number>;
  /** Kinds of rows, numbered as they come up, with how many rows there are of each. */
  readonly #kinds: { readonly kind: RowKind; rows: number }[] = [];
  readonly #kindsByKey = new Map<string, number>();
  readonly #kindsByShape = new WeakMap<RowShape, number>();

  private constructor(
    store: Store,
    needs: readonly TableNeed[],
    layout: PoolLayout,
    table: OpenTable,
    shared: readonly NumberedColumn[],
  ) {
    this.#store = store;
    this.#needs = needs;
    this.#layout = layout;
    this.#table = table;
    this.#held = new Set(shared.map(({ number }) => number));
  }

  static async open(store: Store, needs: readonly TableNeed[]): Promise<PoolWriter> {
    const layout = poolLayout(needs);
    const shared = [...layout.types.keys()]
      .slice(0, layout.sharedCount)
      .map((place) => numbered(layout, place));
    const table = await store.createOpenTable(pool.vocabulary, pool.name, shared);
    return new PoolWriter(store, needs, layout, table, shared);
  }

  async append({ events, rows, shapes = [] }: CollectedRows, first: number): Promise<void> {
    const missing = new Set(
      [...new Set(shapes)]
        .filter(({ own }) => own !== undefined)
        .flatMap(({ columns }) => columns.filter((place) => !this.#held.has(place))),
    );
    for (const place of missing) this.#held.add(place);
    await this.#table.addColumns([...missing].map((place) => numbered(this.#layout, place)));
    for (const [i, row] of rows.entries()) {
      const shape = shapes[i];
      if (shape === undefined) continue;
      const kind = this.#kindOf(shape);
      row[0] = BigInt(kind);
      this.#table.append(BigInt(first + (events[i] ?? 0)), shape.columns, row);
      const counted = this.#kinds[kind];
      if (counted !== undefined) counted.rows++;
    }
  }

  /** Ends the pool and makes the views. */
  async close(): Promise<readonly FilledTable[]> {
    await this.#table.close();
    const kinds = this.#kinds.map(({ kind }) => kind);
    const views = poolViews(this.#layout, kinds, pool, this.#held);
    const filled: FilledTable[] = [];
    for (const [number, view] of views.entries()) {
      const { vocabulary, name } = this.#needs[number]?.source ?? eventsTable;
      await this.#store.createView(vocabulary, name, view.query);
      const rows = view.kinds.reduce((sum, kind) => sum + (this.#kinds[kind]?.rows ?? 0), 0);
      filled.push({ name, rows });
    }
    return filled;
  }

  #kindOf(shape: RowShape): number {
    const known = this.#kindsByShape.get(shape);
    if (known !== undefined) return known;
    const { legs, own } = shape;
    const kind: RowKind = { legs, ...(own === undefined ? {} : { own }) };
    const key = JSON.stringify(kind);
    let number = this.#kindsByKey.get(key);
    if (number === undefined) {
      number = this.#kinds.push({ kind, rows: 0 }) - 1;
      this.#kindsByKey.set(key, number);
    }
    this.#kindsByShape.set(shape, number);
    return number;
  }
}

function numbered({ types }: PoolLayout, place: number): NumberedColumn {
  return { number: place, column: { name: poolColumnName(place), type: types[place] ?? "string" } };
}
