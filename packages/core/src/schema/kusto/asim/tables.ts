import type { ColumnType } from "../../../model/index.ts";
import type { NativeTable } from "../native-tables.ts";
import type { TableLeg } from "../table-binding.ts";
import { knownTable } from "../tables/read-tables.ts";
import { authenticationLegs } from "./authentication.ts";
import { dnsLegs } from "./dns.ts";
import { fileLegs } from "./file.ts";
import { networkLegs } from "./network.ts";
import { processLegs } from "./process.ts";
import { registryLegs } from "./registry.ts";

/** The tables of normalized events, by their names in Sentinel, and the legs of those that Windows events supply. */
const tables: readonly (readonly [schema: string, table: string, legs: readonly TableLeg[]])[] = [
  ["ProcessEvent", "ASimProcessEventLogs", processLegs],
  ["FileEvent", "ASimFileEventLogs", fileLegs],
  ["RegistryEvent", "ASimRegistryEventLogs", registryLegs],
  ["NetworkSession", "ASimNetworkSessionLogs", networkLegs],
  ["Dns", "ASimDnsActivityLogs", dnsLegs],
  ["Authentication", "ASimAuthenticationEventLogs", authenticationLegs],
  ["WebSession", "ASimWebSessionLogs", []],
  ["AuditEvent", "ASimAuditEventLogs", []],
  ["DhcpEvent", "ASimDhcpEventLogs", []],
  ["UserManagement", "ASimUserManagementActivityLogs", []],
];

/** With the columns of the schema, aliases included, so that functions need only filter. */
export const asimTables: readonly (readonly [name: string, table: NativeTable])[] = tables.map(
  ([schema, name, legs]) => [
    name,
    { vocabulary: "asim", columns: columnsOf(schema, name, legs), legs },
  ],
);

function columnsOf(schema: string, name: string, legs: readonly TableLeg[]): readonly ColumnType[] {
  const columns = new Map<string, ColumnType>();
  const filled = legs.flatMap((leg) => [...leg.columns.keys()]);
  for (const column of [
    ...(knownTable(`asim:${schema}`) ?? []),
    ...(knownTable(name) ?? []),
    ...filled.map((column): ColumnType => ({ name: column, type: "string" })),
  ])
    if (!columns.has(column.name)) columns.set(column.name, column);
  return [...columns.values()];
}
