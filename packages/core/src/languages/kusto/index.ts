/**
 * Kusto (KQL), the language of Microsoft Sentinel and Defender. So far its first half exists: text to syntax
 * tree (`parseKusto`), with recovery at pipes and semicolons and diagnostics with positions; `printKustoTree`
 * shows a tree in tests. Binding names to tables and lowering to the model are to come, and nothing outside
 * this folder uses it yet.
 */
export { kustoDiagnostics } from "./diagnostics.ts";
export { parseKusto } from "./parse/parse.ts";
export type { ParsedKusto } from "./parse/parse.ts";
export { printKustoTree } from "./print-tree.ts";
export type * from "./syntax/index.ts";
