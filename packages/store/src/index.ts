/** The relational engine: queries of the model run as SQL on an embedded DuckDB. */
export { openStore } from "./duckdb/open.ts";
export type * from "./store.ts";
