import type { TextRecord } from "./text-cursor.ts";
import { decodeUtf8 } from "./utf8.ts";

/** Collects the texts of one record, leaf by leaf, in buffers that are used again for the next. */
export class TextStore implements TextRecord {
  units = new Uint16Array(1 << 14);
  starts = new Int32Array(64);
  ends = new Int32Array(64);
  count = 0;
  /** Where the next text goes. */
  size = 0;

  clear(): void {
    this.count = 0;
    this.size = 0;
  }

  /** Appends decoded bytes to the text in the making. */
  append(bytes: Uint8Array, start: number, end: number): void {
    const needed = this.size + end - start;
    if (needed > this.units.length) {
      const units = new Uint16Array(needed * 2);
      units.set(this.units.subarray(0, this.size));
      this.units = units;
    }
    this.size = decodeUtf8(bytes, start, end, this.units, this.size);
  }

  /** Makes a leaf of what was appended since `start`. */
  addLeaf(start: number): void {
    this.#add(start, this.size);
  }

  addNull(): void {
    this.#add(0, -1);
  }

  #add(start: number, end: number): void {
    if (this.count === this.starts.length) {
      const starts = new Int32Array(this.count * 2);
      const ends = new Int32Array(this.count * 2);
      starts.set(this.starts);
      ends.set(this.ends);
      this.starts = starts;
      this.ends = ends;
    }
    this.starts[this.count] = start;
    this.ends[this.count++] = end;
  }
}
