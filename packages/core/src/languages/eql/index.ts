/** EQL, the Event Query Language of Elasticsearch: text to syntax tree (`parseEql`), tree to model (`lowerEql`). */
export { eqlDiagnostics } from "./diagnostics.ts";
export { eqlLoweringDiagnostics } from "./lower/diagnostics.ts";
export { lowerEql } from "./lower/lower.ts";
export type { EqlLogic, LoweredEql } from "./lower/lower.ts";
export { parseLooseEql } from "./loose/parse-loose.ts";
export { parseEql } from "./parse/parse.ts";
export type { ParsedEql } from "./parse/parse.ts";
export { printEqlTree } from "./print-tree.ts";
export type * from "./syntax/index.ts";
