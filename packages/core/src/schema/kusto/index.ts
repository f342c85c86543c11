/**
 * The tables of Microsoft Sentinel and Defender: what columns they have, and which Windows events supply them. A door of
 * its own beside the schema's, for it is much data that running other languages does without.
 */
export { bindTable } from "./bind-table.ts";
export { kustoCatalog } from "./catalog.ts";
export type { KustoCatalog, KustoFunction, KustoTable } from "./catalog.ts";
export type { RecordPart, TableBinding, TableLeg } from "./table-binding.ts";
