import { SourceText } from "../../source/index.ts";
import type { KustoFunction } from "./catalog.ts";

/**
 * The functions by which Sentinel wants its own tables asked.
 * https://learn.microsoft.com/azure/sentinel/health-audit#sentinelhealth-and-sentinelaudit-data-tables
 */
export const healthFunctions: ReadonlyMap<string, KustoFunction> = new Map(
  ["SentinelHealth", "SentinelAudit"].map((table) => {
    const name = `_${table}`;
    return [name, { name, parameters: "", body: new SourceText(name, table) }];
  }),
);
