import type { EventCursor } from "../../src/telemetry/index.ts";

/** What was made of the same bytes in the same way before, by cursor. */
const known = new Map<string, string>();
const mostKnown = 100_000;

/** Throws where a slot's key does not tell its text: what is found in a text is remembered by its key. */
export function checkKeys(event: EventCursor): void {
  event.layout.names.forEach((name, slot) => {
    const kind = event.loadKey(slot);
    if (kind < 0) return;
    const { key, keyStart, keyEnd } = event;
    const bytes = new Uint8Array(key.buffer, key.byteOffset + keyStart, keyEnd - keyStart);
    const same = `${event.constructor.name} ${kind} ${bytes.join(" ")}`;
    if (event.valueCount(slot) !== 1) throw new Error(`${name}: a key, but no only value`);
    event.loadText(slot, 0);
    const text = `${event.isText(slot)} ${event.units.subarray(event.start, event.end).join(" ")}`;
    const before = known.get(same);
    if (before !== undefined && before !== text)
      throw new Error(`${name}: one key, two texts: ${before} and ${text}`);
    if (known.size < mostKnown) known.set(same, text);
  });
}
