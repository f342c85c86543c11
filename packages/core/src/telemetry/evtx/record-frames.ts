import { u16, u32 } from "./bytes.ts";
import { DamagedRecord } from "./parse-binxml.ts";
import type { HoleRef } from "./flatten.ts";
import { valueTypes } from "./values.ts";

/** Template instances deeper than this do not occur; crafted files nest them to exhaust the stack. */
const maxFrames = 64;
const maxValues = 16_384;

/**
 * The value tables of a record's template instances, in flat arrays that are used again for every record.
 * Frame `f` has `counts[f]` values from index `bases[f]` on.
 */
export class RecordFrames {
  readonly types = new Uint8Array(maxValues);
  readonly sizes = new Int32Array(maxValues);
  readonly offsets = new Int32Array(maxValues);
  readonly bases = new Int32Array(maxFrames);
  readonly counts = new Int32Array(maxFrames);
  frames = 0;
  #used = 0;

  clear(): void {
    this.frames = 0;
    this.#used = 0;
  }

  /**
   * Adds the instance whose value table stands at `table`; its values must end by `end`. Returns the index in
   * the frame of its only nested BinXML value, -1 if it has none, -2 if it has several.
   */
  add(chunk: Uint8Array, table: number, end: number): number {
    const count = u32(chunk, table);
    const base = this.#used;
    if (this.frames >= maxFrames || base + count > maxValues)
      throw new DamagedRecord("too many nested templates or values");
    let at = table + 4 + 4 * count;
    let nested = -1;
    for (let i = 0, descriptor = table + 4; i < count; i++, descriptor += 4) {
      const size = u16(chunk, descriptor);
      const type = chunk[descriptor + 2] as number;
      this.types[base + i] = type;
      this.sizes[base + i] = size;
      this.offsets[base + i] = at;
      if (type === valueTypes.binxml && size > 0) nested = nested === -1 ? i : -2;
      at += size;
    }
    if (at > end) throw new DamagedRecord("a template's values run over the end");
    this.bases[this.frames] = base;
    this.counts[this.frames] = count;
    this.frames++;
    this.#used = base + count;
    return nested;
  }

  /** Index of a value in the flat arrays; -1 if the instance has fewer values than the template wants. */
  indexOf(ref: HoleRef): number {
    return ref.index < (this.counts[ref.frame] as number)
      ? (this.bases[ref.frame] as number) + ref.index
      : -1;
  }

  /** Whether a value is there and has bytes: what elements that depend on it ask. */
  isFilled(ref: HoleRef): boolean {
    const index = this.indexOf(ref);
    return index >= 0 && this.types[index] !== valueTypes.null && this.sizes[index] !== 0;
  }
}
