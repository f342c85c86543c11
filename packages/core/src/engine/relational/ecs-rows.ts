import { cellOf, ticksOfTime } from "../../model/index.ts";
import type { Cell, ColumnType, TableSource } from "../../model/index.ts";
import type { EventCursor, Layout } from "../../telemetry/index.ts";
import { ecsMarks, ownFieldName } from "../elastic/own-fields.ts";
import { singleOf } from "../functions/scalar-function.ts";
import type { TakeRow } from "./collector.ts";
import type { CellOf } from "./compile-column.ts";
import type { TableNeed } from "./table-needs.ts";

export const isEcs = ({ vocabulary }: TableSource): boolean => vocabulary === "ecs";

/** The cell of a column in which what is missing is null: an empty text, a list of nothing. */
export const orNothing =
  (cell: CellOf): CellOf =>
  (cursor) => {
    const value = cell(cursor);
    return value === "" || value === "[]" ? null : value;
  };

/** Rows of the table of events in ECS, out of records that are in ECS themselves. */
export class EcsRows {
  readonly need: number;
  readonly #cells: readonly CellOf[];
  readonly #marked = new WeakMap<Layout, boolean>();

  constructor(need: number, columns: readonly ColumnType[]) {
    this.need = need;
    this.#cells = columns.map((column) => orNothing(ownCell(column)));
  }

  /** Gives the row of a record, if it is in ECS or of no log at all; whether it is. */
  feed(cursor: EventCursor, take: TakeRow): boolean {
    const isPlain = cursor.channel === "" && cursor.provider === "";
    if (!isPlain && !this.#isMarked(cursor)) return false;
    const row = this.#cells.map((cell) => cell(cursor));
    // A record that has none of the fields is of something else.
    if (row.some((cell) => cell !== null)) take(this.need, row);
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

/** The rows for the need that asks for events in ECS, if one does. */
export function ecsRows(
  needs: readonly TableNeed[],
  columns: readonly (readonly ColumnType[])[],
): EcsRows | undefined {
  const need = needs.findIndex(({ source }) => isEcs(source));
  return need < 0 ? undefined : new EcsRows(need, columns[need] ?? []);
}

function ownCell({ name, type }: ColumnType): CellOf {
  const own = ownFieldName(name);
  if (name === "@timestamp")
    return (cursor): Cell => ticksOfTime(String(cursor.get(name) ?? cursor.time)) ?? null;
  return type === "dynamic"
    ? (cursor) => cellOf(cursor.get(own), type)
    : (cursor) => cellOf(singleOf(cursor.get(own)), type);
}
