/**
 * The Kibana Query Language, called kuery here, for Kusto has the name KQL too: text to syntax tree (`parseKuery`), tree
 * to model (`lowerKuery`).
 */
export { kueryDiagnostics } from "./diagnostics.ts";
export { kueryLoweringDiagnostics } from "./lower/diagnostics.ts";
export { lowerKuery } from "./lower/lower.ts";
export type { KueryLoweringOptions, LoweredKuery } from "./lower/lower.ts";
export { parseKuery } from "./parse.ts";
export type { KueryOptions, ParsedKuery } from "./parse.ts";
export { printKueryTree } from "./print-tree.ts";
export type * from "./syntax.ts";
