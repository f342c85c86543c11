/**
 * The Elastic Common Schema: which of its fields the events of Windows logs supply, and how
 * (https://www.elastic.co/docs/reference/ecs). Fields that agents keep as they are stand below `winlog.event_data`.
 */
import type { TableLeg } from "../kusto/table-binding.ts";
import { otherEvents, powershellEvents } from "./other.ts";
import { securityEvents } from "./security.ts";
import { sysmonEvents } from "./sysmon.ts";

export { ecsFieldKind } from "./field-kinds.ts";
export { ecsSource } from "./source.ts";

export const ecsEvents: readonly TableLeg[] = [
  ...sysmonEvents,
  ...securityEvents,
  ...powershellEvents,
  ...otherEvents,
];
