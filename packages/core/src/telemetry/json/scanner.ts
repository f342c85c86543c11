import { rootNode } from "../key-tree.ts";
import type { LayoutTree } from "../layout-tree.ts";
import { textOfUnits } from "../utf8.ts";
import { unescapeJson } from "./unescape.ts";

/** `scan` ran into the end of the block before the end of the record. */
export const incomplete = -1;
/** `scan` met something that is not JSON; `reason` says what. */
export const malformed = -2;
/** `scan` found that the object only wraps an array of records; `position` is where the first one starts. */
export const wrapper = -3;

const wraps = 1;
const wrapsNot = 2;

const maxDepth = 256;
const maxLeaves = 1 << 16;

/** Beyond this many bytes a native search that is vectorized (Node's Buffer; not Uint8Array's) is faster than steps. */
const nearSearch = 64;

const quote = 0x22;
const comma = 0x2c;
const colon = 0x3a;
const openArray = 0x5b;
const backslash = 0x5c;
const closeArray = 0x5d;
const openObject = 0x7b;
const closeObject = 0x7d;

/** Bytes of which numbers and words consist. */
const isBare = new Uint8Array(256);
for (const char of "+-.0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
  isBare[char.charCodeAt(0)] = 1;

const words = ["true", "false", "null", "NaN", "Infinity", "-Infinity"].map((word) =>
  [...word].map((char) => char.charCodeAt(0)),
);

/**
 * Finds the leaves of one JSON object (RFC 8259) in a single pass over its bytes: `starts[i]` and `ends[i]` bound
 * leaf `i` (a string with its quotes, a number, a word, an empty object, or a whole array of these), and `node` is
 * the place in the key tree that says what the leaves are called. Nothing is copied and nothing allocated unless
 * a key sequence is new.
 *
 * Control characters in strings are let pass: log writers are careless, and a string that was cut off runs into the
 * next record's first name, which no JSON can follow. The closing quote is sought four bytes at a time, the rest
 * of a long string by the native search where that is fast.
 */
export class JsonScanner {
  starts = new Int32Array(256);
  ends = new Int32Array(256);
  count = 0;
  node = rootNode;
  reason = "";
  position = 0;
  /** How many brackets were open when a wrapper was found, its array included. */
  depth = 0;
  readonly #layouts: LayoutTree;
  readonly #isWrapper: (path: readonly string[], before: readonly (readonly string[])[]) => boolean;
  #bytes: Uint8Array = new Uint8Array(0);
  /** How far a closing quote is sought in steps. */
  #stepwise = 0;
  #view: DataView = new DataView(new ArrayBuffer(0));

  /** `isWrapper` tells from the path of an array of objects, and the leaves before it, if the array holds the records. */
  constructor(
    layouts: LayoutTree,
    isWrapper: (path: readonly string[], before: readonly (readonly string[])[]) => boolean,
  ) {
    this.#layouts = layouts;
    this.#isWrapper = isWrapper;
  }

  /** Sets the bytes to scan. */
  use(bytes: Uint8Array): void {
    this.#bytes = bytes;
    this.#stepwise = bytes.indexOf === Uint8Array.prototype.indexOf ? bytes.length : nearSearch;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  /** Scans the object whose brace opens at `start`; returns the offset behind it, or why there is none (negative). */
  scan(start: number): number {
    const bytes = this.#bytes;
    const view = this.#view;
    const size = bytes.length;
    const tree = this.#layouts.keys;
    let { starts, ends } = this;
    const last = size - 4;
    let node = rootNode;
    let depth = 1;
    let count = 0;
    let at = this.#skipBlank(start + 1);
    if (at >= size) return incomplete;
    if (bytes[at] === closeObject) {
      this.count = 0;
      this.node = rootNode;
      return at + 1;
    }
    for (;;) {
      // A member of an object or an element of an array starts at `at`.
      let edge = tree.firstEdge[node] as number;
      if (tree.inArray[node] === 1) {
        if (edge === 0) edge = tree.edge(node, bytes, at, at);
      } else {
        if (bytes[at] !== quote) return this.#stop(at, "a member name was expected");
        const length = tree.keyLength[edge] as number;
        if (edge !== 0 && at + length < size) {
          const { keys, keyWords } = tree;
          let key = tree.keyStart[edge] as number;
          const keyEnd = key + length;
          let byte = at;
          while (key + 4 <= keyEnd && view.getInt32(byte) === keyWords.getInt32(key)) {
            key += 4;
            byte += 4;
          }
          while (key < keyEnd && bytes[byte] === keys[key]) {
            key++;
            byte++;
          }
          if (key !== keyEnd) edge = 0;
        } else {
          edge = 0;
        }
        if (edge === 0) {
          const end = this.#stringEnd(at + 1);
          if (end < 0) return end;
          edge = tree.edge(node, bytes, at, end);
        }
        at += tree.keyLength[edge] as number;
        if (bytes[at] !== colon) {
          at = this.#skipBlank(at);
          if (at >= size) return incomplete;
          if (bytes[at] !== colon) return this.#stop(at, "a colon was expected");
        }
        at++;
        if ((bytes[at] as number) <= 0x20 || at >= size) {
          at = this.#skipBlank(at);
          if (at >= size) return incomplete;
        }
      }
      const from = at;
      const first = bytes[at] as number;
      if (first === quote) {
        let end = at + 1;
        const near = Math.min(end + this.#stepwise, last);
        let hit = 0;
        while (end < near) {
          const four = view.getInt32(end, true) ^ 0x22222222;
          hit = (four - 0x01010101) & ~four & 0x80808080;
          if (hit !== 0) break;
          end += 4;
        }
        if (hit !== 0) {
          end += (31 - Math.clz32(hit & -hit)) >> 3;
        } else {
          end = bytes.indexOf(quote, end);
          if (end < 0) return incomplete;
        }
        if (bytes[end - 1] !== backslash) {
          at = end + 1;
        } else {
          at = this.#stringEnd(from + 1, end);
          if (at < 0) return at;
        }
      } else if (first === openObject || first === openArray) {
        const inside = this.#skipBlank(at + 1);
        if (inside >= size) return incomplete;
        const close = first === openObject ? closeObject : closeArray;
        if (bytes[inside] === close) {
          at = inside + 1;
        } else {
          const end = first === openArray ? this.#plainArrayEnd(inside) : 0;
          if (end < 0) return end;
          if (end === 0) {
            if (++depth > maxDepth) return this.#stop(at, `nested deeper than ${maxDepth}`);
            if (first === openArray) {
              if (bytes[inside] === openObject && this.#wraps(node, edge)) {
                this.position = inside;
                this.depth = depth;
                return wrapper;
              }
              node = tree.arrayOf(node, edge);
            } else {
              node = tree.objectOf(node, edge);
            }
            at = inside;
            continue;
          }
          at = end;
        }
      } else if (isBare[first] === 1) {
        do at++;
        while (isBare[bytes[at] as number] === 1);
        if (at >= size) return incomplete;
        if ((first < 0x30 || first > 0x39) && !this.#isBareValue(from, at))
          return this.#stop(from, "no JSON value");
      } else {
        return this.#stop(at, "a value was expected");
      }
      if (count === starts.length) {
        if (count >= maxLeaves) return this.#stop(at, `more than ${maxLeaves} values`);
        this.#grow();
        ({ starts, ends } = this);
      }
      starts[count] = from;
      ends[count] = at;
      count++;
      const after = tree.leaf[edge] as number;
      node = after !== 0 ? after : tree.leafOf(node, edge);

      for (;;) {
        let next = bytes[at] as number;
        if (next <= 0x20 || at >= size) {
          at = this.#skipBlank(at);
          if (at >= size) return incomplete;
          next = bytes[at] as number;
        }
        at++;
        if (next === comma) {
          if ((bytes[at] as number) <= 0x20 || at >= size) {
            at = this.#skipBlank(at);
            if (at >= size) return incomplete;
          }
          break;
        }
        if (next !== (tree.inArray[node] === 1 ? closeArray : closeObject)) {
          return this.#stop(at - 1, "a comma or a closing bracket was expected");
        }
        if (--depth === 0) {
          this.count = count;
          this.node = node;
          return at;
        }
        const closed = tree.closed[node] as number;
        node = closed !== 0 ? closed : tree.closedOf(node);
      }
    }
  }

  /** The offset behind the closing quote of a string whose text starts at `start`; nothing ends it before `from`. */
  #stringEnd(start: number, from = start): number {
    const bytes = this.#bytes;
    for (let at = bytes.indexOf(quote, from); at >= 0; at = bytes.indexOf(quote, at + 1)) {
      let slashes = at;
      while (slashes > start && bytes[slashes - 1] === backslash) slashes--;
      if (((at - slashes) & 1) === 0) return at + 1;
    }
    return incomplete;
  }

  /** The offset behind an array of strings, numbers and words; 0 if it holds objects or arrays. */
  #plainArrayEnd(start: number): number {
    const bytes = this.#bytes;
    let at = start;
    for (;;) {
      const first = bytes[at] as number;
      if (first === quote) {
        at = this.#stringEnd(at + 1);
        if (at < 0) return at;
      } else if (first === openObject || first === openArray) {
        return 0;
      } else {
        const from = at;
        while (isBare[bytes[at] as number] === 1) at++;
        if (at >= bytes.length) return incomplete;
        if (!this.#isBareValue(from, at)) return this.#stop(from, "a value was expected");
      }
      at = this.#skipBlank(at);
      if (at >= bytes.length) return incomplete;
      const next = bytes[at++];
      if (next === closeArray) return at;
      if (next !== comma) return this.#stop(at - 1, "a comma or a closing bracket was expected");
      at = this.#skipBlank(at);
      if (at >= bytes.length) return incomplete;
    }
  }

  /** The next byte that is not white space. */
  #skipBlank(start: number): number {
    const bytes = this.#bytes;
    let at = start;
    while (at < bytes.length && (bytes[at] as number) <= 0x20) at++;
    return at;
  }

  /** Whether the bytes are a number or a word that JSON, or a careless writer of it, has. */
  #isBareValue(start: number, end: number): boolean {
    const bytes = this.#bytes;
    const digit = bytes[start] === 0x2d ? (bytes[start + 1] as number) : (bytes[start] as number);
    if (digit >= 0x30 && digit <= 0x39) return true;
    return words.some(
      (word) => word.length === end - start && word.every((byte, i) => bytes[start + i] === byte),
    );
  }

  #wraps(node: number, edge: number): boolean {
    const { keys } = this.#layouts;
    if (keys.arrayNote[edge] === 0) {
      const isWrapper = this.#isWrapper(keys.openPath(node, edge), keys.leafPaths(node));
      keys.arrayNote[edge] = isWrapper ? wraps : wrapsNot;
    }
    return keys.arrayNote[edge] === wraps;
  }

  #stop(position: number, reason: string): number {
    if (position >= this.#bytes.length) return incomplete;
    this.position = position;
    this.reason = reason;
    return malformed;
  }

  #grow(): void {
    const starts = new Int32Array(this.starts.length * 2);
    const ends = new Int32Array(starts.length);
    starts.set(this.starts);
    ends.set(this.ends);
    this.starts = starts;
    this.ends = ends;
  }
}

/** The name of a member from its bytes, quotes and escapes and all. */
export function memberName(bytes: Uint8Array, start: number, end: number): string {
  const units = new Uint16Array(end - start);
  return textOfUnits(units, 0, unescapeJson(bytes, start + 1, end - 1, units, 0));
}
