import type { ColumnType, ScalarType } from "../../../model/index.ts";
import { knownTables, sharedColumns } from "./known-tables.ts";
import { newerColumns } from "./newer-columns.ts";

/** As scripts/make-kusto-tables.ts writes them. */
const types: Readonly<Record<string, ScalarType>> = {
  b: "boolean",
  i: "int",
  l: "long",
  r: "real",
  m: "decimal",
  d: "datetime",
  t: "timespan",
  g: "guid",
  y: "dynamic",
};

let lines: ReadonlyMap<string, string> | undefined;
let shared: readonly string[] | undefined;

function linesByName(): ReadonlyMap<string, string> {
  return (lines ??= new Map(
    knownTables
      .trim()
      .split("\n")
      .map((line) => {
        const end = line.indexOf(" ");
        return [line.slice(0, end), line.slice(end + 1)];
      }),
  ));
}

/** The columns of a table of the known ones, or of a schema of ASIM (`asim:Dns`). */
export function knownTable(name: string): readonly ColumnType[] | undefined {
  const line = linesByName().get(name);
  if (line === undefined) return undefined;
  const columns = [...line.split(" ").map(readColumn), ...(newerColumns.get(name) ?? [])];
  return name.startsWith("asim:") ? columns : withTime(name, columns);
}

/** What Defender sends has a time of its own name, and in a workspace that of all tables too; custom logs have the latter. */
function withTime(name: string, columns: readonly ColumnType[]): readonly ColumnType[] {
  const has = (wanted: string) => columns.some((column) => column.name === wanted);
  if (has("TimeGenerated") || !(has("Timestamp") || name.endsWith("_CL"))) return columns;
  return [...columns, { name: "TimeGenerated", type: "datetime" }];
}

export function knownTableNames(): readonly string[] {
  return [...linesByName().keys()].filter((name) => !name.startsWith("asim:"));
}

function readColumn(code: string): ColumnType {
  shared ??= sharedColumns.split(" ");
  const text = code.startsWith("~") ? (shared[Number.parseInt(code.slice(1), 36)] ?? "") : code;
  const [name = "", mark = ""] = text.split(":");
  return { name, type: types[mark] ?? "string" };
}
