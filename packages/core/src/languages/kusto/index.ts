/**
 * Kusto (KQL), the language of Microsoft Sentinel and Defender: text to syntax tree (`parseKusto`), with recovery at
 * pipes and semicolons and diagnostics with positions; tree to model (`lowerKusto`), with names resolved against a
 * catalog of tables and every expression typed. `printKustoTree` shows a tree in tests.
 */
export { kustoDiagnostics } from "./diagnostics.ts";
export type { CatalogFunction, CatalogTable, TableCatalog } from "./lower/catalog.ts";
export { kustoLoweringDiagnostics } from "./lower/diagnostics.ts";
export { lowerKusto, lowerKustoFunction } from "./lower/lower.ts";
export type { LoweredKusto, LoweredResult, LoweringOptions } from "./lower/lower.ts";
export type { LetUse } from "./lower/names.ts";
export type { Stub } from "./lower/session.ts";
export { standardColumns } from "./lower/standard-columns.ts";
export { parseKusto } from "./parse/parse.ts";
export type { ParsedKusto } from "./parse/parse.ts";
export { printKustoTree } from "./print-tree.ts";
export type * from "./syntax/index.ts";
