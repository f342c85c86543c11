import type { Span } from "../source/index.ts";
import type { Query } from "./query.ts";

/** What only the data tells: which columns an operator makes. Lowering stops there. */
export interface OpenQuestion {
  readonly kind: "bag-unpack" | "pivot";
  /** The place in the query that asks, for `answers`. */
  readonly key: string;
  /**
   * The rows up to there, with the one column that tells: bags, whose keys become columns, or values, each of which
   * becomes a column.
   */
  readonly prefix: Query;
  readonly span: Span;
}
