/** The relational engine: queries of the model run as SQL on an embedded DuckDB. */
export { answerQuestion } from "./answer.ts";
export type { ColumnAnswer, ColumnQuestion } from "./answer.ts";
export { openStore } from "./duckdb/open.ts";
export { writeParquet } from "./duckdb/write-parquet.ts";
export type * from "./store.ts";
