import { foldTable } from "./fold.ts";

/** Node's one-byte decoder where there is one: strings of one byte a unit are searched several times faster. */
interface OneByteSlicer {
  latin1Slice(start: number, end: number): string;
}
const nodeBuffer = (
  globalThis as { readonly Buffer?: { from(buffer: ArrayBufferLike): OneByteSlicer } }
).Buffer;

let bytes = new Uint8Array(4096);
let slicer = nodeBuffer?.from(bytes.buffer);
const ascii = new TextDecoder("windows-1252");
/** Up to here a unit is what its byte decodes to: browsers have a decoder for ASCII only. */
const widest = slicer === undefined ? 0x7f : 0xff;

const plainTable: Uint16Array = Uint16Array.from({ length: 0x10000 }, (_, unit) => unit);

/** The text of `units[start..end)` with every unit folded. */
export function foldedText(units: Uint16Array, start: number, end: number): string {
  return textThrough(foldTable, units, start, end);
}

/** The text of `units[start..end)`. */
export function plainText(units: Uint16Array, start: number, end: number): string {
  return textThrough(plainTable, units, start, end);
}

function textThrough(table: Uint16Array, units: Uint16Array, start: number, end: number): string {
  const length = end - start;
  if (length > bytes.length) {
    bytes = new Uint8Array(2 * length);
    slicer = nodeBuffer?.from(bytes.buffer);
  }
  for (let i = 0; i < length; i++) {
    const unit = table[units[start + i] as number] as number;
    if (unit > widest) return wideText(table, units, start, end);
    bytes[i] = unit;
  }
  return slicer === undefined
    ? ascii.decode(bytes.subarray(0, length))
    : slicer.latin1Slice(0, length);
}

function wideText(table: Uint16Array, units: Uint16Array, start: number, end: number): string {
  let text = "";
  for (let from = start; from < end; from += 1024) {
    const to = Math.min(end, from + 1024);
    text += String.fromCharCode(...units.subarray(from, to).map((unit) => table[unit] as number));
  }
  return text;
}
