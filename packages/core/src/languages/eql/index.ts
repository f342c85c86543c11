/**
 * EQL, the Event Query Language of Elasticsearch. So far its first half exists: text to syntax tree (`parseEql`), with
 * diagnostics that have positions; lowering to the model is to come.
 */
export { eqlDiagnostics } from "./diagnostics.ts";
export { parseEql } from "./parse/parse.ts";
export type { ParsedEql } from "./parse/parse.ts";
export { printEqlTree } from "./print-tree.ts";
export type * from "./syntax/index.ts";
