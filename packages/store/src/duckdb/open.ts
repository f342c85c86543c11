import { randomUUID } from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import type { DuckDBConnection } from "@duckdb/node-api";
import { jsFunctions } from "../functions/index.ts";
import { duckDb } from "../sql/dialect.ts";
import { eventName, nameColumns, quoteName } from "../sql/names.ts";
import { parsePairsFunction } from "../sql/parse-pairs.ts";
import { sessionStartsFunction } from "../sql/session-starts.ts";
import { sqlTypes } from "../sql/types.ts";
import type { Store, StoreOptions } from "../store.ts";
import { appendTo } from "./append.ts";
import { rowsTogether } from "./chunk-columns.ts";
import { createCatalog } from "./catalog.ts";
import type { Catalog } from "./catalog.ts";
import { registerFunction } from "./js-functions.ts";
import { createOpenTable } from "./open-table.ts";
import { runQuery, written } from "./run.ts";

/**
 * Opens a database, in memory or in a file. What does not fit into memory goes to a folder of its own, which is removed
 * with the store.
 */
export async function openStore(options: StoreOptions = {}): Promise<Store> {
  // The database makes the folder when it needs it.
  const spill = path.join(os.tmpdir(), `telltale-${randomUUID()}`);
  const instance = await DuckDBInstance.create(":memory:", {
    threads: "1",
    temp_directory: spill,
    max_temp_directory_size: "8GB",
    autoinstall_known_extensions: "false",
    autoload_known_extensions: "false",
    ...(options.memoryLimitMB === undefined ? {} : { memory_limit: `${options.memoryLimitMB}MB` }),
  });
  const connection = await instance.connect();
  const removeSpill = () => fs.rmSync(spill, { recursive: true, force: true });
  const close = () => {
    connection.closeSync();
    instance.closeSync();
    removeSpill();
    process.off("exit", removeSpill);
  };
  // Nothing may stay behind where nobody comes to close.
  process.on("exit", removeSpill);
  let catalog: Catalog;
  try {
    if (options.file !== undefined) await attach(connection, options.file, options.readOnly);
    else if (options.onDisk === true) {
      fs.mkdirSync(spill, { mode: 0o700 });
      await attach(connection, path.join(spill, "rows.duckdb"), false);
      await connection.run("PRAGMA disable_checkpoint_on_shutdown");
    }
    await prepare(connection);
    catalog = await createCatalog(connection);
  } catch (error) {
    close();
    throw error;
  }

  return {
    createTable: async (vocabulary, name, columns) => {
      const names = nameColumns(columns);
      const list = names.map(({ sql }, i) => `${sql} ${sqlTypes[columns[i]?.type ?? "string"]}`);
      await connection.run(`CREATE SCHEMA IF NOT EXISTS ${quoteName(vocabulary)}`);
      const held = catalog.nameFor(vocabulary, name);
      const table = `${quoteName(vocabulary)}.${quoteName(held)}`;
      await connection.run(
        `CREATE TABLE ${table} (${[...list, `${eventName} BIGINT`].join(", ")})`,
      );
      await catalog.add({ vocabulary, name, columns });
      return appendTo(await connection.createAppender(held, vocabulary), columns, vocabulary);
    },
    createOpenTable: async (vocabulary, name, first) => {
      await connection.run(`CREATE SCHEMA IF NOT EXISTS ${quoteName(vocabulary)}`);
      const held = catalog.nameFor(vocabulary, name);
      return createOpenTable(connection, vocabulary, held, first, (columns) =>
        catalog.add({ vocabulary, name, columns }),
      );
    },
    createView: (vocabulary, name, query) => catalog.addView(vocabulary, name, query),
    dropTable: async (vocabulary, name) => {
      const held = catalog.find(vocabulary, name)?.held;
      if (held === undefined) return;
      await catalog.remove(vocabulary, name);
      await connection.run(`DROP TABLE ${quoteName(vocabulary)}.${quoteName(held)}`);
    },
    limitMemory: async (megabytes) => {
      await connection.run(`SET memory_limit = '${megabytes}MB'`);
    },
    hasTable: (vocabulary, name) => catalog.find(vocabulary, name) !== undefined,
    tables: () => catalog.tables(),
    run: (query, run) => runQuery(connection, query, catalog.find, run),
    explain: (query, { now }) => {
      const outcome = written(query, catalog.find, { now });
      return outcome.kind === "problem" ? outcome : { kind: "sql", sql: outcome.query.sql };
    },
    close,
  };
}

/**
 * Opens a file beside the database in memory, and works in it. What is packed as the database's latest version packs it
 * takes half of the room and of the time; small groups of rows take less memory while they are packed.
 */
async function attach(
  connection: DuckDBConnection,
  file: string,
  readOnly: boolean | undefined,
): Promise<void> {
  const options =
    readOnly === true ? "READ_ONLY" : `STORAGE_VERSION 'latest', ROW_GROUP_SIZE ${rowsTogether}`;
  await connection.run(`ATTACH '${file.replaceAll("'", "''")}' AS logs (${options})`);
  await connection.run("USE logs");
}

async function prepare(connection: DuckDBConnection): Promise<void> {
  for (const fn of [...jsFunctions, parsePairsFunction, sessionStartsFunction])
    registerFunction(connection, fn);
  for (const statement of duckDb.prelude) await connection.run(statement);
}
