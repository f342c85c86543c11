import type { EvtxEvent, EvtxField } from "@telltale/core/lab";

/** An event as Winlogbeat 8 ships it: System parts under `winlog`, fields as text under `winlog.event_data`. */
export function toWinlogbeat(event: EvtxEvent, recordId: number): string {
  const data = Object.fromEntries(
    event.fields
      .filter((field) => field.value !== null)
      .map((field) => [field.name, textOf(field)]),
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

/** A value as Windows renders it in an event's text. */
function textOf({ type, value }: EvtxField): string {
  const isHex = type === "hex32" || type === "hex64";
  return isHex && typeof value === "number" ? `0x${value.toString(16)}` : String(value);
}
