import { rootNode } from "../key-tree.ts";
import type { LayoutTree } from "../layout-tree.ts";
import type { TextStore } from "../text-store.ts";
import { bytesOfText, decodeUtf8, textOfUnits } from "../utf8.ts";
import { resolveReferences } from "./entities.ts";
import { find, isBlankText, localName, nameLimit, same, skipBlank } from "./lexical.ts";

/** The element does not end in the bytes given. */
export const incomplete = -1;
/** The element is not well formed; `reason` says why. */
export const malformed = -2;

const maxDepth = 256;
const maxLeaves = 1 << 16;

const less = 0x3c;
const greater = 0x3e;
const slash = 0x2f;
const bang = 0x21;
const question = 0x3f;
const equals = 0x3d;
const double = 0x22;
const single = 0x27;
const openSquare = 0x5b;

const textKey = bytesOfText("#text");
const attributesKey = bytesOfText("#attributes");
const commentEnd = bytesOfText("-->");
const cdataStart = bytesOfText("<![CDATA[");
const cdataEnd = bytesOfText("]]>");
const dataName = bytesOfText("Data");
const nameName = bytesOfText("Name");
const eventName = bytesOfText("Event");
const userDataName = bytesOfText("UserData");

/**
 * Pulls one element with all below it out of XML bytes (XML 1.0 without DTDs) into a text store: its attributes
 * and texts become leaves, with paths as evtx_dump's JSON has them (`#attributes`, `#text`), except that a
 * `<Data Name="x">` is called x. The element's own name is no part of the paths. White space between elements is
 * no text; an element with neither text nor attributes nor children has an empty text.
 */
export class XmlScanner {
  node = rootNode;
  reason = "";
  readonly #layouts: LayoutTree;
  readonly #store: TextStore;
  #bytes: Uint8Array = new Uint8Array(0);
  #at = 0;
  #depth = 0;
  /** Where the text run after the last tag starts in the store. */
  #run = 0;
  readonly #nameStart = new Int32Array(maxDepth);
  readonly #nameEnd = new Int32Array(maxDepth);
  readonly #hasChildren = new Uint8Array(maxDepth);
  readonly #hasAttributes = new Uint8Array(maxDepth);
  /** Four offsets for each attribute of the tag at hand: name and value, each from and to. */
  readonly #attributes: number[] = [];

  constructor(layouts: LayoutTree, store: TextStore) {
    this.#layouts = layouts;
    this.#store = store;
  }

