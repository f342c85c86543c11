/**
 * Decodes logs: `node decode-task.ts <mode> <file…>`.
 * `walk` asks each record for its channel and event id only; `text` points at the text of every value of the event's
 * own fields, `all-text` at those of the System part too; `data` makes all that `telltale events` prints.
 */
import type { EventCursor } from "@telltale/core/telemetry";
import { readLog, reportTask } from "./read-file.ts";

/** Keeps the work from being optimized away. */
let sink = 0;

const modes = new Map<string, (event: EventCursor) => void>([
  ["walk", walk],
  ["text", (event) => text(event, event.layout.ownCount)],
  ["all-text", (event) => text(event, event.layout.names.length)],
  ["data", data],
]);

function walk(event: EventCursor): void {
  sink += event.channel.length + event.eventId;
}

function text(event: EventCursor, slots: number): void {
  for (let slot = 0; slot < slots; slot++) {
    const values = event.valueCount(slot);
    for (let index = 0; index < values; index++) {
      event.loadText(slot, index);
      sink += event.end - event.start;
    }
  }
}

function data(event: EventCursor): void {
  walk(event);
  sink += event.time.length + event.provider.length + event.computer.length + event.recordId.length;
  for (const _ in event.fields()) sink++;
}

const [mode = "", ...files] = process.argv.slice(2);
const visit = modes.get(mode);
if (visit === undefined) throw new Error(`no mode ${mode}`);
reportTask(() => {
  let records = 0;
  for (const file of files) records += readLog(file, visit);
  return { records };
});
if (sink === 0) throw new Error("nothing was decoded");
