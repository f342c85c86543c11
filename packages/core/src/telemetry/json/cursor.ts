import type { Datum, Event } from "../../model/index.ts";
import { noKey } from "../cursor.ts";
import type { EventCursor } from "../cursor.ts";
import { bareDatum } from "../datum.ts";
import { inferChannel, inferProvider } from "../shape/provenance.ts";
import type { MemoLayout, TextMemo } from "../text-memo.ts";
import { normalizeTime } from "../time.ts";
import { textOfUnits } from "../utf8.ts";
import { objectsIn } from "./objects.ts";
import type { ObjectSlots } from "./objects.ts";
import { AsciiEscapes, unescapeJson } from "./unescape.ts";

const quote = 0x22;
const zero = 0x30;
const openArray = 0x5b;
const backslash = 0x5c;
const closeArray = 0x5d;
const openObject = 0x7b;
const comma = 0x2c;

/** Longer numbers are no event ids. */
const mostDigits = 9;

/** Serves a scanned JSON record from its bytes; values are decoded when asked for. */
export class JsonCursor implements EventCursor {
  layout: MemoLayout;
  units = new Uint16Array(1 << 14);
  start = 0;
  end = 0;
  bytes: Uint8Array = new Uint8Array(0);
  key: DataView = noKey;
  keyStart = 0;
  keyEnd = 0;
  #starts: Int32Array = new Int32Array(0);
  #ends: Int32Array = new Int32Array(0);
  #escapes = new AsciiEscapes(this.bytes);
  #listedLeaf = -1;
  #listed: readonly number[] = [];

  constructor(layout: MemoLayout) {
    this.layout = layout;
  }

  /** Moves on to another record. */
  point(layout: MemoLayout, bytes: Uint8Array, starts: Int32Array, ends: Int32Array): void {
    this.layout = layout;
    if (bytes !== this.bytes) {
      this.bytes = bytes;
      this.#escapes = new AsciiEscapes(bytes);
      this.key = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    }
    this.#starts = starts;
    this.#ends = ends;
    this.#listedLeaf = -1;
  }

  get channel(): string {
    const { channel, channelMemo } = this.layout;
    return channel >= 0 ? this.#memoized(channel, channelMemo) : inferChannel(this.provider);
  }

