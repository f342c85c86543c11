import type { ColumnType } from "../../model/index.ts";
import type { SourceText } from "../../source/index.ts";
import { storedFunctions, tableOfFunction } from "./asim/functions.ts";
import { healthFunctions } from "./health-functions.ts";
import { nativeTables } from "./native-tables.ts";
import { knownTable, knownTableNames } from "./tables/read-tables.ts";

/** A table by its name in Kusto, and the vocabulary under which `bindTable` knows it. */
export interface KustoTable {
  readonly vocabulary: string;
  readonly name: string;
  readonly columns: readonly ColumnType[];
  /** What is known of its columns are examples: it has those that were sent to it, with endings by their types. */
  readonly isOpen?: boolean;
}

/** A saved function in Kusto: its parameters as in a `let` statement, and its statements. */
export interface KustoFunction {
  readonly name: string;
  readonly parameters: string;
  readonly body: SourceText;
}

/** The tables and saved functions that a workspace has. Names are exact. */
export interface KustoCatalog {
  table(name: string): KustoTable | undefined;
  storedFunction(name: string): KustoFunction | undefined;
  names(): Iterable<string>;
  /** The tables that a query over all tables looks through: those that Windows logs supply. */
  searched(): Iterable<string>;
}

/**
 * What is known of Sentinel's and Defender's tables, and of the functions that they come with. Functions of the
 * workspace, the first of each name, come before what is only known by its columns, and after what events supply.
 */
export function kustoCatalog(functions: readonly KustoFunction[] = []): KustoCatalog {
  const tables = new Map<string, KustoTable | undefined>();
  const own = new Map<string, KustoFunction>();
  for (const one of functions)
    if (!own.has(one.name) && !isSupplied(one.name)) own.set(one.name, one);
  return {
    table(name) {
      if (own.has(name)) return undefined;
      if (!tables.has(name)) tables.set(name, findTable(name));
      return tables.get(name);
    },
    storedFunction: (name) =>
      own.get(name) ?? storedFunctions.get(name) ?? healthFunctions.get(name),
    names: () =>
      new Set([
        ...own.keys(),
        ...knownTableNames(),
        ...nativeTables.keys(),
        ...storedFunctions.keys(),
        ...healthFunctions.keys(),
      ]),
    *searched() {
      // The tables below ASIM's functions hold the same events once more.
      for (const [name, { vocabulary }] of nativeTables) if (vocabulary !== "asim") yield name;
    },
  };
}

/** Whether events of Windows logs make the rows of the table, or of the table that the function is over. */
function isSupplied(name: string): boolean {
  const table = nativeTables.get(tableOfFunction(name) ?? name);
  return table !== undefined && table.legs.length > 0;
}

function findTable(name: string): KustoTable | undefined {
  // What workspaces export under the names of functions are their results; `asim:` marks schemas.
  if (storedFunctions.has(name) || name.includes(":")) return undefined;
  const native = nativeTables.get(name);
  const columns = native?.columns ?? knownTable(name);
  if (columns === undefined) return undefined;
  const isOpen = name === "AzureDiagnostics" || name.endsWith("_CL");
  return {
    vocabulary: native?.vocabulary ?? "sentinel",
    name,
    columns,
    ...(isOpen ? { isOpen } : {}),
  };
}
