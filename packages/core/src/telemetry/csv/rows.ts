import type { TextStore } from "../text-store.ts";

const quote = 0x22;
const newline = 0x0a;
const carriageReturn = 0x0d;

/** The row does not end in the bytes given. */
export const incomplete = -1;

/**
 * Reads one row (RFC 4180) into a text store, a leaf per cell; an empty cell without quotes is null. Returns the
 * offset behind its line break, or `incomplete`. A quote inside an unquoted cell is an ordinary character.
 */
export function readRow(
  bytes: Uint8Array,
  start: number,
  delimiter: number,
  isLast: boolean,
  store: TextStore,
): number {
  store.clear();
  let at = start;
  for (;;) {
    const run = store.size;
    let isNull = true;
    if (bytes[at] === quote) {
      isNull = false;
      at++;
      for (;;) {
        const end = bytes.indexOf(quote, at);
        if (end < 0 || (end + 1 === bytes.length && !isLast)) {
          if (!isLast) return incomplete;
          store.append(bytes, at, bytes.length);
          at = bytes.length;
          break;
        }
        if (bytes[end + 1] !== quote) {
          store.append(bytes, at, end);
          at = end + 1;
          break;
        }
        store.append(bytes, at, end + 1);
        at = end + 2;
      }
    }
    const from = at;
    while (
      at < bytes.length &&
      bytes[at] !== delimiter &&
      bytes[at] !== newline &&
      bytes[at] !== carriageReturn
    )
      at++;
    if (at >= bytes.length && !isLast) return incomplete;
    if (at > from) {
      isNull = false;
      store.append(bytes, from, at);
    }
    if (isNull) store.addNull();
    else store.addLeaf(run);
    if (bytes[at] === delimiter) {
      at++;
      continue;
    }
    if (bytes[at] === carriageReturn) {
      if (at + 1 >= bytes.length && !isLast) return incomplete;
      return bytes[at + 1] === newline ? at + 2 : at + 1;
    }
    return Math.min(at + 1, bytes.length);
  }
}
