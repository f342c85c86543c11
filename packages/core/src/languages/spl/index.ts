/** Splunk's Search Processing Language: text to syntax tree (`parseSpl`), tree to model (`lowerSpl`). */
export { splDiagnostics } from "./diagnostics.ts";
export { splLoweringDiagnostics } from "./lower/diagnostics.ts";
export { lowerSpl } from "./lower/lower.ts";
export type { LoweredSpl, SplLoweringOptions } from "./lower/lower.ts";
export type { SplDataset, SplTables } from "./lower/lowering.ts";
export type { SplLookup, SplLookups } from "./lookups.ts";
export { selectedEvents } from "./lower/sources.ts";
export { macroKey } from "./macros/macro.ts";
export type { Macro, MacroTable } from "./macros/macro.ts";
export { emptyPack } from "./pack.ts";
export type { SplPack } from "./pack.ts";
export { parseSpl } from "./parse/parse.ts";
export type { ParsedSpl, SplOptions } from "./parse/parse.ts";
export type * from "./syntax.ts";
