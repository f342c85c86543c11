import type { ColumnType } from "../../model/index.ts";
import type { TableBinding } from "../kusto/table-binding.ts";
import { datasetNamed, datasets } from "./datasets.ts";
import { events } from "./events.ts";

/** How Windows events supply a dataset of the data models (`cim`), or the events of a search (`splunk`). */
export function bindSplunkTable(vocabulary: string, name: string): TableBinding | undefined {
  const legs =
    vocabulary === "cim" ? datasets.get(name)?.legs : name === "events" ? events : undefined;
  if (legs === undefined) return undefined;
  return { vocabulary, name, columns: [], legs, unfilled: [], missingText: "null" };
}

/** A dataset as front ends see it. */
export interface SplunkTable {
  readonly name: string;
  readonly prefix: string;
  readonly columns: readonly ColumnType[];
}

/** The datasets that there are, by the names of searches; undefined for those that no events of Windows supply. */
export interface SplunkTables {
  dataset(name: string): SplunkTable | undefined;
}

export const splunkTables: SplunkTables = {
  dataset(name) {
    const found = datasetNamed(name);
    if (found === undefined) return undefined;
    const names = new Set(found.legs.flatMap((leg) => [...leg.columns.keys()]));
    const columns = [...names].map((column): ColumnType => ({
      name: column,
      type: column === "_time" ? "datetime" : "string",
    }));
    return { name: found.name, prefix: found.prefix, columns };
  },
};
