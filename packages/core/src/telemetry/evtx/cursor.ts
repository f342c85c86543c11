import type { Datum } from "../../model/index.ts";
import type { EventCursor, Layout } from "../cursor.ts";
import { normalizeTime } from "../time.ts";
import { scratchStart } from "./chunk-buffer.ts";
import type { ChunkBuffer } from "./chunk-buffer.ts";
import type { HoleRef, SlotSource } from "./flatten.ts";
import type { RecordFrames } from "./record-frames.ts";
import { frameShift } from "./record-shape.ts";
import type { RecordShape } from "./record-shape.ts";
import { u16 } from "./bytes.ts";
import { writeValue } from "./write-value.ts";
import { arrayMembers, readValue, stringUnits, valueTypes } from "./values.ts";
import type { ValueBytes } from "./values.ts";

const noBytes = new Uint8Array(0);
const longestTime = "2026-01-01T00:00:00.0000000Z".length;

/** The record that the reader stands on. Nothing is decoded before it is asked for. */
export class EvtxCursor implements EventCursor {
  readonly #chunk: ChunkBuffer;
  readonly #frames: RecordFrames;
  #shape: RecordShape;
  readonly units: Uint16Array;
  readonly bytes = noBytes;
  readonly key: DataView;
  keyStart = 0;
  keyEnd = 0;
  start = 0;
  end = 0;
  #membersAt = -1;
  #membersSize = 0;
  #members: readonly ValueBytes[] = [];
  #lastChannel = "";
  #lastProvider = "";

  constructor(chunk: ChunkBuffer, frames: RecordFrames, shape: RecordShape) {
    this.#chunk = chunk;
    this.#frames = frames;
    this.#shape = shape;
    this.units = chunk.units;
    this.key = new DataView(chunk.bytes.buffer, chunk.bytes.byteOffset, chunk.bytes.byteLength);
  }

  moveTo(shape: RecordShape): void {
    this.#shape = shape;
    this.#membersAt = -1;
  }

  get layout(): Layout {
    return this.#shape.layout;
  }

  get time(): string {
    const text = this.#textOf(this.#shape.time);
    // Records that were rendered before they were forwarded write it out, to nanoseconds.
    return text.length > longestTime ? normalizeTime(text) : text;
  }

