import { DuckDBInstance } from "@duckdb/node-api";
import type { Cell, ColumnType } from "@telltale/core/model";
import { cellText } from "@telltale/core/model";
import { quoteName } from "../sql/names.ts";
import { sqlTypes } from "../sql/types.ts";
import { appendTo } from "./append.ts";

/** Ticks of 100 ns from the year 1 to 1970. */
const epoch = "621355968000000000";

/**
 * Writes rows to a file in Parquet: datetimes as timestamps (UTC, microseconds), timespans and guids as texts, dynamics
 * as JSON. Replaces what is there. Returns why it could not, if it could not.
 */
export async function writeParquet(
  file: string,
  columns: readonly ColumnType[],
  rows: readonly (readonly Cell[])[],
): Promise<string | undefined> {
  const instance = await DuckDBInstance.create(":memory:", { threads: "1" });
  const connection = await instance.connect();
  try {
    const held = columns.map(({ type }, i): ColumnType => ({
      name: `c${i}`,
      type: type === "timespan" ? "string" : type,
    }));
    const list = [...held.map(({ name, type }) => `${name} ${sqlTypes[type]}`), "n BIGINT"];
    await connection.run(`CREATE TABLE rows (${list.join(", ")})`);
    const appender = appendTo(await connection.createAppender("rows"), held);
    for (const [number, row] of rows.entries())
      appender.append(
        BigInt(number),
        columns.map(({ type }, i) => {
          const cell = row[i] ?? null;
          return type === "timespan" && cell !== null ? cellText(cell, type) : cell;
        }),
      );
    appender.close();
    const selected = columns.map(
      ({ name, type }, i) => `${written(`c${i}`, type)} AS ${quoteName(name)}`,
    );
    const path = file.replaceAll("'", "''");
    await connection.run(
      `COPY (SELECT ${selected.join(", ")} FROM rows ORDER BY n) TO '${path}' (FORMAT parquet)`,
    );
    return undefined;
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return error.message;
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

function written(column: string, type: ColumnType["type"]): string {
  if (type === "datetime") return `make_timestamp((${column} - ${epoch}) // 10)`;
  return type === "dynamic" ? `${column}::JSON` : column;
}
