import { BIGINT, DuckDBDataChunk } from "@duckdb/node-api";
import type { DuckDBConnection, DuckDBType } from "@duckdb/node-api";
import type { ColumnType } from "@telltale/core/model";
import { eventName, quoteName } from "../sql/names.ts";
import { sqlTypes } from "../sql/types.ts";
import type { NumberedColumn, OpenTable } from "../store.ts";
import { driverTypes } from "./cells.ts";
import { chunkColumn, chunkRows, chunksTogether } from "./chunk-columns.ts";
import type { ChunkColumn } from "./chunk-columns.ts";

/** Where rows have so long texts that fewer of them take this many characters, they do not wait for more. */
const mostWaiting = 64_000_000;

/**
 * A table of many columns, which may become more: that is costly. It is called `name` in the schema `schema`; `whenDone`
 * is told its columns.
 */
export async function createOpenTable(
  connection: DuckDBConnection,
  schema: string,
  name: string,
  first: readonly NumberedColumn[],
  whenDone: (columns: readonly ColumnType[]) => Promise<void>,
): Promise<OpenTable> {
  const table = `${quoteName(schema)}.${quoteName(name)}`;
  const declared = ({ column: { name: own, type } }: NumberedColumn) =>
    `${quoteName(own)} ${sqlTypes[type]}`;
  await connection.run(
    `CREATE TABLE ${table} (${[`${eventName} BIGINT`, ...first.map(declared)].join(", ")})`,
  );
  const columns: ColumnType[] = [];
  const types: DuckDBType[] = [BIGINT];
  const cells: ChunkColumn[] = [chunkColumn("long")];
  /** By the caller's number of a column, its cells. */
  const numbered: { readonly cells: ChunkColumn; readonly isText: boolean }[] = [];
  let appender = await connection.createAppender(name, schema);
  let chunk: DuckDBDataChunk | undefined;
  let count = 0;
  let waiting = 0;
  let characters = 0;

  const moveChunk = () => {
    if (count === 0) return;
    chunk ??= DuckDBDataChunk.create(types, chunkRows);
    chunk.rowCount = count;
    for (const [at, column] of cells.entries()) column.moveTo(chunk, at);
    appender.appendDataChunk(chunk);
    chunk.reset();
    count = 0;
    if (++waiting < chunksTogether && characters < mostWaiting) return;
    appender.flushSync();
    waiting = 0;
    characters = 0;
  };
  const closeAppender = () => {
    moveChunk();
    appender.closeSync();
    waiting = 0;
  };
  const note = ({ number, column }: NumberedColumn) => {
    columns.push(column);
    types.push(driverTypes[column.type]);
    const added = chunkColumn(column.type);
    cells.push(added);
    numbered[number] = { cells: added, isText: column.type === "string" };
  };
  first.forEach(note);

  return {
    addColumns: async (added) => {
      if (added.length === 0) return;
      closeAppender();
      for (const column of added) {
        await connection.run(`ALTER TABLE ${table} ADD COLUMN ${declared(column)}`);
        note(column);
      }
      chunk = undefined;
      appender = await connection.createAppender(name, schema);
    },
    append: (event, numbers, row) => {
      for (let i = 0; i < row.length; i++) {
        const cell = row[i];
        if (cell === null || cell === undefined) continue;
        if (typeof cell === "string") characters += cell.length;
        const column = numbered[numbers[i] as number];
        // As in other tables, an empty text is kept as null.
        if (cell !== "" || column?.isText !== true) column?.cells.write(count, cell);
      }
      cells[0]?.write(count, event);
      if (++count === chunkRows) moveChunk();
    },
    close: async () => {
      closeAppender();
      await whenDone(columns);
    },
  };
}
