import type { DuckDBConnection } from "@duckdb/node-api";
import type { ColumnType } from "@telltale/core/model";
import type { StoredTable } from "../store.ts";

export interface Catalog {
  find(this: void, vocabulary: string, name: string): StoredTable | undefined;
  add(table: StoredTable): Promise<void>;
  tables(): readonly StoredTable[];
}

/**
 * The tables that are there, with the types of the model: the database's own do not tell a time from a number, so they
 * are kept in a table beside.
 */
export async function createCatalog(connection: DuckDBConnection): Promise<Catalog> {
  const tables: StoredTable[] = await readTables(connection);
  return {
    find: (vocabulary, name) =>
      tables.find((table) => table.vocabulary === vocabulary && table.name === name),
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
      tables.push(table);
    },
    tables: () => tables,
  };
}

const tableName = '"$tables"';

async function readTables(connection: DuckDBConnection): Promise<StoredTable[]> {
  const known = await connection.runAndReadAll(
    "SELECT count(*) FROM duckdb_tables() WHERE schema_name = 'main' AND table_name = '$tables'",
  );
  if (known.getRows()[0]?.[0] === 0n) return [];
  const rows = await connection.runAndReadAll(`SELECT vocabulary, name, columns FROM ${tableName}`);
  return rows.getRows().map(([vocabulary, name, columns]) => ({
    vocabulary: String(vocabulary),
    name: String(name),
    columns: JSON.parse(String(columns)) as readonly ColumnType[],
  }));
}
