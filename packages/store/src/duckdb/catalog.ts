import type { DuckDBConnection } from "@duckdb/node-api";
import { columnsOf } from "@telltale/core/model";
import type { ColumnType, Query } from "@telltale/core/model";
import type { HeldTable } from "../sql/writer.ts";
import type { StoredTable } from "../store.ts";

export interface Catalog {
  find(this: void, vocabulary: string, name: string): HeldTable | undefined;
  /** By what name the database is to hold a table that is new. */
  nameFor(vocabulary: string, name: string): string;
  add(table: StoredTable): Promise<void>;
  remove(vocabulary: string, name: string): Promise<void>;
  addView(vocabulary: string, name: string, query: Query): Promise<void>;
  tables(): readonly StoredTable[];
}

/**
 * The tables that are there, with the types of the model: the database's own do not tell a time from a number, so they
 * are kept in a table beside. So are views, as queries of the model.
 */
export async function createCatalog(connection: DuckDBConnection): Promise<Catalog> {
  const tables: HeldTable[] = [];
  // The database does not tell `Event` from `event`, so the later of such a pair gets a number.
  const nameFor = (vocabulary: string, name: string) => {
    const isAlike = (table: StoredTable) =>
      table.vocabulary === vocabulary && table.name.toLowerCase() === name.toLowerCase();
    const alike = tables.filter(isAlike).length;
    return alike === 0 ? name : `${name}$${alike + 1}`;
  };
  for (const table of await readTables(connection))
    tables.push({ ...table, held: nameFor(table.vocabulary, table.name) });
  for (const view of await readViews(connection)) tables.push(viewOf(view));
  return {
    find: (vocabulary, name) =>
      tables.find((table) => table.vocabulary === vocabulary && table.name === name),
    nameFor,
    add: async (table) => {
      await connection.run(
        `CREATE TABLE IF NOT EXISTS ${tableName} (vocabulary VARCHAR, name VARCHAR, columns VARCHAR)`,
      );
      const columns = JSON.stringify(table.columns.map(({ name, type }) => ({ name, type })));
      await connection.run(`INSERT INTO ${tableName} VALUES ($1, $2, $3)`, [
        table.vocabulary,
        table.name,
        columns,
      ]);
      tables.push({ ...table, held: nameFor(table.vocabulary, table.name) });
    },
    remove: async (vocabulary, name) => {
      await connection.run(`DELETE FROM ${tableName} WHERE vocabulary = $1 AND name = $2`, [
        vocabulary,
        name,
      ]);
      const place = tables.findIndex(
        (table) => table.vocabulary === vocabulary && table.name === name,
      );
      if (place >= 0) tables.splice(place, 1);
    },
    addView: async (vocabulary, name, query) => {
      await connection.run(
        `CREATE TABLE IF NOT EXISTS ${viewName} (vocabulary VARCHAR, name VARCHAR, query VARCHAR)`,
      );
      await connection.run(`INSERT INTO ${viewName} VALUES ($1, $2, $3)`, [
        vocabulary,
        name,
        JSON.stringify(query),
      ]);
      tables.push(viewOf({ vocabulary, name, query }));
    },
    tables: () => tables.map(({ vocabulary, name, columns }) => ({ vocabulary, name, columns })),
  };
}

interface StoredView {
  readonly vocabulary: string;
  readonly name: string;
  readonly query: Query;
}

function viewOf({ vocabulary, name, query }: StoredView): HeldTable {
  return { vocabulary, name, columns: columnsOf(query), held: name, view: query };
}

const tableName = '"$tables"';
const viewName = '"$views"';

async function readTables(connection: DuckDBConnection): Promise<readonly StoredTable[]> {
  const rows = await readIfThere(connection, tableName, "vocabulary, name, columns");
  return rows.map(([vocabulary, name, columns]) => ({
    vocabulary: String(vocabulary),
    name: String(name),
    columns: JSON.parse(String(columns)) as readonly ColumnType[],
  }));
}

async function readViews(connection: DuckDBConnection): Promise<readonly StoredView[]> {
  const rows = await readIfThere(connection, viewName, "vocabulary, name, query");
  return rows.map(([vocabulary, name, query]) => ({
    vocabulary: String(vocabulary),
    name: String(name),
    query: JSON.parse(String(query)) as Query,
  }));
}

async function readIfThere(connection: DuckDBConnection, table: string, columns: string) {
  const known = await connection.runAndReadAll(
    "SELECT count(*) FROM duckdb_tables() WHERE database_name = current_database() AND schema_name = 'main' AND table_name = $1",
    [table.slice(1, -1)],
  );
  if (known.getRows()[0]?.[0] === 0n) return [];
  const rows = await connection.runAndReadAll(`SELECT ${columns} FROM ${table}`);
  return rows.getRows();
}
