import { eventColumns } from "@telltale/core/engine/relational";
import type { ColumnType } from "@telltale/core/model";
import { kustoCatalog } from "@telltale/core/schema/kusto";
import type { KustoCatalog, KustoFunction, KustoTable } from "@telltale/core/schema/kusto";

/** The vocabulary of tables that only the user knows. */
export const givenVocabulary = "given";
/** The vocabulary of tables that Telltale makes: `events`. */
export const eventsVocabulary = "telltale";

/** The raw events, as `telltale ingest` keeps them. */
export const eventsTable: KustoTable = {
  vocabulary: eventsVocabulary,
  name: "events",
  columns: eventColumns.map(({ name, type }) => ({ name, type })),
};

/** What is known of tables, with functions of the user's; tables that the user brings come before both. */
export function catalogWith(
  own: readonly { readonly name: string; readonly columns: readonly ColumnType[] }[],
  more: readonly KustoTable[] = [],
  functions: readonly KustoFunction[] = [],
): KustoCatalog {
  const known = kustoCatalog(functions);
  const added = new Map<string, KustoTable>(more.map((table) => [table.name, table]));
  for (const { name, columns } of own) {
    const vocabulary = known.table(name)?.vocabulary ?? givenVocabulary;
    added.set(name, { vocabulary, name, columns });
  }
  return {
    table: (name) => added.get(name) ?? known.table(name),
    storedFunction: (name) => (added.has(name) ? undefined : known.storedFunction(name)),
    *names() {
      yield* added.keys();
      for (const name of known.names()) if (!added.has(name)) yield name;
    },
    *searched() {
      yield* added.keys();
      for (const name of known.searched()) if (!added.has(name)) yield name;
    },
  };
}
