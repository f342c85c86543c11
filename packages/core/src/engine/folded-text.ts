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

/** The folded text of `units[start..end)` as a string. */
export function foldedText(units: Uint16Array, start: number, end: number): string {
  const length = end - start;
  if (length > bytes.length) {
    bytes = new Uint8Array(2 * length);
    slicer = nodeBuffer?.from(bytes.buffer);
  }
  const widest = slicer === undefined ? 0x7f : 0xff;
  for (let i = 0; i < length; i++) {
    const unit = foldTable[units[start + i] as number] as number;
    if (unit > widest) return foldedWide(units, start, end);
    bytes[i] = unit;
  }
  return slicer === undefined ? ascii.decode(bytes.subarray(0, length)) : slicer.latin1Slice(0, length);
}

function foldedWide(units: Uint16Array, start: number, end: number): string {
  let text = "";
  for (let from = start; from < end; from += 1024) {
    const to = Math.min(end, from + 1024);
    text += String.fromCharCode(...units.subarray(from, to).map((unit) => foldTable[unit] as number));
  }
  return text;
}
