import { call, constant, firstText, record } from "../kusto/columns.ts";
import type { Source, Sources } from "../kusto/columns.ts";

/** What the data models say where an event has no value. */
export const known = (...sources: readonly Source[]): Source =>
  firstText(...sources, constant("unknown"));

/** What every event has in Splunk. Its add-on names sources after channels. */
export const everyRow: Sources = {
  _time: record("time"),
  host: record("computer"),
  source: call("concat", constant("XmlWinEventLog:"), record("channel")),
  sourcetype: constant("xmlwineventlog"),
};

export const sysmonProduct: Sources = { vendor_product: constant("Microsoft Sysmon") };
export const windowsProduct: Sources = { vendor_product: constant("Microsoft Windows") };

/** Accounts are known by their name alone; Sysmon writes `DOMAIN\name`. */
export const userName = (field: string): Source => call("account-name", field);

/** Columns of a dataset, which searches call by its name: `Processes.dest`. What every event has keeps its own. */
export function prefixed(dataset: string, sources: Sources): Sources {
  return Object.fromEntries(
    Object.entries(sources).map(([name, source]) => [
      Object.hasOwn(everyRow, name) ? name : `${dataset}.${name}`,
      source,
    ]),
  );
}
