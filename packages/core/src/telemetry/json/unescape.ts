import { decodeRun } from "../utf8-run.ts";
import { decodeUtf8 } from "../utf8.ts";

/**
 * Writes the UTF-16 units of a JSON string (RFC 8259 section 7; the bytes between its quotes) to `units` from
 * `at` and returns where they end. Never more units than bytes. A malformed escape stands for itself.
 */
export function unescapeJson(
  bytes: Uint8Array,
  start: number,
  end: number,
  units: Uint16Array,
  at: number,
): number {
  let from = start;
  let to = at;
  while (from < end) {
    let near = Math.min(from + nearCopy, end);
    let byte = bytes[from] as number;
    while (isPlain[byte] === 1 && from < near) {
      units[to++] = byte;
      byte = bytes[++from] as number;
    }
    if (from === end) return to;
    if (isPlain[byte] === 1) {
      // A long run: where the next escape is decides if it is one for the platform's own decoder.
      const found = bytes.indexOf(backslash, from);
      near = found < 0 || found > end ? end : found;
      to = decodeRun(bytes, from, near, units, to);
      from = near;
      continue;
    }
    const next = from + 1 < end ? (bytes[from + 1] as number) : 0;
    const simple = byte === backslash ? (simpleEscapes[next] as number) : -1;
    if (simple >= 0) {
      units[to++] = simple;
      from += 2;
      continue;
    }
    if (byte !== backslash) {
      let stop = from + 1;
      while (stop < end && (bytes[stop] as number) >= 0x80) stop++;
      to = decodeUtf8(bytes, from, stop, units, to);
      from = stop;
      continue;
    }
    const code = next === letterU ? hexUnit(bytes, from + 2, end) : -1;
    units[to++] = code < 0 ? byte : code;
    from += code < 0 ? 1 : 6;
  }
  return to;
}

const backslash = 0x5c;
const letterU = 0x75;

/** So many bytes are copied one by one before the end of their run is sought. */
const nearCopy = 64;

/** 1 for bytes that are the unit they stand for. */
const isPlain = new Uint8Array(256).fill(1, 0, 0x80);
isPlain[backslash] = 0;

/** Node's search where there is one; bytes are looked through by it several times faster. */
interface ByteSearch {
  indexOf(needle: string, from: number): number;
}
const nodeBuffer = (
  globalThis as {
    readonly Buffer?: { from(buffer: ArrayBufferLike, start: number, length: number): ByteSearch };
  }
).Buffer;

/** Finds where ASCII characters may be written as `\u00xx` in a block. */
export class AsciiEscapes {
  readonly #search: ByteSearch | undefined;
  #from = 0;
  #next = -1;

  constructor(bytes: Uint8Array) {
    this.#search = nodeBuffer?.from(bytes.buffer, bytes.byteOffset, bytes.length);
  }

  /** Where the first one from an offset on is; past everything if there is none. Meant for ascending offsets. */
  after(from: number): number {
    if (this.#search === undefined) return from;
    if (from < this.#from || from > this.#next) {
      const found = this.#search.indexOf("\\u00", from);
      this.#from = from;
      this.#next = found < 0 ? Number.POSITIVE_INFINITY : found;
    }
    return this.#next;
  }
}

/** The unit that `\x` stands for, by x; -1 where there is none. */
const simpleEscapes = new Int16Array(256).fill(-1);
for (const [letter, meaning] of ['""', "\\\\", "//", "b\b", "f\f", "n\n", "r\r", "t\t"].map(
  (pair) => [pair.charCodeAt(0), pair.charCodeAt(1)],
) as [number, number][]) {
  simpleEscapes[letter] = meaning;
}

function hexUnit(bytes: Uint8Array, at: number, end: number): number {
  if (at + 4 > end) return -1;
  let code = 0;
  for (let i = at; i < at + 4; i++) {
    const byte = bytes[i] as number;
    const digit =
      byte >= 0x30 && byte <= 0x39
        ? byte - 0x30
        : (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x66
          ? (byte | 0x20) - 0x57
          : -1;
    if (digit < 0) return -1;
    code = (code << 4) | digit;
  }
  return code;
}
