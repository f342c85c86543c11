// Kusto's tables have a door of their own, kusto/index.ts: they are much data that a scan does without.
export { bindQuery } from "./bind.ts";
export type { Binding, BoundFilter, EventSelector } from "./bind.ts";
export { bindKey } from "./bind-key.ts";
export { coverQuery } from "./coverage.ts";
export type { ClassCoverage, QueryCoverage } from "./coverage.ts";
export { schemaDiagnostics } from "./diagnostics.ts";
export type { EventClass, EventRole } from "./event-class.ts";
export { eventIdsOf } from "./event-ids.ts";
export { rawNames } from "./field-source.ts";
export type { FieldSource, JoinedPart } from "./field-source.ts";
export { eventName, logSourceName } from "./names.ts";
export { categoryNames, resolveLogSource, serviceNames } from "./resolve.ts";
export type { Resolution } from "./resolve.ts";
export { sysmonFields } from "./tables/sysmon-fields.ts";
export { isSystemField } from "./system-fields.ts";
