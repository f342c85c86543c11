import { cellOf, ticksOfTime } from "../../model/index.ts";
import type { Cell, ColumnType, TableSource } from "../../model/index.ts";
import type { EventCursor, Layout } from "../../telemetry/index.ts";
import { ecsMarks, ownFieldName } from "../elastic/own-fields.ts";
import { singleOf } from "../functions/scalar-function.ts";
import type { TakeRow } from "./collector.ts";
import type { CellOf } from "./compile-column.ts";
import type { TableNeed } from "./table-needs.ts";

export const isEcs = ({ vocabulary }: TableSource): boolean => vocabulary === "ecs";

/** The cell of a column in which a list of nothing is null. */
export const orNothing =
  (cell: CellOf): CellOf =>
  (cursor) => {
    const value = cell(cursor);
    return value === "[]" ? null : value;
  };

/** Rows of tables of events in ECS, out of records that are in ECS themselves. */
export class EcsRows {
  /** How rows are made, by the needs that ask for such events. */
  readonly #tables: ReadonlyMap<number, readonly CellOf[]>;
  readonly #marked = new WeakMap<Layout, boolean>();

  constructor(needs: readonly TableNeed[], columns: readonly (readonly ColumnType[])[]) {
    this.#tables = new Map(
      needs.flatMap(({ source }, need) =>
        isEcs(source)
          ? [[need, (columns[need] ?? []).map((column) => orNothing(ownCell(column)))] as const]
          : [],
      ),
    );
  }

  has(need: number): boolean {
    return this.#tables.has(need);
  }

  /** Gives the rows of a record, if it is in ECS or of no log at all; whether it is. */
  feed(cursor: EventCursor, take: TakeRow): boolean {
    if (this.#tables.size === 0) return false;
    const isPlain = cursor.channel === "" && cursor.provider === "";
    const isMarked = this.#isMarked(cursor);
    if (!isPlain && !isMarked) return false;
    for (const [need, cells] of this.#tables) {
      const row = cells.map((cell) => cell(cursor));
      // A record that does not say that it is in ECS and has none of the fields is of something else.
      if (isMarked || row.some((cell) => cell !== null)) take(need, row);
    }
    return true;
  }

  #isMarked(cursor: EventCursor): boolean {
    const { layout } = cursor;
    let canBe = this.#marked.get(layout);
    if (canBe === undefined) {
      canBe = ecsMarks.some((name) => layout.names.includes(name));
      this.#marked.set(layout, canBe);
    }
    return canBe && ecsMarks.some((name) => cursor.get(name) !== undefined);
  }
}

function ownCell({ name, type }: ColumnType): CellOf {
  const own = ownFieldName(name);
  if (name === "@timestamp")
    return (cursor): Cell => ticksOfTime(String(cursor.get(name) ?? cursor.time)) ?? null;
  return (cursor) => {
    const value = type === "dynamic" ? cursor.get(own) : singleOf(cursor.get(own));
    return value === undefined || value === null ? null : cellOf(value, type);
  };
}
