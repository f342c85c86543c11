import type { ColumnType } from "../../model/index.ts";
import type { SourceText } from "../../source/index.ts";
import { storedFunctions } from "./asim/functions.ts";
import { nativeTables } from "./native-tables.ts";
import { knownTable, knownTableNames } from "./tables/read-tables.ts";

/** A table by its name in Kusto, and the vocabulary under which `bindTable` knows it. */
export interface KustoTable {
  readonly vocabulary: string;
  readonly name: string;
  readonly columns: readonly ColumnType[];
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

/** What is known of Sentinel's and Defender's tables, and of the functions that they come with. */
export function kustoCatalog(): KustoCatalog {
  const tables = new Map<string, KustoTable | undefined>();
  return {
    table(name) {
      if (!tables.has(name)) tables.set(name, findTable(name));
      return tables.get(name);
    },
    storedFunction: (name) => storedFunctions.get(name),
    names: () => new Set([...knownTableNames(), ...nativeTables.keys(), ...storedFunctions.keys()]),
    *searched() {
      // The tables below ASIM's functions hold the same events once more.
      for (const [name, { vocabulary }] of nativeTables) if (vocabulary !== "asim") yield name;
    },
  };
}

function findTable(name: string): KustoTable | undefined {
  // What workspaces export under the names of functions are their results; `asim:` marks schemas.
  if (storedFunctions.has(name) || name.includes(":")) return undefined;
  const native = nativeTables.get(name);
  const columns = native?.columns ?? knownTable(name);
  if (columns === undefined) return undefined;
  return { vocabulary: native?.vocabulary ?? "sentinel", name, columns };
}