  get channel(): string {
    return (this.#lastChannel = this.#repeated(this.#shape.channel, this.#lastChannel));
  }

  get provider(): string {
    return (this.#lastProvider = this.#repeated(this.#shape.provider, this.#lastProvider));
  }

  get computer(): string {
    return this.#textOf(this.#shape.computer);
  }

  get recordId(): string {
    return this.#textOf(this.#shape.recordId);
  }

  get eventId(): number {
    const source = this.#shape.slots[this.#shape.eventId];
    if (source === undefined) return -1;
    const part = source.parts[0];
    if (typeof part === "object") {
      const index = this.#frames.indexOf(part);
      if (index >= 0 && this.#frames.types[index] === valueTypes.uint16) {
        return u16(this.#chunk.bytes, this.#frames.offsets[index] as number);
      }
    }
    const text = this.#textOf(this.#shape.eventId);
    return /^(0|[1-9]\d{0,8})$/.test(text) ? Number(text) : -1;
  }

  isPresent(slot: number): boolean {
    const source = this.#shape.slots[slot];
    return source !== undefined && this.#isThere(source);
  }

  valueCount(slot: number): number {
    const value = this.#plainValue(slot);
    if (value >= 0) return this.#plainCount(slot, value);
    const source = this.#shape.slots[slot];
    if (source === undefined || !this.#isThere(source)) return 0;
    const part = source.parts[0];
    if (part === undefined) return 0;
    if (source.parts.length > 1 || typeof part === "string") return 1;
    return this.#holeCount(part);
  }

  /** `valueCount` of a slot of the plain kind, whose value stands at `value` in the frames. */
  #plainCount(slot: number, value: number): number {
    const type = this.#frames.types[value] as number;
    if (type === valueTypes.null || type === valueTypes.binxml) return 0;
    if (this.#frames.sizes[value] === 0) {
      const canBeEmpty =
        type === valueTypes.string || type === valueTypes.ansi || type === valueTypes.binary;
      return canBeEmpty && this.#shape.needsItself[slot] === 0 ? 1 : 0;
    }
    if ((type & valueTypes.array) === 0) return 1;
    return this.#membersOf(this.#valueAt(value)).length;
  }

  isText(slot: number): boolean {
    const parts = this.#shape.slots[slot]?.parts;
    const part = parts?.[0];
    // Literal text or other values may stand beside the first.
    if (typeof part !== "object" || parts?.length !== 1) return true;
    const value = this.#frames.indexOf(part);
    const type =
      value < 0 ? valueTypes.string : (this.#frames.types[value] as number) & ~valueTypes.array;
    return type === valueTypes.string || type === valueTypes.ansi || type === valueTypes.binxml;
  }

  loadFirst(slot: number): number {
    const count = this.valueCount(slot);
    if (count > 0) this.loadText(slot, 0);
    return count;
  }

  loadRaw(): boolean {
    return false;
  }

  loadKey(slot: number): number {
    const value = this.#plainValue(slot);
    if (value < 0) return -1;
    const type = this.#frames.types[value] as number;
    const size = this.#frames.sizes[value] as number;
    // An array has several values, and nothing has none or a template's.
    if (type >= valueTypes.binxml || size === 0 || type === valueTypes.null) return -1;
    this.keyStart = this.#frames.offsets[value] as number;
    this.keyEnd = this.keyStart + size;
    return type;
  }

  loadText(slot: number, index: number): void {
    const plain = this.#plainValue(slot);
    if (plain >= 0)
      return this.#loadValue(
        this.#frames.types[plain] as number,
        this.#frames.offsets[plain] as number,
        this.#frames.sizes[plain] as number,
        index,
      );
    const source = this.#shape.slots[slot];
    const part = source?.parts[0];
    if (source === undefined || part === undefined) return this.#load("");
    if (source.parts.length > 1 || typeof part === "string")
      return this.#load(this.#joined(source));
    const value = this.#value(part);
    if (value === undefined) this.#load("");
    else this.#loadValue(value.type, value.at, value.size, index);
  }

  #loadValue(type: number, at: number, size: number, index: number): void {
    const { bytes } = this.#chunk;
    if (type === valueTypes.string) {
      this.start = this.#chunk.unitIndex(at);
      this.end = this.start + stringUnits(bytes, at, size);
      return;
    }
    if ((type & valueTypes.array) !== 0) {
      const member = this.#membersOf({ type, at, size })[index];
      if (member === undefined) this.#load("");
      else this.#loadValue(member.type, member.at, member.size, 0);
      return;
    }
    const end = writeValue(bytes, type, at, size, this.units, scratchStart);
    if (end < 0) return this.#load(textOfDatum(readValue(bytes, { type, at, size })));
    this.start = scratchStart;
    this.end = end;
  }

  get(name: string): Datum | undefined {
    const { names } = this.#shape.layout;
    let found: Datum | undefined;
    let several: Datum[] | undefined;
    let isOwn = false;
    for (let slot = names.indexOf(name); slot >= 0; slot = names.indexOf(name, slot + 1)) {
      // A System part does not stand in for or join an own field of its name.
      if (isOwn && slot >= this.#shape.layout.ownCount) break;
      isOwn = slot < this.#shape.layout.ownCount;
      if (!this.isPresent(slot)) continue;
      const datum = this.#datum(slot);
      if (found === undefined) found = datum;
      else {
        several ??= Array.isArray(found) ? [...(found as readonly Datum[])] : [found];
        if (Array.isArray(datum)) several.push(...(datum as readonly Datum[]));
        else several.push(datum);
        found = several;
      }
    }
    return found;
  }

  fields(): Record<string, Datum> {
    const { names, ownCount } = this.#shape.layout;
    const fields: Record<string, Datum> = Object.create(null) as Record<string, Datum>;
    for (let slot = 0; slot < ownCount; slot++) {
      const name = names[slot] as string;
      if (name in fields || !this.isPresent(slot)) continue;
      const datum = this.get(name);
      if (datum !== undefined) fields[name] = datum;
    }
    return fields;
  }

  /** Where the value of a slot of the plain kind stands in the frames; -1 for slots of other kinds. */
  #plainValue(slot: number): number {
    const hole = this.#shape.holes[slot];
    if (hole === undefined || hole < 0) return -1;
    const frame = hole >> frameShift;
    const index = hole & ((1 << frameShift) - 1);
    return index < (this.#frames.counts[frame] as number)
      ? (this.#frames.bases[frame] as number) + index
      : -1;
  }

  #isThere(source: SlotSource): boolean {
    for (const need of source.needs) if (!this.#frames.isFilled(need)) return false;
    if (!source.isAttribute) return true;
    return source.parts.some((part) => typeof part === "string" || this.#isAttributeValue(part));
  }

  #isAttributeValue(part: HoleRef & { readonly optional: boolean }): boolean {
    const index = this.#frames.indexOf(part);
    if (index < 0) return false;
    const isNull = this.#frames.types[index] === valueTypes.null;
    return (
      !isNull &&
      (this.#frames.sizes[index] !== 0 ||
        (!part.optional && this.#frames.types[index] === valueTypes.string))
    );
  }

  #value(part: HoleRef): ValueBytes | undefined {
    const index = this.#frames.indexOf(part);
    return index < 0 ? undefined : this.#valueAt(index);
  }

  #valueAt(index: number): ValueBytes {
    const frames = this.#frames;
    return {
      type: frames.types[index] as number,
      at: frames.offsets[index] as number,
      size: frames.sizes[index] as number,
    };
  }

  #holeCount(part: HoleRef): number {
    const frames = this.#frames;
    const index = frames.indexOf(part);
    if (index < 0) return 0;
    const type = frames.types[index] as number;
    if (type === valueTypes.string) return 1;
    if ((type & ~valueTypes.array) === valueTypes.null || type === valueTypes.binxml) return 0;
    if (frames.sizes[index] === 0)
      return type === valueTypes.ansi || type === valueTypes.binary ? 1 : 0;
    if ((type & valueTypes.array) === 0) return 1;
    const value = this.#value(part);
    return value === undefined ? 0 : this.#membersOf(value).length;
  }

  #datum(slot: number): Datum {
    const source = this.#shape.slots[slot];
    const part = source?.parts[0];
    if (source === undefined || part === undefined) return null;
    if (source.parts.length > 1 || typeof part === "string") return this.#joined(source);
    const value = this.#value(part);
    if (value === undefined || value.type === valueTypes.binxml) return null;
    if ((value.type & valueTypes.array) === 0) return this.#read(value);
    const members = this.#membersOf(value).map((member) => this.#read(member));
    return members.length === 1 ? (members[0] as Datum) : members.length === 0 ? null : members;
  }

  #read(value: ValueBytes): Datum {
    if (value.type !== valueTypes.string) return readValue(this.#chunk.bytes, value);
    return this.#chunk.textAt(value.at, stringUnits(this.#chunk.bytes, value.at, value.size));
  }

  /** The members of an array, which tests go through one after another. */
  #membersOf(value: ValueBytes): readonly ValueBytes[] {
    // An empty array stands where the next value does.
    if (value.at !== this.#membersAt || value.size !== this.#membersSize) {
      this.#membersAt = value.at;
      this.#membersSize = value.size;
      this.#members = arrayMembers(this.#chunk, value);
    }
    return this.#members;
  }

  #joined(source: SlotSource): string {
    let text = "";
    for (const part of source.parts) {
      if (typeof part === "string") {
        text += part;
        continue;
      }
      const value = this.#value(part);
      if (value === undefined) continue;
      const members = (value.type & valueTypes.array) === 0 ? [value] : this.#membersOf(value);
      text += members.map((member) => textOfDatum(this.#read(member))).join(", ");
    }
    return text;
  }

  #textOf(slot: number): string {
    if (this.valueCount(slot) === 0) return "";
    this.loadText(slot, 0);
    return String.fromCharCode(
      ...this.units.subarray(this.start, Math.min(this.end, this.start + 1024)),
    );
  }

  /** The text of a slot, as the very string it was last time if it is the same text. */
  #repeated(slot: number, last: string): string {
    const source = this.#shape.slots[slot];
    const part = source?.parts[0];
    if (typeof part === "string" && source?.parts.length === 1)
      return this.#isThere(source) ? part : "";
    if (this.valueCount(slot) === 0) return "";
    this.loadText(slot, 0);
    if (this.end - this.start !== last.length) return this.#textOf(slot);
    for (let i = 0; i < last.length; i++) {
      if (this.units[this.start + i] !== last.charCodeAt(i)) return this.#textOf(slot);
    }
    return last;
  }

  #load(text: string): void {
    const start = this.#chunk.put(text);
    this.start = start ?? 0;
    this.end = start === undefined ? 0 : start + text.length;
  }
}

function textOfDatum(datum: Datum): string {
  return datum === null ? "" : String(datum);
}
