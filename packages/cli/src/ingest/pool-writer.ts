import { poolColumnName, poolLayout, poolViews } from "@telltale/core/engine/relational";
import type { PoolLayout, RowKind, RowShape, TableNeed } from "@telltale/core/engine/relational";
import type { Cell } from "@telltale/core/model";
import type { NumberedColumn, OpenTable, Store } from "@telltale/store";
import { eventsTable, eventsVocabulary } from "../hunt/catalog.ts";

/** A table that can be hunted in, and how many rows it has. */
export interface FilledTable {
  readonly name: string;
  readonly rows: number;
}

/** The one table that holds the rows of all: each value of an event once. */
const pool = { vocabulary: eventsVocabulary, name: "pool" };

/**
 * What the database needs to pack a group of rows: some blocks for each column. With more it only keeps in memory what is
 * in the file already.
 */
const memoryFor = (columns: number): number => 80 + Math.ceil(0.75 * columns);

/** Writes the rows of the pool, and the tables as views over it. */
export class PoolWriter {
  readonly #store: Store;
  readonly #needs: readonly TableNeed[];
  readonly #limitsMemory: boolean;
  readonly #layout: PoolLayout;
  readonly #table: OpenTable;
  readonly #held: Set<number>;
  /** Kinds of rows, numbered as they come up, with how many rows there are of each. */
  readonly #kinds: { readonly kind: RowKind; rows: number }[] = [];
  readonly #kindsByKey = new Map<string, number>();
  readonly #kindsByShape = new WeakMap<RowShape, number>();
  /** Rows whose columns are yet to be added. */
  readonly #waiting: {
    readonly event: number;
    readonly row: Cell[];
    readonly shape: RowShape;
  }[] = [];

  private constructor(
    store: Store,
    needs: readonly TableNeed[],
    layout: PoolLayout,
    table: OpenTable,
    shared: readonly NumberedColumn[],
    limitsMemory: boolean,
  ) {
    this.#limitsMemory = limitsMemory;
    this.#store = store;
    this.#needs = needs;
    this.#layout = layout;
    this.#table = table;
    this.#held = new Set(shared.map(({ number }) => number));
  }

  /** Whether it tells the store how much memory to take: so much as it needs. */
  static async open(
    store: Store,
    needs: readonly TableNeed[],
    limitsMemory: boolean,
  ): Promise<PoolWriter> {
    const layout = poolLayout(needs);
    const shared = [...layout.types.keys()]
      .slice(0, layout.sharedCount)
      .map((place) => numbered(layout, place));
    const table = await store.createOpenTable(pool.vocabulary, pool.name, shared);
    const writer = new PoolWriter(store, needs, layout, table, shared, limitsMemory);
    await writer.#limitMemory();
    return writer;
  }

  append(event: number, row: Cell[], shape: RowShape | undefined): void {
    if (shape === undefined) return;
    const kind = this.#kindOf(shape);
    if (kind === undefined) return void this.#waiting.push({ event, row, shape });
    row[0] = BigInt(kind);
    this.#table.append(BigInt(event), shape.columns, row);
    const counted = this.#kinds[kind];
    if (counted !== undefined) counted.rows++;
  }

  /** Appends rows that waited for columns. */
  async settle(): Promise<void> {
    if (this.#waiting.length === 0) return;
    const waiting = this.#waiting.splice(0);
    const missing = new Set(
      waiting.flatMap(({ shape }) => shape.columns.filter((place) => !this.#held.has(place))),
    );
    for (const place of missing) this.#held.add(place);
    await this.#limitMemory();
    await this.#table.addColumns([...missing].map((place) => numbered(this.#layout, place)));
    for (const { event, row, shape } of waiting) this.append(event, row, shape);
  }

  /** Ends the pool and makes the views. */
  async close(): Promise<readonly FilledTable[]> {
    await this.settle();
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

  async #limitMemory(): Promise<void> {
    if (this.#limitsMemory) await this.#store.limitMemory(memoryFor(this.#held.size));
  }

  /** Undefined where the pool does not have all columns of the shape. */
  #kindOf(shape: RowShape): number | undefined {
    const known = this.#kindsByShape.get(shape);
    if (known !== undefined) return known;
    const { legs, own, columns } = shape;
    if (!columns.every((place) => this.#held.has(place))) return undefined;
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
