import type { DuckDBConnection } from "@duckdb/node-api";
import type { ColumnType } from "@telltale/core/model";
import type { HeldTable } from "../sql/writer.ts";
import type { StoredTable } from "../store.ts";

export interface Catalog {
  find(this: void, vocabulary: string, name: string): HeldTable | undefined;
  /** By what name the database is to hold a table that is new. */
  nameFor(vocabulary: string, name: string): string;
  add(table: StoredTable): Promise<void>;
  tables(): readonly StoredTable[];
}

/**
 * The tables that are there, with the types of the model: the database's own do not tell a time from a number, so they
 * are kept in a table beside.
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
    tables: () => tables.map(({ vocabulary, name, columns }) => ({ vocabulary, name, columns })),
  };
}

const tableName = '"$tables"';

async function readTables(connection: DuckDBConnection): Promise<readonly StoredTable[]> {
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
