import type { Datum } from "../model/index.ts";
import { noKey } from "./cursor.ts";
import type { EventCursor } from "./cursor.ts";
import { inferChannel, inferProvider } from "./shape/provenance.ts";
import type { MemoLayout, TextMemo } from "./text-memo.ts";
import { normalizeTime } from "./time.ts";
import { textOfUnits } from "./utf8.ts";

/** The texts of one record, decoded: leaf `i` is `units[starts[i]..ends[i])`, or null where `ends[i]` is negative. */
export interface TextRecord {
  readonly units: Uint16Array;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
}

const noBytes = new Uint8Array(0);

/** Serves records whose texts are decoded already: XML and CSV, where every value is text. */
export class TextCursor implements EventCursor {
  layout: MemoLayout;
  readonly bytes = noBytes;
  readonly key = noKey;
  readonly keyStart = 0;
  readonly keyEnd = 0;
  start = 0;
  end = 0;
  #record: TextRecord = {
    units: new Uint16Array(0),
    starts: new Int32Array(0),
    ends: new Int32Array(0),
  };

  constructor(layout: MemoLayout) {
    this.layout = layout;
  }

  /** Moves on to another record. */
  point(layout: MemoLayout, record: TextRecord): void {
    this.layout = layout;
    this.#record = record;
  }

  get units(): Uint16Array {
    return this.#record.units;
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
    const text = this.#text(this.layout.eventId).trim();
    return /^(0|[1-9]\d{0,8})$/.test(text) ? Number(text) : -1;
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
    return (this.#record.ends[this.layout.leaves[slot] as number] as number) < 0 ? 0 : 1;
  }

  isPresent(slot: number): boolean {
    return slot < this.layout.names.length;
  }

  isText(): boolean {
    return true;
  }

  loadFirst(slot: number): number {
    const count = this.valueCount(slot);
    if (count > 0) this.loadText(slot);
    return count;
  }

  loadRaw(): boolean {
    return false;
  }

  loadKey(): number {
    return -1;
  }

  loadText(slot: number): void {
    const leaf = this.layout.leaves[slot] as number;
    this.start = this.#record.starts[leaf] as number;
    this.end = this.#record.ends[leaf] as number;
  }

  get(name: string): Datum | undefined {
    const slots = this.layout.slots.get(name);
    if (slots === undefined) return undefined;
    const values = slots.map((slot): Datum => {
      const leaf = this.layout.leaves[slot] as number;
      return (this.#record.ends[leaf] as number) < 0 ? null : this.#text(leaf);
    });
    return values.length === 1 ? (values[0] as Datum) : values;
  }

  fields(): Record<string, Datum> {
    const { names, ownCount } = this.layout;
    const fields = Object.create(null) as Record<string, Datum>;
    for (const name of names.slice(0, ownCount))
      if (!(name in fields)) fields[name] = this.get(name) as Datum;
    return fields;
  }

  #text(leaf: number): string {
    if (leaf < 0) return "";
    const { units, starts, ends } = this.#record;
    const end = ends[leaf] as number;
    return end < 0 ? "" : textOfUnits(units, starts[leaf] as number, end);
  }

  #memoized(leaf: number, memo: TextMemo): string {
    const { units, starts, ends } = this.#record;
    const start = starts[leaf] as number;
    const end = Math.max(start, ends[leaf] as number);
    if (memo.holds(units, start, end)) return memo.text;
    return memo.keep(units, start, end, textOfUnits(units, start, end));
  }
}
