/** Query strings of Lucene, as Elasticsearch reads them: text to syntax tree (`parseLucene`), tree to model (`lowerLucene`). */
export { luceneDiagnostics } from "./diagnostics.ts";
export { luceneLoweringDiagnostics } from "./lower/diagnostics.ts";
export { lowerLucene } from "./lower/lower.ts";
export type { LoweredLucene, LuceneLoweringOptions } from "./lower/lower.ts";
export { parseLucene } from "./parse.ts";
export type { ParsedLucene } from "./parse.ts";
export { printLuceneTree } from "./print-tree.ts";
export type * from "./syntax.ts";
