const colon = 0x3a;
const equals = 0x3d;
const less = 0x3c;
const greater = 0x3e;
const slash = 0x2f;
const double = 0x22;
const single = 0x27;

/** Where `pattern` starts in `bytes` from `start`; -1 if nowhere. */
export function find(bytes: Uint8Array, pattern: Uint8Array, start: number): number {
  for (
    let at = bytes.indexOf(pattern[0] as number, start);
    at >= 0;
    at = bytes.indexOf(pattern[0] as number, at + 1)
  ) {
    if (same(bytes, at, at + pattern.length, pattern)) return at;
  }
  return -1;
}

/** Where a name that starts at `start` ends: at a blank or a mark of the tag. */
export function nameLimit(bytes: Uint8Array, start: number): number {
  let at = start;
  while (at < bytes.length && endsName[bytes[at] as number] === 0) at++;
  return at;
}

/** Bytes that are no part of a name: blanks and the marks of a tag. */
const endsName = new Uint8Array(256).fill(1, 0, 0x21);
for (const byte of [greater, slash, equals, less, double, single]) endsName[byte] = 1;

/** Where a name goes on behind its namespace prefix; a declaration (`xmlns:x`) keeps its own. */
export function localName(bytes: Uint8Array, start: number, end: number): number {
  for (let at = start; at < end; at++) {
    if (bytes[at] === colon) return bytes[start] === 0x78 && at - start === 5 ? start : at + 1;
  }
  return start;
}

/** The next byte that is not white space. */
export function skipBlank(bytes: Uint8Array, start: number): number {
  let at = start;
  while (at < bytes.length && (bytes[at] as number) <= 0x20) at++;
  return at;
}

/** Whether a range of bytes is the text given. */
export function same(bytes: Uint8Array, start: number, end: number, name: Uint8Array): boolean {
  if (end - start !== name.length) return false;
  for (let i = 0; i < name.length; i++) if (bytes[start + i] !== name[i]) return false;
  return true;
}

/** Whether units are nothing but white space. */
export function isBlankText(units: Uint16Array, start: number, end: number): boolean {
  for (let i = start; i < end; i++) if ((units[i] as number) > 0x20) return false;
  return true;
}
