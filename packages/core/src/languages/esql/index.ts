/** ES|QL, the Elasticsearch Query Language: text to syntax tree (`parseEsql`), tree to model (`lowerEsql`). */
export { esqlDiagnostics } from "./diagnostics.ts";
export { esqlLoweringDiagnostics } from "./lower/diagnostics.ts";
export { lowerEsql } from "./lower/lower.ts";
export type { EsqlLoweringOptions, LoweredEsql } from "./lower/lower.ts";
export type { EmbeddedCondition, EsqlFields, EsqlType } from "./lower/types.ts";
export { parseEsql } from "./parse/parse.ts";
export type { ParsedEsql } from "./parse/parse.ts";
export { printEsqlTree } from "./print-tree.ts";
export type * from "./syntax/index.ts";
