import { nativeTables } from "./native-tables.ts";
import type { TableBinding } from "./table-binding.ts";

/** How Windows events supply a table; undefined for tables that they have nothing to do with. */
export function bindTable(vocabulary: string, name: string): TableBinding | undefined {
  const table = nativeTables.get(name);
  if (table === undefined || table.vocabulary !== vocabulary) return undefined;
  const { columns, legs } = table;
  const unfilled = columns
    .map((column) => column.name)
    .filter((column) => !legs.some((leg) => leg.columns.has(column)));
  return { vocabulary, name, columns, legs, unfilled };
}
