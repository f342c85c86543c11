/** Largest argument count that `String.fromCharCode` takes on every engine. */
const chunk = 8192;

/**
 * Writes the UTF-16 units of UTF-8 bytes to `units` from `at` and returns where they end. Never more units than
 * bytes. A byte that is no part of valid UTF-8 becomes U+FFFD.
 */
export function decodeUtf8(
  bytes: Uint8Array,
  start: number,
  end: number,
  units: Uint16Array,
  at: number,
): number {
  let from = start;
  let to = at;
  while (from < end) {
    const lead = bytes[from] as number;
    if (lead < 0x80) {
      units[to++] = lead;
      from++;
      continue;
    }
    const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
    const code =
      lead < 0xc2 || lead > 0xf4 || from + length > end ? -1 : sequence(bytes, from, lead, length);
    if (code < 0) {
      units[to++] = 0xfffd;
      from++;
    } else {
      if (code < 0x10000) {
        units[to++] = code;
      } else {
        units[to++] = 0xd7c0 + (code >> 10);
        units[to++] = 0xdc00 + (code & 0x3ff);
      }
      from += length;
    }
  }
  return to;
}

/** The code point of a multi-byte sequence, -1 if it is not well formed (overlong, surrogate, out of range). */
function sequence(bytes: Uint8Array, from: number, lead: number, length: number): number {
  let code = lead & (0x7f >> length);
  for (let i = 1; i < length; i++) {
    const next = bytes[from + i] as number;
    if ((next & 0xc0) !== 0x80) return -1;
    code = (code << 6) | (next & 0x3f);
  }
  if (length === 3 && (code < 0x800 || (code >= 0xd800 && code < 0xe000))) return -1;
  if (length === 4 && (code < 0x10000 || code > 0x10ffff)) return -1;
  return code;
}

/**
 * Writes UTF-16 units as UTF-8 to `bytes` from `at` and returns where they end; up to three bytes a unit.
 * A lone surrogate is written in three bytes as it is, so that nothing is lost on the way through.
 */
export function encodeUtf8(
  units: Uint16Array,
  start: number,
  end: number,
  bytes: Uint8Array,
  at: number,
): number {
  let to = at;
  for (let i = start; i < end; i++) {
    let code = units[i] as number;
    if (code >= 0xd800 && code < 0xdc00 && i + 1 < end) {
      const low = units[i + 1] as number;
      if (low >= 0xdc00 && low < 0xe000) {
        code = ((code - 0xd800) << 10) + (low - 0xdc00) + 0x10000;
        i++;
      }
    }
    if (code < 0x80) {
      bytes[to++] = code;
    } else if (code < 0x800) {
      bytes[to++] = 0xc0 | (code >> 6);
      bytes[to++] = 0x80 | (code & 0x3f);
    } else if (code < 0x10000) {
      bytes[to++] = 0xe0 | (code >> 12);
      bytes[to++] = 0x80 | ((code >> 6) & 0x3f);
      bytes[to++] = 0x80 | (code & 0x3f);
    } else {
      bytes[to++] = 0xf0 | (code >> 18);
      bytes[to++] = 0x80 | ((code >> 12) & 0x3f);
      bytes[to++] = 0x80 | ((code >> 6) & 0x3f);
      bytes[to++] = 0x80 | (code & 0x3f);
    }
  }
  return to;
}

/** The string of a range of UTF-16 units. */
export function textOfUnits(units: Uint16Array, start: number, end: number): string {
  if (end - start <= chunk) return fromUnits(units, start, end);
  let text = "";
  for (let at = start; at < end; at += chunk)
    text += fromUnits(units, at, Math.min(end, at + chunk));
  return text;
}

/** The string of a range of UTF-8 bytes. */
export function textOfBytes(bytes: Uint8Array, start: number, end: number): string {
  const units = new Uint16Array(end - start);
  return textOfUnits(units, 0, decodeUtf8(bytes, start, end, units, 0));
}

/** The UTF-8 bytes of a string. */
export function bytesOfText(text: string): Uint8Array {
  const units = new Uint16Array(text.length);
  for (let i = 0; i < units.length; i++) units[i] = text.charCodeAt(i);
  const bytes = new Uint8Array(text.length * 3);
  return bytes.slice(0, encodeUtf8(units, 0, units.length, bytes, 0));
}

function fromUnits(units: Uint16Array, start: number, end: number): string {
  return String.fromCharCode.apply(null, units.subarray(start, end) as unknown as number[]);
}
