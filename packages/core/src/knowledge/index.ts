export { findRetired, findTactics, findTechnique, tactics, techniqueIds } from "./attack.ts";
export type { RetiredTechnique, Tactic, Technique } from "./attack.ts";
export { readAttackTag } from "./attack-tag.ts";
export type { AttackTag } from "./attack-tag.ts";
export { channelFields } from "./event-fields.ts";
export { findEvent, shortProvider } from "./events.ts";
export type { EventEntry } from "./events.ts";
export { attackNotice, attackVersion } from "./tables/attack-table.ts";
export { eventSources, eventsNotice } from "./tables/event-table.ts";
