import type { TableNeed } from "@telltale/core/engine/relational";
import { bindTable, kustoCatalog } from "@telltale/core/schema/kusto";

/** Every table that events can fill, with the columns that they can. */
export function fillableTables(): readonly TableNeed[] {
  const catalog = kustoCatalog();
  return [...catalog.names()].flatMap((name) => {
    const table = catalog.table(name);
    const binding = table === undefined ? undefined : bindTable(table.vocabulary, name);
    if (table === undefined || binding === undefined) return [];
    const columns = table.columns
      .map((column) => column.name)
      .filter((column) => !binding.unfilled.includes(column));
    return [{ source: { kind: "table", ...table }, columns }];
  });
}
