/** Rows of tables out of events, for queries that a database finishes. A door of its own beside the engine's. */
export { createCollector } from "./collector.ts";
export type { Collector, CollectorOptions, TakeRow } from "./collector.ts";
export { tableNeeds, unitedSource } from "./table-needs.ts";
export type { TableNeed } from "./table-needs.ts";
