import { bindSplunkTable } from "../cim/bind-table.ts";
import type { ColumnType } from "../../model/index.ts";
import { bindEvents } from "../ecs/index.ts";
import { nativeTables } from "./native-tables.ts";
import type { TableBinding } from "./table-binding.ts";

/**
 * How Windows events supply a table; undefined for tables that they have nothing to do with. Tables of events
 * in ECS have the columns that are asked for.
 */
export function bindTable(
  vocabulary: string,
  name: string,
  asked: readonly ColumnType[] = [],
): TableBinding | undefined {
  if (vocabulary === "cim" || vocabulary === "splunk") return bindSplunkTable(vocabulary, name);
  if (vocabulary === "ecs") return bindEvents(name, asked);
  const table = nativeTables.get(name);
  if (table === undefined || table.vocabulary !== vocabulary) return undefined;
  const { columns, legs } = table;
  const unfilled = columns
    .map((column) => column.name)
    .filter((column) => !legs.some((leg) => leg.columns.has(column)));
  return { vocabulary, name, columns, legs, unfilled };
}
