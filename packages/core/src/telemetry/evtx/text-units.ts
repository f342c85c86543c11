/** How many UTF-16 units a text may have to be made by one call with its units as arguments. */
const maxArguments = 48;

const decoder = new TextDecoder("utf-16le", { ignoreBOM: true });

/** Node's decoder where there is one: it makes a short string in half the time of the platform's. */
interface Utf16Slicer {
  ucs2Slice(start: number, end: number): string;
}
const nodeBuffer = (
  globalThis as { readonly Buffer?: { from(buffer: ArrayBufferLike): Utf16Slicer } }
).Buffer;

/** Makes strings from ranges of a block of UTF-16 units. */
export class UnitText {
  readonly #units: Uint16Array;
  readonly #slicer: Utf16Slicer | undefined;

  constructor(units: Uint16Array) {
    this.#units = units;
    this.#slicer = nodeBuffer?.from(units.buffer);
  }

  slice(start: number, end: number): string {
    if (this.#slicer !== undefined) {
      const shift = this.#units.byteOffset;
      return this.#slicer.ucs2Slice(shift + 2 * start, shift + 2 * end);
    }
    const part = this.#units.subarray(start, end);
    return end - start <= maxArguments ? String.fromCharCode(...part) : decoder.decode(part);
  }
}
