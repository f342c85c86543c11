/**
 * The Kibana Query Language, called kuery here, for Kusto has the name KQL too. So far its first half exists: text to
 * syntax tree (`parseKuery`), with diagnostics that have positions; lowering to the model is to come.
 */
export { kueryDiagnostics } from "./diagnostics.ts";
export { parseKuery } from "./parse.ts";
export type { KueryOptions, ParsedKuery } from "./parse.ts";
export { printKueryTree } from "./print-tree.ts";
export type * from "./syntax.ts";
