import type { Expr, Query, TableSource } from "../../model/index.ts";

/** What a query asks of a table. Plain data, so that it can be handed to another thread. */
export interface TableNeed {
  readonly source: TableSource;
  /** The columns that the query reads, in the table's order. */
  readonly columns: readonly string[];
  /**
   * What is true of every row that matters, over columns; absent where all rows do. It may be true of more rows: the
   * query filters again.
   */
  readonly filter?: Expr;
}

/** The tables that a query reads, each once, in the order of their first use. */
export function tableNeeds(_query: Query): readonly TableNeed[] {
  return [];
}
