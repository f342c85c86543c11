import type { Cell, ColumnType } from "@telltale/core/model";

/** Rows with their columns: what a query gives. */
export interface Rows {
  readonly columns: readonly ColumnType[];
  readonly rows: readonly (readonly Cell[])[];
}
