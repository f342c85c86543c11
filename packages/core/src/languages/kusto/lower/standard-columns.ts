import type { ColumnType } from "../../../model/index.ts";
import type { Statement } from "../syntax/index.ts";
import { namesIn } from "./names-in-tree.ts";

/**
 * What every table of a Log Analytics workspace has, and shows only where a query names it.
 * https://learn.microsoft.com/azure/azure-monitor/logs/log-standard-columns
 */
export const standardColumns: readonly ColumnType[] = [
  { name: "_TimeReceived", type: "datetime" },
  { name: "_ItemId", type: "string" },
  { name: "_ResourceId", type: "string" },
  { name: "_SubscriptionId", type: "string" },
  { name: "_IsBillable", type: "string" },
  { name: "_BilledSize", type: "real" },
];

/** The columns of a table, and those of the standard ones that texts name and it does not list. */
export function withStandardColumns(
  columns: readonly ColumnType[],
  texts: readonly (readonly Statement[])[],
): readonly ColumnType[] {
  const known = new Set(columns.map(({ name }) => name));
  if (!known.has("TimeGenerated")) return columns;
  const named = standardColumns.filter(
    ({ name }) => !known.has(name) && texts.some((text) => namesIn(text).has(name)),
  );
  return named.length === 0 ? columns : [...columns, ...named];
}
