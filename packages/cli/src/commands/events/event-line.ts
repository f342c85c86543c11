import type { Event } from "@telltale/core/model";

/** An event as one line of JSON, line break included. An event id that the record does not have is null. */
export function eventLine(event: Event, file: string): string {
  const { recordId, time, channel, provider, computer } = event;
  const eventId = event.eventId < 0 ? null : event.eventId;
  const fields = event.fields();
  return `${JSON.stringify({ file, recordId, time, channel, provider, eventId, computer, fields })}\n`;
}
