import { decodeUtf8 } from "./utf8.ts";

/** Node's decoders where there are any: they work on many bytes at a time. */
interface NodeBytes {
  utf8Slice(start: number, end: number): string;
  ucs2Write(text: string, at: number): number;
}
const nodeBuffer = (
  globalThis as {
    readonly Buffer?: {
      from(buffer: ArrayBufferLike, start: number, length: number): NodeBytes;
    };
  }
).Buffer;

/** In fewer bytes the calls cost more than the steps that they spare. */
const shortestRun = 192;

let lastBytes: Uint8Array | undefined;
let source: NodeBytes | undefined;
let lastUnits: Uint16Array | undefined;
let target: NodeBytes | undefined;

/** As `decodeUtf8`; long runs that are nearly all ASCII, as such runs are, are left to the platform where it is faster. */
export function decodeRun(
  bytes: Uint8Array,
  start: number,
  end: number,
  units: Uint16Array,
  at: number,
): number {
  if (end - start < shortestRun || nodeBuffer === undefined)
    return decodeUtf8(bytes, start, end, units, at);
  if (bytes !== lastBytes || source === undefined) {
    lastBytes = bytes;
    source = nodeBuffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }
  if (units !== lastUnits || target === undefined) {
    lastUnits = units;
    target = nodeBuffer.from(units.buffer, units.byteOffset, units.byteLength);
  }
  const text = source.utf8Slice(start, end);
  // As many units as bytes: each byte is ASCII or was replaced by itself, as `decodeUtf8` does. How it replaces what is
  // cut off or overlong differs from the platform's way.
  if (text.length !== end - start) return decodeUtf8(bytes, start, end, units, at);
  target.ucs2Write(text, 2 * at);
  return at + text.length;
}