  /** Scans the element whose tag opens at `start`; returns the offset behind it, or why there is none (negative). */
  scan(bytes: Uint8Array, start: number): number {
    this.#bytes = bytes;
    this.#at = start;
    this.#depth = 0;
    this.#run = 0;
    this.node = rootNode;
    this.#store.clear();
    for (;;) {
      const next = bytes[this.#at + 1];
      const failed =
        next === slash
          ? this.#close()
          : next === bang
            ? this.#declaration()
            : next === question
              ? this.#skipTo(question)
              : this.#open();
      if (failed < 0) return failed;
      if (this.#depth === 0) return this.#at;
      const tag = bytes.indexOf(less, this.#at);
      if (tag < 0) return incomplete;
      this.#appendText(this.#at, tag);
      this.#at = tag;
    }
  }

  #open(): number {
    const bytes = this.#bytes;
    const nameStart = this.#at + 1;
    const nameEnd = nameLimit(bytes, nameStart);
    if (nameEnd >= bytes.length) return incomplete;
    if (nameEnd === nameStart) return this.#stop("a tag without a name");
    const localStart = localName(bytes, nameStart, nameEnd);
    const depth = this.#depth;
    if (this.#store.count > maxLeaves) return this.#stop(`more than ${maxLeaves} values`);
    if (depth >= maxDepth) return this.#stop(`nested deeper than ${maxDepth}`);
    if (depth > 0 && same(bytes, localStart, nameEnd, eventName) && !this.#isInUserData()) {
      return this.#stop("another Event starts before this one ends");
    }
    const isEmpty = this.#readAttributes(nameEnd);
    if (isEmpty < 0) return isEmpty;
    if (depth > 0) {
      this.#endRun(false);
      this.#hasChildren[depth - 1] = 1;
      const named = same(bytes, localStart, nameEnd, dataName) ? this.#takeAttribute(nameName) : -1;
      const [keyStart, keyEnd] =
        named < 0
          ? [localStart, nameEnd]
          : [this.#attributes[named + 2] as number, this.#attributes[named + 3] as number];
      if (named >= 0) this.#attributes.splice(named, 4);
      this.node = this.#layouts.keys.objectOf(
        this.node,
        this.#layouts.keys.edge(this.node, bytes, keyStart, keyEnd),
      );
      this.#addAttributes();
    }
    this.#nameStart[depth] = nameStart;
    this.#nameEnd[depth] = nameEnd;
    this.#hasChildren[depth] = 0;
    this.#hasAttributes[depth] = this.#attributes.length > 0 ? 1 : 0;
    this.#depth = depth + 1;
    this.#run = this.#store.size;
    if (isEmpty === 1) this.#leave();
    return 0;
  }

  /** Notes where the attributes of a tag stand and moves behind it; 1 if the tag is empty (`<a/>`). */
  #readAttributes(start: number): number {
    const bytes = this.#bytes;
    this.#attributes.length = 0;
    let at = start;
    for (;;) {
      at = skipBlank(bytes, at);
      if (at >= bytes.length) return incomplete;
      if (bytes[at] === greater) {
        this.#at = at + 1;
        return 0;
      }
      if (bytes[at] === slash) {
        if (at + 1 >= bytes.length) return incomplete;
        if (bytes[at + 1] !== greater) return this.#stop("a tag is not closed");
        this.#at = at + 2;
        return 1;
      }
      const nameStart = at;
      const nameEnd = nameLimit(bytes, nameStart);
      at = skipBlank(bytes, nameEnd);
      if (at >= bytes.length) return incomplete;
      if (nameEnd === nameStart || bytes[at] !== equals)
        return this.#stop("an attribute without a value");
      at = skipBlank(bytes, at + 1);
      if (at >= bytes.length) return incomplete;
      const mark = bytes[at] as number;
      if (mark !== double && mark !== single)
        return this.#stop("an attribute's value without quotes");
      const end = bytes.indexOf(mark, at + 1);
      if (end < 0) return incomplete;
      this.#attributes.push(localName(bytes, nameStart, nameEnd), nameEnd, at + 1, end);
      at = end + 1;
    }
  }

  #takeAttribute(name: Uint8Array): number {
    for (let i = 0; i < this.#attributes.length; i += 4) {
      if (same(this.#bytes, this.#attributes[i] as number, this.#attributes[i + 1] as number, name))
        return i;
    }
    return -1;
  }

  #addAttributes(): void {
    const attributes = this.#attributes;
    if (attributes.length === 0) return;
    const tree = this.#layouts.keys;
    let node = tree.objectOf(
      this.node,
      tree.edge(this.node, attributesKey, 0, attributesKey.length),
    );
    for (let i = 0; i < attributes.length; i += 4) {
      const run = this.#store.size;
      this.#appendText(attributes[i + 2] as number, attributes[i + 3] as number);
      this.#store.addLeaf(run);
      node = tree.leafOf(
        node,
        tree.edge(node, this.#bytes, attributes[i] as number, attributes[i + 1] as number),
      );
    }
    this.node = tree.closedOf(node);
  }

  #close(): number {
    const bytes = this.#bytes;
    const start = this.#at + 2;
    const end = nameLimit(bytes, start);
    const behind = skipBlank(bytes, end);
    if (behind >= bytes.length) return incomplete;
    const opened = this.#nameStart[this.#depth - 1] as number;
    const length = (this.#nameEnd[this.#depth - 1] as number) - opened;
    if (bytes[behind] !== greater || end - start !== length)
      return this.#stop("a closing tag does not fit");
    for (let i = 0; i < length; i++)
      if (bytes[start + i] !== bytes[opened + i]) return this.#stop("a closing tag does not fit");
    this.#at = behind + 1;
    this.#leave();
    return 0;
  }

  #leave(): void {
    this.#endRun(true);
    this.#depth--;
    if (this.#depth > 0) this.node = this.#layouts.keys.closedOf(this.node);
  }

  /** Comments are passed over, CDATA is text. */
  #declaration(): number {
    const bytes = this.#bytes;
    if (bytes[this.#at + 2] === openSquare) {
      const start = this.#at + cdataStart.length;
      const end = find(bytes, cdataEnd, start);
      if (end < 0) return incomplete;
      this.#store.append(bytes, start, end);
      this.#at = end + cdataEnd.length;
      return 0;
    }
    if (this.#at + 3 >= bytes.length) return incomplete;
    if (bytes[this.#at + 2] !== commentEnd[0]) return this.#stop("a declaration inside an element");
    const end = find(bytes, commentEnd, this.#at + 4);
    if (end < 0) return incomplete;
    this.#at = end + commentEnd.length;
    return 0;
  }

  #skipTo(mark: number): number {
    const bytes = this.#bytes;
    for (let at = bytes.indexOf(mark, this.#at + 2); at >= 0; at = bytes.indexOf(mark, at + 1)) {
      if (bytes[at + 1] === greater) {
        this.#at = at + 2;
        return 0;
      }
    }
    return incomplete;
  }

  #appendText(start: number, end: number): void {
    const store = this.#store;
    const from = store.size;
    store.append(this.#bytes, start, end);
    store.size = resolveReferences(store.units, from, store.size);
  }

  /** Makes a leaf of the text since the last tag, if it is one. */
  #endRun(isClosing: boolean): void {
    const store = this.#store;
    const inner = this.#depth - 1;
    const isWhole = isClosing && this.#hasChildren[inner] === 0;
    const isText = isWhole
      ? store.size > this.#run || this.#hasAttributes[inner] === 0
      : !isBlankText(store.units, this.#run, store.size);
    if (isText && inner > 0) {
      store.addLeaf(this.#run);
      this.node = this.#layouts.keys.leafOf(
        this.node,
        this.#layouts.keys.edge(this.node, textKey, 0, textKey.length),
      );
    } else {
      store.size = this.#run;
    }
    this.#run = store.size;
  }

  #isInUserData(): boolean {
    if (this.#depth < 2) return false;
    const start = this.#nameStart[1] as number;
    const end = this.#nameEnd[1] as number;
    return same(this.#bytes, localName(this.#bytes, start, end), end, userDataName);
  }

  #stop(reason: string): number {
    this.reason = reason;
    return malformed;
  }
}

/** The name of an element, attribute or named `<Data>` from its bytes, references and all. */
export function xmlName(bytes: Uint8Array, start: number, end: number): string {
  const units = new Uint16Array(end - start);
  const size = decodeUtf8(bytes, start, end, units, 0);
  return textOfUnits(units, 0, resolveReferences(units, 0, size));
}
