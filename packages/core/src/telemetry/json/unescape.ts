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
    const byte = bytes[from] as number;
    if (byte < 0x80 && byte !== 0x5c) {
      units[to++] = byte;
      from++;
    } else if (byte === 0x5c && from + 1 < end) {
      const escape = bytes[from + 1] as number;
      const code =
        escape === 0x75 ? hexUnit(bytes, from + 2, end) : (simpleEscapes[escape] as number);
      if (code < 0) {
        units[to++] = byte;
        from++;
      } else {
        units[to++] = code;
        from += escape === 0x75 ? 6 : 2;
      }
    } else if (byte === 0x5c) {
      units[to++] = byte;
      from++;
    } else {
      let stop = from + 1;
      while (stop < end && (bytes[stop] as number) >= 0x80) stop++;
      to = decodeUtf8(bytes, from, stop, units, to);
      from = stop;
    }
  }
  return to;
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
