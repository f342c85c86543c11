import type { Datum } from "../../src/model/index.ts";
import { createReader, type EventCursor, type ReadAccount } from "../../src/telemetry/index.ts";
import { checkKeys } from "./key-check.ts";

/** What a record looks like through every door of the cursor. */
export interface Seen {
  readonly time: string;
  readonly channel: string;
  readonly provider: string;
  readonly eventId: number;
  readonly computer: string;
  readonly recordId: string;
  readonly fields: Record<string, Datum>;
  /** The System parts. */
  readonly system: Record<string, Datum>;
  /** All values of all slots as texts. */
  readonly texts: readonly (readonly [string, ...string[]])[];
}

export interface Reading {
  readonly records: readonly Seen[];
  readonly account: ReadAccount;
}

/** Reads a whole input in blocks of the given size, keeping the unread tail as a caller has to. */
export function readAll(
  format: "json" | "xml" | "csv" | "text",
  input: string | Uint8Array,
  blockSize = Number.POSITIVE_INFINITY,
): Reading {
  const bytes = typeof input === "string" ? new TextEncoder().encode(input) : input;
  const reader = createReader(format);
  const records: Seen[] = [];
  let start = 0;
  let end = 0;
  do {
    end = Math.min(bytes.length, end + blockSize);
    // A copy, so that nobody gets away with looking beyond the block.
    const block = bytes.slice(start, end);
    start += reader.read(block, start, end === bytes.length, (event) => records.push(see(event)));
  } while (end < bytes.length);
  return { records, account: reader.account };
}

/** The only record of an input. */
export function readOne(format: "json" | "xml" | "csv" | "text", input: string): Seen {
  const { records, account } = readAll(format, input);
  const [first] = records;
  if (first === undefined || records.length !== 1 || account.skippedCount > 0) {
    throw new Error(`one sound record expected: ${JSON.stringify({ records, account })}`);
  }
  return first;
}

export function see(event: EventCursor): Seen {
  checkKeys(event);
  const { names, ownCount } = event.layout;
  const system = Object.fromEntries(
    names.slice(ownCount).map((name) => [name, event.get(name) as Datum]),
  );
  const texts = names.map((name, slot): [string, ...string[]] => {
    const values = Array.from({ length: event.valueCount(slot) }, (_, index) => {
      event.loadText(slot, index);
      return String.fromCharCode(...event.units.subarray(event.start, event.end));
    });
    return [name, ...values];
  });
  const { time, channel, provider, eventId, computer, recordId } = event;
  return {
    time,
    channel,
    provider,
    eventId,
    computer,
    recordId,
    fields: { ...event.fields() },
    system,
    texts,
  };
}
