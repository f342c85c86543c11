/**
 * Writes the columns of Sentinel's and Defender's tables as a compact table:
 * `node scripts/make-kusto-tables.ts kql_tables.json` (table → columns → type, compiled from the sources named in it).
 */
import { readFileSync, writeFileSync } from "node:fs";

interface Tables {
  readonly tables: Readonly<Record<string, { readonly columns: Readonly<Record<string, string>> }>>;
  readonly asim: Readonly<Record<string, Readonly<Record<string, { readonly type: string }>>>>;
}

const [input] = process.argv.slice(2);
if (input === undefined) throw new Error("which file?");
const output = new URL("../packages/core/src/schema/kusto/tables/known-tables.ts", import.meta.url);

/** As in `readColumn`; strings have no mark. */
const marks: Readonly<Record<string, string>> = {
  string: "",
  bool: ":b",
  boolean: ":b",
  int: ":i",
  long: ":l",
  real: ":r",
  double: ":r",
  decimal: ":m",
  datetime: ":d",
  timespan: ":t",
  guid: ":g",
  dynamic: ":y",
};

/** Columns that the sources are too old for: https://learn.microsoft.com/defender-xdr/advanced-hunting-schema-tables */
const newer: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  IdentityInfo: { Timestamp: "datetime" },
  OAuthAppInfo: { Timestamp: "datetime" },
};

const { tables, asim } = JSON.parse(readFileSync(input, "utf8")) as Tables;
const entries: (readonly [name: string, columns: readonly string[]])[] = [
  ...Object.entries(tables)
    // "Syslog (Digital Guardian)" is a view of Syslog, and no name of a table.
    .filter(([name]) => !name.trim().includes(" "))
    .map(([name, { columns }]) => entry(name, Object.entries({ ...columns, ...newer[name] }))),
  ...Object.entries(asim).map(([name, columns]) =>
    entry(
      `asim:${name}`,
      Object.entries(columns).map(([column, { type }]) => [column, type]),
    ),
  ),
].sort(([a], [b]) => (a < b ? -1 : 1));

function entry(name: string, columns: readonly (readonly [string, string])[]) {
  // The export of a column without a name is no column.
  const named = columns.filter(([column]) => /^[\w-]+$/.test(column));
  return [name.trim(), named.map(([column, type]) => `${column}${marks[type] ?? ":y"}`)] as const;
}

const uses = new Map<string, number>();
for (const [, columns] of entries)
  for (const column of columns) uses.set(column, (uses.get(column) ?? 0) + 1);
const shared = [...uses]
  .filter(([, count]) => count > 1)
  .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
  .map(([column]) => column);
const codes = new Map(shared.map((column, at) => [column, `~${at.toString(36)}`]));
const lines = entries.map(([name, columns]) =>
  [name, ...columns.map((column) => codes.get(column) ?? column)].join(" "),
);

const text = `/**
 * Tables of Microsoft Sentinel and Defender with their columns, as of August 2026; made by
 * scripts/make-kusto-tables.ts. Names and types are facts from: the Azure Monitor Logs reference (Microsoft, CC-BY-4.0,
 * by way of oshezaf/sentinelninja, Apache-2.0); LaurieRhodes/Powershell-Kusto-Schema-Tools (MIT); the advanced hunting
 * schema of microsoft/defender-docs (CC-BY-4.0); table schemas and ASIM field lists of Azure/Azure-Sentinel (MIT).
 */

/** Columns that several tables have: \`~a\` in a table is the one at 10, in base 36. */
export const sharedColumns = \`${shared.join(" ")}\`;

/** A table a line: its name, then its columns, with a mark of their type where they are no strings. */
export const knownTables = \`
${lines.join("\n")}
\`;
`;
writeFileSync(output, text);
process.stderr.write(`${entries.length} tables, ${text.length} characters\n`);
