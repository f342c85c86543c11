import { BIGINT, DuckDBDataChunk } from "@duckdb/node-api";
import type { DuckDBAppender } from "@duckdb/node-api";
import type { ColumnType } from "@telltale/core/model";
import type { TableAppender } from "../store.ts";
import { driverTypes } from "./cells.ts";
import { chunkColumn, chunkRows, chunksTogether } from "./chunk-columns.ts";

/** Tables of these vocabularies tell an empty text from one that is missing. */
const withNullTexts: ReadonlySet<string> = new Set(["ecs"]);

/**
 * Appends rows to a table, of a vocabulary if it is of one, a chunk at a time. There is one chunk, used again and again:
 * those that are thrown away keep their megabytes until the garbage collector, which does not see them, comes by.
 */
export function appendTo(
  appender: DuckDBAppender,
  columns: readonly ColumnType[],
  vocabulary = "",
): TableAppender {
  const chunk = DuckDBDataChunk.create(
    [...columns.map(({ type }) => driverTypes[type]), BIGINT],
    chunkRows,
  );
  const cells = columns.map(({ type }) => chunkColumn(type));
  // An empty text is kept as null, which costs next to nothing; most columns are empty in most rows. Queries of languages
  // in which no text is null read it as empty again (`writeTable`).
  const emptyIsNull = columns.map(
    ({ type }) => type === "string" && !withNullTexts.has(vocabulary),
  );
  const events = chunkColumn("long");
  let count = 0;
  let waiting = 0;
  const flush = () => {
    if (count === 0) return;
    chunk.rowCount = count;
    for (const [at, column] of [...cells, events].entries()) column.moveTo(chunk, at);
    appender.appendDataChunk(chunk);
    if (++waiting === chunksTogether) {
      appender.flushSync();
      waiting = 0;
    }
    chunk.reset();
    count = 0;
  };
  return {
    append: (event, row) => {
      for (let at = 0; at < cells.length; at++) {
        const cell = row[at];
        if (cell === null || cell === undefined) continue;
        if (cell !== "" || emptyIsNull[at] !== true) cells[at]?.write(count, cell);
      }
      events.write(count, event);
      if (++count === chunkRows) flush();
    },
    close: () => {
      flush();
      appender.closeSync();
    },
  };
}
