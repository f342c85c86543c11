import { BIGINT, DuckDBDataChunk } from "@duckdb/node-api";
import type { DuckDBAppender, DuckDBValue } from "@duckdb/node-api";
import type { Cell, ColumnType } from "@telltale/core/model";
import type { TableAppender } from "../store.ts";
import { driverTypes } from "./cells.ts";

/** Rows that one chunk of the database holds. */
const chunkRows = 2048;
/** So many chunks are handed over at a time: rows that wait take many times the memory of rows in a table. */
const chunksAtOnce = 16;

/** Tables of these vocabularies tell an empty text from one that is missing. */
const withNullTexts: ReadonlySet<string> = new Set(["ecs"]);

/** Appends rows to a table, of a vocabulary if it is of one, a chunk at a time, column by column. */
export function appendTo(
  appender: DuckDBAppender,
  columns: readonly ColumnType[],
  vocabulary = "",
): TableAppender {
  const kept = withNullTexts.has(vocabulary) ? (cell: Cell) => cell : emptyAsNull;
  const types = [...columns.map(({ type }) => driverTypes[type]), BIGINT];
  let held: DuckDBValue[][] = types.map(() => []);
  let waiting = 0;
  const flush = () => {
    const count = held[0]?.length ?? 0;
    if (count === 0) return;
    const chunk = DuckDBDataChunk.create(types, count);
    for (const [at, values] of held.entries()) chunk.setColumnValues(at, values);
    appender.appendDataChunk(chunk);
    if (++waiting === chunksAtOnce) {
      appender.flushSync();
      waiting = 0;
    }
    held = types.map(() => []);
  };
  return {
    append: (event, row) => {
      for (const [at, values] of held.entries()) {
        values.push(at === columns.length ? event : kept(row[at] ?? null, columns[at]));
      }
      if (held[0]?.length === chunkRows) flush();
    },
    close: () => {
      flush();
      appender.closeSync();
    },
  };
}

/**
 * An empty text is kept as null, which costs next to nothing; most columns are empty in most rows. Queries of languages
 * in which no text is null read it as empty again (`writeTable`).
 */
function emptyAsNull(cell: Cell, column: ColumnType | undefined): Cell {
  return cell === "" && column?.type === "string" ? null : cell;
}
