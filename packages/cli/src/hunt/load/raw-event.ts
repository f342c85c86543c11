import { cellOf } from "@telltale/core/model";
import type { Cell, Event } from "@telltale/core/model";

/** An event as a row of the table of events (`eventsTable`, in the order of its columns). */
export function rawEventRow(event: Event, file: string): readonly Cell[] {
  const { time, computer, channel, provider, eventId, recordId } = event;
  return [
    cellOf(time, "datetime"),
    computer,
    channel,
    provider,
    eventId < 0 ? null : BigInt(eventId),
    recordId,
    file,
    JSON.stringify(event.fields()),
  ];
}
