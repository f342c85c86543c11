import { cellOf } from "@telltale/core/model";
import type { Cell, ColumnType, Datum } from "@telltale/core/model";
import { normalizeTime } from "@telltale/core/telemetry";
import type { TableAppender } from "@telltale/store";
import { reasonOf } from "../../files/reason.ts";
import type { UnreadablePath } from "../../files/rule-files.ts";
import { ColumnInference } from "./infer-columns.ts";
import { readRecords } from "./read-records.ts";

/** A table that the user brings, and its columns. */
export interface GivenTableFile {
  readonly name: string;
  readonly path: string;
  readonly columns: readonly ColumnType[];
  readonly rows: number;
  readonly problems: readonly { readonly line: number; readonly problem: string }[];
}

/**
 * Reads a file through for its columns: those that the catalog knows of the table, and those that it does not know,
 * with the types that hold their values.
 */
export async function openGivenTable(
  name: string,
  path: string,
  known: readonly ColumnType[],
): Promise<GivenTableFile | UnreadablePath> {
  let inference: ColumnInference | undefined;
  const problems: { line: number; problem: string }[] = [];
  let rows = 0;
  try {
    for await (const record of readRecords(path)) {
      if ("problem" in record) problems.push(record);
      else {
        inference ??= new ColumnInference(record.isText === true ? "anything" : "times");
        inference.add(record.fields);
        rows++;
      }
    }
  } catch (error) {
    return { path, reason: reasonOf(error) };
  }
  if (rows === 0 && problems.length > 0)
    return {
      path,
      reason: "holds no table (JSON lines, a JSON array of objects, or CSV with a header)",
    };
  const names = new Set(known.map((column) => column.name));
  const more = inference?.columns().filter((column) => !names.has(column.name)) ?? [];
  return { name, path, columns: [...known, ...more], rows, problems };
}

/** Appends the records of a file. What is wrong with it was said when it was opened. */
export async function loadGivenTable(
  { path }: GivenTableFile,
  columns: readonly ColumnType[],
  appender: TableAppender,
): Promise<number> {
  let rows = 0;
  for await (const record of readRecords(path)) {
    if ("problem" in record) continue;
    appender.append(
      BigInt(rows++),
      columns.map(({ name, type }) => cellOfValue(record.fields.get(name), type)),
    );
  }
  return rows;
}

function cellOfValue(value: Datum | undefined, type: ColumnType["type"]): Cell {
  if (type === "datetime" && value !== undefined && value !== null)
    return cellOf(normalizeTime(String(value)), type);
  return cellOf(value, type);
}
