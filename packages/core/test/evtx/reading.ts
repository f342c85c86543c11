import type { Datum } from "../../src/model/index.ts";
import { createReader, type EventCursor, type ReadAccount } from "../../src/telemetry/index.ts";
import { checkKeys } from "../telemetry/key-check.ts";

export interface Seen {
  readonly channel: string;
  readonly provider: string;
  readonly eventId: number;
  readonly recordId: string;
  readonly time: string;
  readonly fields: Record<string, Datum>;
  readonly system: Record<string, Datum | undefined>;
}

export interface Reading {
  readonly records: readonly Seen[];
  readonly account: ReadAccount;
}

/** Asks a record everything that the engine may ask; `get` and the texts of the slots must agree. */
export function see(event: EventCursor): Seen {
  checkKeys(event);
  const { names, ownCount } = event.layout;
  const byName = new Map<string, string[]>();
  names.forEach((name, slot) => {
    // A System part of an own field's name is hidden behind it.
    if (slot >= ownCount && names.indexOf(name) < ownCount) return;
    const texts = byName.get(name) ?? [];
    byName.set(name, texts);
    for (let i = 0; i < event.valueCount(slot); i++) {
      event.loadText(slot, i);
      texts.push(
        String.fromCharCode(
          ...event.units.subarray(event.start, Math.min(event.end, event.start + 5000)),
        ),
      );
    }
  });
  for (const [name, texts] of byName) {
    const datum = event.get(name);
    const members = (Array.isArray(datum) ? (datum as readonly Datum[]) : [datum]).filter(
      (member) => member !== null && member !== undefined,
    );
    const expected = members.map((member) => String(member).slice(0, 5000));
    if (JSON.stringify(texts) !== JSON.stringify(expected)) {
      throw new Error(`${name}: texts ${JSON.stringify(texts)}, get ${JSON.stringify(datum)}`);
    }
  }
  const system = Object.fromEntries(names.slice(ownCount).map((name) => [name, event.get(name)]));
  const { channel, provider, eventId, recordId, time } = event;
  return { channel, provider, eventId, recordId, time, fields: { ...event.fields() }, system };
}

/** Reads a file in blocks of the given size, keeping the unread tail as a caller has to. */
export function readEvtx(bytes: Uint8Array, blockSize = Number.POSITIVE_INFINITY): Reading {
  const reader = createReader("evtx");
  const records: Seen[] = [];
  let start = 0;
  let end = 0;
  do {
    end = Math.min(bytes.length, end + blockSize);
    const block = bytes.slice(start, end);
    start += reader.read(block, start, end === bytes.length, (event) => records.push(see(event)));
  } while (end < bytes.length);
  return { records, account: reader.account };
}

/** The only record of a sound file. */
export function readOne(bytes: Uint8Array): Seen {
  const { records, account } = readEvtx(bytes);
  const [first] = records;
  if (first === undefined || records.length !== 1 || account.skippedCount > 0) {
    throw new Error(`one sound record expected: ${JSON.stringify({ records, account })}`);
  }
  return first;
}
