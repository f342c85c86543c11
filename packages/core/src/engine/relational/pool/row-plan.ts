import type { Cell, Expr, ScalarType } from "../../../model/index.ts";
import type { Layout } from "../../../telemetry/index.ts";
import { compileColumn } from "../compile-column.ts";
import type { CellOf } from "../compile-column.ts";
import { cellOfNothing, isReadable } from "../readable.ts";
import type { HeldEvent } from "./held-event.ts";
import { givenBy } from "./given.ts";
import type { PoolLayout } from "./layout.ts";
import { memoized } from "./memo.ts";

/** What rows of the pool have in common. Plain data, the same object for many rows. */
export interface RowShape {
  /** By number in the layout, of each table one at the most: the row is in these tables. */
  readonly legs: readonly number[];
  /** The table, by number, of which the row came as a row; its cells stand in the table's own columns. */
  readonly own?: number;
  /** The columns of the pool that the row's cells are for; all others are null. The first is for the kind. */
  readonly columns: readonly number[];
}

/** How rows of a shape are made. */
export interface RowPlan {
  readonly shape: RowShape;
  /** For the shape's columns, without the first. */
  readonly cells: readonly PoolCellOf[];
}

export type PoolCellOf = (event: HeldEvent) => Cell;

/** Works out how rows of the pool are made. */
export class RowPlanner {
  readonly #layout: PoolLayout;
  /** Many kinds of events have the same columns: these are compiled, and remember values, once for all. */
  readonly #compiled = new Map<string, CellOf>();

  constructor(layout: PoolLayout) {
    this.#layout = layout;
  }

  /** The rows that events with such fields make which the legs take in: one, and one more for each second leg of a table. */
  plans(legs: readonly number[], fields: Layout): readonly RowPlan[] {
    const tableOf = (leg: number) => this.#layout.legs[leg]?.table;
    const rows: number[][] = [];
    for (const leg of legs) {
      const free = rows.find((row) => row.every((other) => tableOf(other) !== tableOf(leg)));
      if (free === undefined) rows.push([leg]);
      else free.push(leg);
    }
    return rows.map((row) => this.#plan(row, fields));
  }

  #plan(legs: readonly number[], fields: Layout): RowPlan {
    const cells = new Map<number, PoolCellOf>();
    for (const number of legs) {
      const { leg, table } = this.#layout.legs[number] ?? {};
      const { columns = [], shared, lookedUp } = this.#layout.tables[table ?? -1] ?? {};
      for (const column of columns) {
        const source = leg?.columns.get(column.name);
        const place = shared?.get(column.name);
        if (source === undefined || place === undefined || cells.has(place)) continue;
        if (givenBy(source, column, lookedUp?.has(column.name) === true) !== undefined) continue;
        const cell = this.#cellOf(source, column.type, fields);
        if (cell !== undefined) cells.set(place, cell);
      }
    }
    const placed = [...cells].sort(([a], [b]) => a - b);
    return {
      shape: { legs, columns: [0, ...placed.map(([place]) => place)] },
      cells: placed.map(([, cell]) => cell),
    };
  }

  /** Undefined where the column holds nothing in any event with such fields. */
  #cellOf(source: Expr, type: ScalarType, fields: Layout): PoolCellOf | undefined {
    if (isFile(source)) return ({ file }) => file;
    const key = `${type} ${JSON.stringify(source)}`;
    let cell = this.#compiled.get(key);
    if (cell === undefined)
      this.#compiled.set(key, (cell = memoized(source, compileColumn(source, type))));
    if (isReadable(source, fields)) return cell;
    const constant = cellOfNothing(cell);
    return constant === null || constant === "" ? undefined : () => constant;
  }
}

function isFile(source: Expr): boolean {
  return source.kind === "field" && source.vocabulary === "record" && source.name === "file";
}
