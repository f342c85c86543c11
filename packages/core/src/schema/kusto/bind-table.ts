import type { TableBinding } from "./table-binding.ts";

/** How Windows events supply a table; undefined for tables that they have nothing to do with. */
export function bindTable(_vocabulary: string, _name: string): TableBinding | undefined {
  return undefined;
}
