import { newAccount, noteSkipped } from "../account.ts";
import type { EventCursor } from "../cursor.ts";
import { headingEnd } from "../heading.ts";
import { LayoutTree } from "../layout-tree.ts";
import type { RecordReader } from "../reader.ts";
import { isRecordArray, recordLayout } from "../shape/record-layout.ts";
import { maxRecordSize, Unfinished } from "../unfinished.ts";
import { bytesOfText, textOfBytes, textOfUnits } from "../utf8.ts";
import { withMemos } from "../text-memo.ts";
import { XmlReader } from "../xml/reader.ts";
import { JsonCursor } from "./cursor.ts";
import { embeddedObject } from "./embedded.ts";
import { indentAt, resumeAfter, skipBrackets } from "./recover.ts";
import { incomplete, JsonScanner, memberName, wrapper } from "./scanner.ts";

const newline = 0x0a;
const comma = 0x2c;
const openArray = 0x5b;
const closeArray = 0x5d;
const openObject = 0x7b;

const layouts = new LayoutTree(memberName);

/**
 * Reads JSON logs: one object per line, arrays of objects, pretty-printed objects one after another, and
 * documents that wrap an array of records (`{"Events":[…]}`, `{"value":[…]}`, …). See `shape/shapes.ts` for the
 * kinds of writers whose records it understands as Windows events.
 */
export class JsonReader implements RecordReader {
  readonly account = newAccount();
  readonly #scanner = new JsonScanner(layouts, isRecordArray);
  readonly #cursor = new JsonCursor(withMemos(recordLayout([])));
  /** Open brackets of a wrapper around the records, its array included; 0 outside of one. */
  #wrapped = 0;
  /** Brackets still open of a wrapper whose records have ended. */
  #tail = 0;
  /** Looking for the next record at the start of a line, after one that was too long. */
  #isLost = false;
  /** How far the start of the next block is indented on its line; -1 if it is not at the start of the line's text. */
  #indent = 0;
  readonly #unfinished = new Unfinished();
  #xml: XmlReader | undefined;

