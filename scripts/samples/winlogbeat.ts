import type { EvtxEvent } from "@telltale/core/lab";

/** An event as Winlogbeat 8 ships it: System parts under `winlog`, fields as text under `winlog.event_data`. */
export function toWinlogbeat(event: EvtxEvent, recordId: number): string {
  const data = Object.fromEntries(
    event.fields
      .filter((field) => field.value !== null)
      .map((field) => [field.name, String(field.value)]),
  );
  return JSON.stringify({
    "@timestamp": `${event.time.slice(0, 23)}Z`,
    event: { code: String(event.eventId), kind: "event", provider: event.provider },
    host: { name: event.computer },
    winlog: {
      channel: event.channel,
      computer_name: event.computer,
      event_id: String(event.eventId),
      provider_name: event.provider,
      provider_guid: event.providerGuid,
      record_id: recordId,
      opcode: "Info",
      keywords: [event.keywords === "0x8010000000000000" ? "Audit Failure" : "Audit Success"],
      version: event.version,
      api: "wineventlog",
      process: { pid: event.processId, thread: { id: event.threadId } },
      ...(event.userData === undefined ? { event_data: data } : { user_data: data }),
    },
  });
}
