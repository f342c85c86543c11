import type { ColumnType } from "../../model/index.ts";
import { asimTables } from "./asim/tables.ts";
import { deviceEvents } from "./defender/events.ts";
import { deviceFileEvents } from "./defender/file.ts";
import { deviceImageLoadEvents } from "./defender/image-load.ts";
import { deviceLogonEvents } from "./defender/logon.ts";
import { deviceNetworkEvents } from "./defender/network.ts";
import { deviceProcessEvents } from "./defender/process.ts";
import { deviceRegistryEvents } from "./defender/registry.ts";
import { constant } from "./columns.ts";
import { event } from "./sentinel/event.ts";
import { securityEvent } from "./sentinel/security-event.ts";
import { sysmonColumns, sysmonEvents } from "./sentinel/sysmon.ts";
import { windowsEvent } from "./sentinel/windows-event.ts";
import type { TableLeg } from "./table-binding.ts";
import { knownTable } from "./tables/read-tables.ts";

/** A table that events of the Windows logs supply. */
export interface NativeTable {
  readonly vocabulary: string;
  readonly columns: readonly ColumnType[];
  readonly legs: readonly TableLeg[];
}

type Legs = readonly TableLeg[] | ((columns: readonly ColumnType[]) => readonly TableLeg[]);

function table(vocabulary: string, name: string, legs: Legs): readonly [string, NativeTable] {
  const columns = knownTable(name) ?? [];
  const made = typeof legs === "function" ? legs(columns) : legs;
  return [name, { vocabulary, columns, legs: made.map((leg) => typed(name, leg)) }];
}

/** Every row says which table it is of. */
function typed(name: string, leg: TableLeg): TableLeg {
  return { ...leg, columns: new Map([...leg.columns, ["Type", constant(name)]]) };
}

export const nativeTables: ReadonlyMap<string, NativeTable> = new Map([
  table("defender", "DeviceProcessEvents", deviceProcessEvents),
  table("defender", "DeviceNetworkEvents", deviceNetworkEvents),
  table("defender", "DeviceFileEvents", deviceFileEvents),
  table("defender", "DeviceRegistryEvents", deviceRegistryEvents),
  table("defender", "DeviceImageLoadEvents", deviceImageLoadEvents),
  table("defender", "DeviceLogonEvents", deviceLogonEvents),
  table("defender", "DeviceEvents", deviceEvents),
  table("sentinel", "SecurityEvent", securityEvent),
  table("sentinel", "Event", event),
  table("sentinel", "WindowsEvent", windowsEvent),
  ["Sysmon", { vocabulary: "sentinel", columns: sysmonColumns, legs: sysmonEvents }],
  ...asimTables.map(([name, table]): readonly [string, NativeTable] => [
    name,
    { ...table, legs: table.legs.map((leg) => typed(name, leg)) },
  ]),
]);
