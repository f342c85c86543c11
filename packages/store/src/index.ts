/** The relational engine: queries of the model run as SQL on an embedded DuckDB. */
export type * from "./store.ts";
