/**
 * The Elastic Common Schema: which of its fields the events of Windows logs supply, and how
 * (https://www.elastic.co/docs/reference/ecs). Fields that agents keep as they are stand below `winlog.event_data`.
 */
export { bindEvents, ecsEvents, ecsFieldNames } from "./events-table.ts";
export { ecsFieldKind } from "./field-kinds.ts";
export { ecsFieldType } from "./field-types.ts";
export type { EcsFieldType } from "./field-types.ts";
export { ecsSource } from "./source.ts";
