/** Rows of tables out of events, for queries that a database finishes. A door of its own beside the engine's. */
export { createCollector } from "./collector.ts";
export type { Collector, CollectorOptions, TakeRow } from "./collector.ts";
export { legFilters } from "./leg-filters.ts";
export { tableNeeds, unitedSource } from "./table-needs.ts";
export type { TableNeed } from "./table-needs.ts";
export { eventFunctions } from "./event-texts.ts";
export { PoolCollector } from "./pool/collector.ts";
export type { TakePoolRow } from "./pool/collector.ts";
export { eventColumns } from "./pool/event-table.ts";
export { poolLayout } from "./pool/layout.ts";
export type { PoolLayout } from "./pool/layout.ts";
export type { RowShape } from "./pool/row-plan.ts";
export { poolColumnName, poolViews } from "./pool/views.ts";
export type { PoolView, RowKind } from "./pool/views.ts";