  read(
    block: Uint8Array,
    offset: number,
    isLast: boolean,
    visit: (event: EventCursor) => void,
  ): number {
    if (this.#unfinished.mustWait(block, offset, isLast)) return 0;
    const done = this.#readBlock(block, offset, isLast, visit);
    this.#indent = indentAt(block, done, this.#indent);
    return done;
  }

  #readBlock(
    block: Uint8Array,
    offset: number,
    isLast: boolean,
    visit: (event: EventCursor) => void,
  ): number {
    const { account } = this;
    const scanner = this.#scanner;
    const size = block.length;
    scanner.use(block);
    let at = 0;
    for (;;) {
      at = this.#seek(block, at, isLast);
      if (at >= size) return size;
      if (at < 0) return this.#leave(block, offset, -at - 1);
      if (block[at] !== openObject) {
        const heading = headingEnd(block, at, isLast);
        if (heading >= 0) {
          at = heading;
          continue;
        }
        const end = block.indexOf(newline, at);
        if (end < 0 && !isLast) return this.#leave(block, offset, at);
        noteSkipped(account, offset + at, (end < 0 ? size : end) - at, "no JSON object");
        at = end < 0 ? size : end;
        continue;
      }
      const end = scanner.scan(at);
      if (end >= 0) {
        if (end - at > maxRecordSize) {
          noteSkipped(account, offset + at, end - at, "a record of more than 64 MiB");
        } else {
          account.records++;
          this.#visit(block, at, end, visit);
        }
        at = end;
      } else if (end === wrapper) {
        at = scanner.position;
        this.#wrapped = scanner.depth;
      } else if (end === incomplete && !isLast) {
        return this.#leave(block, offset, at);
      } else {
        const resume = resumeAfter(block, at, indentAt(block, at, this.#indent));
        if (resume < 0 && !isLast) return this.#leave(block, offset, at);
        const reason = end === incomplete ? "cut off at the end" : `not JSON: ${scanner.reason}`;
        const next = resume < 0 ? size : resume;
        noteSkipped(account, offset + at, next - at, reason);
        at = next;
      }
    }
  }

  #visit(block: Uint8Array, start: number, end: number, visit: (event: EventCursor) => void): void {
    const scanner = this.#scanner;
    const cursor = this.#cursor;
    const layout = layouts.layoutAt(this.#scanner.node);
    cursor.point(layout, block, scanner.starts, scanner.ends);
    if (layout.raw >= 0 && this.#visitRaw(layout.raw, visit)) {
      // The event inside stands for the record.
    } else if (layout.embedded >= 0) {
      this.#expand(block, start, end, layout.embedded);
      visit(cursor);
      scanner.use(block);
    } else {
      visit(cursor);
    }
    layouts.prune();
  }

  /** Visits the event that a record holds as XML; says whether there was one. */
  #visitRaw(leaf: number, visit: (event: EventCursor) => void): boolean {
    const text = this.#textOf(leaf);
    if (text === undefined || !/^\s*<Event[\s>]/.test(text)) return false;
    const reader = (this.#xml ??= new XmlReader());
    const { records } = reader.account;
    reader.read(bytesOfText(text), 0, true, visit);
    return reader.account.records > records;
  }

  /** The text of a leaf; undefined where it has none, or several. */
  #textOf(leaf: number): string | undefined {
    const cursor = this.#cursor;
    const slot = cursor.layout.leaves.indexOf(leaf);
    if (slot < 0 || cursor.valueCount(slot) !== 1) return undefined;
    cursor.loadText(slot, 0);
    return textOfUnits(cursor.units, cursor.start, cursor.end);
  }

  /** Puts the object that EventData holds as text in the text's place, and points the cursor at the record so made. */
  #expand(block: Uint8Array, start: number, end: number, leaf: number): void {
    const scanner = this.#scanner;
    const cursor = this.#cursor;
    const text = this.#textOf(leaf);
    const inner = text === undefined ? undefined : embeddedObject(text);
    if (inner === undefined) return;
    const before = textOfBytes(block, start, scanner.starts[leaf] as number);
    const after = textOfBytes(block, scanner.ends[leaf] as number, end);
    let bytes = bytesOfText(before + inner + after);
    if (this.#rescan(bytes) < 0) {
      bytes = block.slice(start, end);
      this.#rescan(bytes);
    }
    cursor.point(layouts.layoutAt(this.#scanner.node), bytes, scanner.starts, scanner.ends);
  }

  #rescan(bytes: Uint8Array): number {
    this.#scanner.use(bytes);
    return this.#scanner.scan(0);
  }

  /**
   * The next byte that is neither blank nor between records (commas and the brackets of arrays), or the size of
   * the block. Where that cannot be told yet: the offset to go on from next time, as `-1 - offset`.
   */
  #seek(block: Uint8Array, start: number, isLast: boolean): number {
    const size = block.length;
    let at = start;
    if (this.#isLost) {
      do {
        at = block.indexOf(newline, at);
        if (at < 0 || at + 1 === size) return isLast || at < 0 ? size : -size;
        at++;
      } while (block[at] !== openObject);
      this.#isLost = false;
    }
    for (;;) {
      if (this.#tail > 0) {
        const { at: end, reached, depth } = skipBrackets(block, at, size, this.#tail);
        this.#tail = depth;
        if (end < 0) return isLast ? size : -1 - reached;
        at = end;
      }
      while (at < size) {
        const byte = block[at] as number;
        if (byte === closeArray && this.#wrapped > 0) break;
        if (
          byte > 0x20 &&
          byte !== comma &&
          byte !== openArray &&
          byte !== closeArray &&
          !isMark(block, at)
        )
          return at;
        at += byte === 0xef ? 3 : 1;
      }
      if (at >= size) return size;
      this.#tail = this.#wrapped - 1;
      this.#wrapped = 0;
      at++;
    }
  }

  #leave(block: Uint8Array, offset: number, at: number): number {
    const done = this.#unfinished.leave(this.account, block, offset, at);
    if (done !== at) this.#isLost = true;
    return done;
  }
}

/** Whether a UTF-8 byte order mark starts at an offset. */
function isMark(block: Uint8Array, at: number): boolean {
  return block[at] === 0xef && block[at + 1] === 0xbb && block[at + 2] === 0xbf;
}
