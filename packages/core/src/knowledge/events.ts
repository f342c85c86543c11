import { eventTable, providerTable } from "./tables/event-table.ts";
import { readList, readTable } from "./tables/read-table.ts";

/** What is known of one event of the Windows logs. */
export interface EventEntry {
  readonly channel: string;
  readonly id: number;
  readonly title: string;
  /** Where the title comes from: a key of `eventSources`. */
  readonly source: string;
  readonly provider?: string;
  /** Subcategories of the audit policy that log it. */
  readonly audit: readonly string[];
}

const entryKey = (channel: string, id: number): string => `${channel.toLowerCase()}\n${id}`;
const byKey = readEvents();
const shortNames: ReadonlyMap<string, string> = new Map(
  readTable(providerTable).map(([name = "", short = ""]) => [name, short]),
);

function readEvents(): ReadonlyMap<string, EventEntry> {
  const entries = new Map<string, EventEntry>();
  let channel = "";
  for (const [first = "", title, source = "", provider, audit] of readTable(eventTable)) {
    if (title === undefined) channel = first.slice(1, -1);
    else {
      const id = Number(first);
      const entry = { channel, id, title, source, audit: readList(audit) };
      entries.set(
        entryKey(channel, id),
        provider === undefined || provider === "" ? entry : { ...entry, provider },
      );
    }
  }
  return entries;
}

/** The catalog's entry for an event id of a channel; channels compare without case. */
export function findEvent(channel: string, id: number): EventEntry | undefined {
  return byKey.get(entryKey(channel, id));
}

/** A provider's short name (`Sysmon`, `Security-Auditing`); the name without its vendor where none is known. */
export function shortProvider(provider: string): string {
  return shortNames.get(provider) ?? provider.replace(/^Microsoft-Windows-/, "");
}