  get provider(): string {
    const { layout } = this;
    if (layout.provider >= 0) return this.#memoized(layout.provider, layout.providerMemo);
    const channel = layout.channel < 0 ? "" : this.#memoized(layout.channel, layout.channelMemo);
    return inferProvider(layout, channel, this.#text(layout.providerGuid));
  }

  get eventId(): number {
    const leaf = this.layout.eventId;
    if (leaf < 0) return -1;
    let at = this.#starts[leaf] as number;
    let end = this.#ends[leaf] as number;
    if (this.bytes[at] === quote) {
      at++;
      end--;
    }
    // Only what a number is written as: the route then says all that the text does ("01" is another text than "1").
    if (end - at > mostDigits || (this.bytes[at] === zero && end - at > 1)) return -1;
    let id = 0;
    for (let i = at; i < end; i++) {
      const digit = (this.bytes[i] as number) - 0x30;
      if (digit < 0 || digit > 9) return -1;
      id = id * 10 + digit;
    }
    return end > at ? id : -1;
  }

  get computer(): string {
    return this.#text(this.layout.computer);
  }

  get recordId(): string {
    return this.#text(this.layout.recordId);
  }

  get time(): string {
    return normalizeTime(this.#text(this.layout.time));
  }

  valueCount(slot: number): number {
    const leaf = this.layout.leaves[slot] as number;
    const at = this.#starts[leaf] as number;
    const first = this.bytes[at] as number;
    if (first === openArray) return this.#values(leaf).length;
    return this.#isNull(at) ? 0 : 1;
  }

  isPresent(slot: number): boolean {
    return slot < this.layout.names.length;
  }

  isText(slot: number): boolean {
    const first = this.bytes[this.#starts[this.layout.leaves[slot] as number] as number];
    return first === quote || first === openArray || first === openObject;
  }

  loadFirst(slot: number): number {
    const count = this.valueCount(slot);
    if (count > 0) this.loadText(slot, 0);
    return count;
  }

  loadRaw(slot: number): boolean {
    const leaf = this.layout.leaves[slot] as number;
    const at = this.#starts[leaf] as number;
    const end = (this.#ends[leaf] as number) - 1;
    // From the record's start: its slots are asked for in any order.
    if (this.bytes[at] !== quote || this.#escapes.after(this.#starts[0] as number) < end)
      return false;
    this.start = at + 1;
    this.end = end;
    return true;
  }

  loadKey(slot: number): number {
    const leaf = this.layout.leaves[slot] as number;
    const at = this.#starts[leaf] as number;
    if (this.bytes[at] === openArray || this.#isNull(at)) return -1;
    this.keyStart = at;
    this.keyEnd = this.#ends[leaf] as number;
    return 0;
  }

  loadText(slot: number, index: number): void {
    const leaf = this.layout.leaves[slot] as number;
    const at = this.#starts[leaf] as number;
    if (this.bytes[at] !== openArray) return this.#load(at, this.#ends[leaf] as number);
    const element = this.#values(leaf)[index] as number;
    this.#load(element, elementEnd(this.bytes, element));
  }

  #load(from: number, to: number): void {
    const bytes = this.bytes;
    let at = from;
    let end = to;
    if (bytes[at] === quote) {
      at++;
      end--;
    }
    if (end - at > this.units.length) this.units = new Uint16Array((end - at) * 2);
    const size = unescapeJson(bytes, at, end, this.units, 0);
    this.start = 0;
    this.end = size;
  }

  get(name: string): Datum | undefined {
    return this.#datumOf(this.layout.slots.get(name));
  }

  #datumOf(slots: readonly number[] | undefined): Datum | undefined {
    if (slots === undefined) return undefined;
    const [only] = slots as [number];
    return slots.length === 1 ? this.#datum(only) : slots.flatMap((slot) => this.#datum(slot));
  }

  objects(name: string): readonly Pick<Event, "get" | "fields" | "objects">[] {
    return objectsIn(this.layout, name).map((slots) => this.#objectOf(slots));
  }

  /** A part of the record: what it lacks is looked for in no other part. */
  #objectOf(slots: ObjectSlots): Pick<Event, "get" | "fields" | "objects"> {
    const within = new Set([...slots.values()].flat());
    return {
      get: (name) => this.#datumOf(slots.get(name)),
      fields: () =>
        Object.fromEntries([...slots].map(([name, some]) => [name, this.#datumOf(some) ?? null])),
      objects: (name) =>
        objectsIn(this.layout, name)
          .filter((inner) => [...inner.values()].flat().every((slot) => within.has(slot)))
          .map((inner) => this.#objectOf(inner)),
    };
  }

  fields(): Record<string, Datum> {
    const { names, ownCount } = this.layout;
    const fields = Object.create(null) as Record<string, Datum>;
    for (let slot = 0; slot < ownCount; slot++) {
      const name = names[slot] as string;
      if (!(name in fields)) fields[name] = this.get(name) as Datum;
    }
    return fields;
  }

  #datum(slot: number): Datum {
    const leaf = this.layout.leaves[slot] as number;
    const at = this.#starts[leaf] as number;
    const end = this.#ends[leaf] as number;
    if (this.bytes[at] !== openArray) return this.#datumAt(at, end);
    return elementsOf(this.bytes, at, end).map((element) =>
      this.#datumAt(element, elementEnd(this.bytes, element)),
    );
  }

  #datumAt(at: number, end: number): Datum {
    if (this.bytes[at] === openObject) return null;
    this.#load(at, end);
    const text = textOfUnits(this.units, this.start, this.end);
    return this.bytes[at] === quote ? text : bareDatum(text);
  }

  #text(leaf: number): string {
    if (leaf < 0) return "";
    const bytes = this.bytes;
    let at = this.#starts[leaf] as number;
    let end = this.#ends[leaf] as number;
    if (this.#isNull(at) || bytes[at] === openArray) return "";
    if (bytes[at] === quote) {
      at++;
      end--;
    }
    const units = new Uint16Array(end - at);
    return textOfUnits(units, 0, unescapeJson(bytes, at, end, units, 0));
  }

  #memoized(leaf: number, memo: TextMemo): string {
    const at = this.#starts[leaf] as number;
    const end = this.#ends[leaf] as number;
    if (memo.holds(this.bytes, at, end)) return memo.text;
    return memo.keep(this.bytes, at, end, this.#text(leaf));
  }

  #isNull(at: number): boolean {
    const first = this.bytes[at] as number;
    return first === openObject || (first === 0x6e && this.bytes[at + 1] === 0x75);
  }

  /** Where the values of an array start: its elements that are not null. */
  #values(leaf: number): readonly number[] {
    if (this.#listedLeaf === leaf) return this.#listed;
    const elements = elementsOf(
      this.bytes,
      this.#starts[leaf] as number,
      this.#ends[leaf] as number,
    );
    this.#listed = elements.filter((at) => !this.#isNull(at));
    this.#listedLeaf = leaf;
    return this.#listed;
  }
}

/** Where the elements of an array start, given where it starts and ends. */
function elementsOf(bytes: Uint8Array, start: number, end: number): readonly number[] {
  const elements: number[] = [];
  let at = skipBlank(bytes, start + 1);
  if (bytes[at] === closeArray) return elements;
  for (;;) {
    elements.push(at);
    at = skipBlank(bytes, elementEnd(bytes, at));
    if (bytes[at] !== comma || at >= end) return elements;
    at = skipBlank(bytes, at + 1);
  }
}

function skipBlank(bytes: Uint8Array, start: number): number {
  let at = start;
  while ((bytes[at] as number) <= 0x20) at++;
  return at;
}

/** The offset behind a string, number or word that the scan has found sound. */
function elementEnd(bytes: Uint8Array, start: number): number {
  let at = start;
  if (bytes[at] === quote) {
    at++;
    while (at < bytes.length && bytes[at] !== quote) at += bytes[at] === backslash ? 2 : 1;
    return at + 1;
  }
  while (
    at < bytes.length &&
    bytes[at] !== comma &&
    bytes[at] !== closeArray &&
    (bytes[at] as number) > 0x20
  )
    at++;
  return at;
}
