import { UnitText } from "./text-units.ts";

export const chunkBytes = 65_536;
const halfUnits = chunkBytes / 2;
/** Binary shows as two units a byte; twice that for texts of several values. */
const scratchBytes = 8 * chunkBytes;
/** Where in `units` the room for made texts starts. */
export const scratchStart = 2 * halfUnits;

/**
 * One chunk, laid out so that the UTF-16 text at any byte offset can be read as units: the chunk, the chunk
 * again one byte on (for text at odd offsets), and room for texts that are made.
 */
export class ChunkBuffer {
  readonly bytes: Uint8Array;
  readonly units: Uint16Array;
  readonly #text: UnitText;
  readonly #shifted: Uint8Array;

  constructor() {
    const buffer = new ArrayBuffer(2 * chunkBytes + scratchBytes);
    this.bytes = new Uint8Array(buffer, 0, chunkBytes);
    this.#shifted = new Uint8Array(buffer, chunkBytes, chunkBytes);
    this.units = new Uint16Array(buffer);
    this.#text = new UnitText(this.units);
  }

  /** Takes over a chunk's bytes; what is missing to a whole chunk is zeros. */
  load(block: Uint8Array, at: number, length: number): void {
    const source = block.subarray(at, at + length);
    this.bytes.set(source);
    this.#shifted.set(source.subarray(1));
    if (length < chunkBytes) this.bytes.fill(0, length);
    this.#shifted.fill(0, length - 1);
  }

  /** Where in `units` the text at a byte offset starts. */
  unitIndex(offset: number): number {
    return (offset & 1) === 0 ? offset >> 1 : halfUnits + (offset >> 1);
  }

  textAt(offset: number, units: number): string {
    const start = this.unitIndex(offset);
    return this.#text.slice(start, start + units);
  }

  /**
   * Puts a made text into the room for them and returns where it starts, or undefined if it is longer than any
   * text that one value of a chunk can make (only crafted templates join many values in one element).
   */
  put(text: string): number | undefined {
    if (text.length > this.units.length - scratchStart) return undefined;
    for (let i = 0; i < text.length; i++) this.units[scratchStart + i] = text.charCodeAt(i);
    return scratchStart;
  }
}
