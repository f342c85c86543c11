import type { ScanOptions } from "./options.ts";

/** Files that rules are compiled with. */
export type RulesBeside = Pick<ScanOptions, "indicators" | "lookups">;

/** Whether there are any. */
export const isGiven = ({ indicators, lookups }: RulesBeside): boolean =>
  indicators !== undefined || (lookups !== undefined && lookups.length > 0);
