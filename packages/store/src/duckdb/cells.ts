import type { DuckDBDataChunk, DuckDBValue } from "@duckdb/node-api";
import { BIGINT, BOOLEAN, DOUBLE, VARCHAR } from "@duckdb/node-api";
import type { DuckDBType } from "@duckdb/node-api";
import type { Cell, ColumnType, ScalarType } from "@telltale/core/model";

/** In what the database holds a type. The same as `sqlTypes`, as the driver names them. */
export const driverTypes: Readonly<Record<ScalarType, DuckDBType>> = {
  boolean: BOOLEAN,
  int: BIGINT,
  long: BIGINT,
  real: DOUBLE,
  decimal: DOUBLE,
  string: VARCHAR,
  datetime: BIGINT,
  timespan: BIGINT,
  guid: VARCHAR,
  dynamic: VARCHAR,
};

/** A value of the driver as a cell of a column. */
export function cellOfDriver(value: DuckDBValue, type: ScalarType): Cell {
  if (value === null) return null;
  switch (typeof value) {
    case "string":
    case "boolean":
      return value;
    case "bigint":
      return driverTypes[type] === DOUBLE ? Number(value) : value;
    case "number":
      return driverTypes[type] === BIGINT ? BigInt(Math.trunc(value)) : value;
    default:
      return String(value);
  }
}

/** The rows of a chunk as cells, appended to `rows`. */
export function readChunk(
  chunk: DuckDBDataChunk,
  columns: readonly ColumnType[],
  rows: Cell[][],
): void {
  const first = rows.length;
  const { rowCount } = chunk;
  for (let row = 0; row < rowCount; row++) rows.push(new Array<Cell>(columns.length).fill(null));
  for (const [at, { type }] of columns.entries()) {
    const vector = chunk.getColumnVector(at);
    for (let row = 0; row < rowCount; row++) {
      const cells = rows[first + row];
      if (cells !== undefined) cells[at] = cellOfDriver(vector.getItem(row), type);
    }
  }
}
