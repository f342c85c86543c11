import type { Event } from "@telltale/core/model";

/** An event as one line of JSON, line break included. */
export function eventLine(event: Event, file: string): string {
  const { recordId, time, channel, provider, eventId, computer } = event;
  const fields = event.fields();
  return `${JSON.stringify({ file, recordId, time, channel, provider, eventId, computer, fields })}\n`;
}
