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
import { createCatalog } from "./catalog.ts";
import { registerFunction } from "./js-functions.ts";
import { runQuery, written } from "./run.ts";

/**
 * Opens a database, in memory or in a file. What does not fit into memory goes to a folder of its own, which is removed
 * with the store.
 */
export async function openStore(options: StoreOptions = {}): Promise<Store> {
  // The database makes the folder when it needs it.
  const spill = path.join(os.tmpdir(), `telltale-${randomUUID()}`);
  const instance = await DuckDBInstance.create(options.file ?? ":memory:", {
    threads: "1",
    storage_compatibility_version: "latest",
    temp_directory: spill,
    max_temp_directory_size: "8GB",
    autoinstall_known_extensions: "false",
    autoload_known_extensions: "false",
    ...(options.memoryLimitMB === undefined ? {} : { memory_limit: `${options.memoryLimitMB}MB` }),
    ...(options.readOnly === true ? { access_mode: "READ_ONLY" } : {}),
  });
  const connection = await instance.connect();
  await prepare(connection);
  const catalog = await createCatalog(connection);

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
    hasTable: (vocabulary, name) => catalog.find(vocabulary, name) !== undefined,
    tables: () => catalog.tables(),
    run: (query, run) => runQuery(connection, query, catalog.find, run),
    explain: (query, { now }) => {
      const outcome = written(query, catalog.find, { now });
      return outcome.kind === "problem" ? outcome : { kind: "sql", sql: outcome.query.sql };
    },
    close: () => {
      connection.closeSync();
      instance.closeSync();
      fs.rmSync(spill, { recursive: true, force: true });
    },
  };
}

async function prepare(connection: DuckDBConnection): Promise<void> {
  for (const fn of [...jsFunctions, parsePairsFunction, sessionStartsFunction])
    registerFunction(connection, fn);
  for (const statement of duckDb.prelude) await connection.run(statement);
}
