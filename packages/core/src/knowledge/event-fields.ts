import { eventFieldTable } from "./tables/event-field-table.ts";
import { readList, readTable } from "./tables/read-table.ts";

let byChannel: ReadonlyMap<string, ReadonlyMap<number, readonly string[]>> | undefined;

/** The names of the fields of a channel's events, by event id; undefined where nothing is known. Compares without case. */
export function channelFields(channel: string): ReadonlyMap<number, readonly string[]> | undefined {
  byChannel ??= readFields();
  return byChannel.get(channel.toLowerCase());
}

function readFields(): ReadonlyMap<string, ReadonlyMap<number, readonly string[]>> {
  const channels = new Map<string, Map<number, readonly string[]>>();
  let events = new Map<number, readonly string[]>();
  for (const [first = "", names] of readTable(eventFieldTable)) {
    if (names === undefined) channels.set(first.slice(1, -1).toLowerCase(), (events = new Map()));
    else events.set(Number(first), readList(names));
  }
  return channels;
}
