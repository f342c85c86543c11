import { newAccount, noteSkipped } from "../account.ts";
import type { EventCursor } from "../cursor.ts";
import { headingEnd } from "../heading.ts";
import { LayoutTree } from "../layout-tree.ts";
import type { RecordReader } from "../reader.ts";
import { recordLayout } from "../shape/record-layout.ts";
import { TextCursor } from "../text-cursor.ts";
import { withMemos } from "../text-memo.ts";
import { TextStore } from "../text-store.ts";
import { Unfinished } from "../unfinished.ts";
import { bytesOfText } from "../utf8.ts";
import { find } from "./lexical.ts";
import { incomplete, xmlName, XmlScanner } from "./scanner.ts";

const less = 0x3c;
const greater = 0x3e;
const slash = 0x2f;
const byteOrderMark = new Uint8Array([0xef, 0xbb, 0xbf]);
const event = bytesOfText("<Event");
const commentStart = bytesOfText("<!--");
const commentEnd = bytesOfText("-->");

/** The end of what stands between records lies beyond the block. */
const undecided = -1;

const layouts = new LayoutTree(xmlName);

/**
 * Reads Windows events as XML: one `<Event>` per line, several in a row, or a document with `<Events>` around
 * them. What is broken is passed over up to the next `<Event`.
 */
export class XmlReader implements RecordReader {
  readonly account = newAccount();
  readonly #store = new TextStore();
  readonly #scanner = new XmlScanner(layouts, this.#store);
  readonly #cursor = new TextCursor(withMemos(recordLayout([])));
  readonly #unfinished = new Unfinished();

  read(
    block: Uint8Array,
    offset: number,
    isLast: boolean,
    visit: (event: EventCursor) => void,
  ): number {
    if (this.#unfinished.mustWait(block, offset, isLast)) return 0;
    const { account } = this;
    const scanner = this.#scanner;
    let at = 0;
    for (;;) {
      const start = nextEvent(block, at, isLast);
      if (start === undecided && !isLast) return this.#unfinished.leave(account, block, offset, at);
      const next = start === undecided ? block.length : start;
      const junk = junkStart(block, at, next, isLast);
      if (junk < next) noteSkipped(account, offset + junk, next - junk, "no Event element");
      if (next >= block.length) return block.length;
      const end = scanner.scan(block, next);
      if (end >= 0) {
        account.records++;
        this.#cursor.point(layouts.layoutAt(scanner.node), this.#store);
        visit(this.#cursor);
        layouts.prune();
        at = end;
        continue;
      }
      if (end === incomplete && !isLast)
        return this.#unfinished.leave(account, block, offset, next);
      const resume = nextEvent(block, next + 1, isLast);
      if (resume === undecided && !isLast)
        return this.#unfinished.leave(account, block, offset, next);
      at = resume === undecided ? block.length : resume;
      const reason =
        end === incomplete ? "cut off at the end" : `not well-formed XML: ${scanner.reason}`;
      noteSkipped(account, offset + next, at - next, reason);
    }
  }
}

/**
 * Where the next `<Event` tag opens outside of comments; `undecided` if none does before the block's end. A comment
 * that never ends is none.
 */
function nextEvent(bytes: Uint8Array, start: number, isLast: boolean): number {
  for (let at = bytes.indexOf(less, start); at >= 0; at = bytes.indexOf(less, at + 1)) {
    if (startsWith(bytes, at, commentStart)) {
      const end = find(bytes, commentEnd, at + commentStart.length);
      if (end < 0 && !isLast) return undecided;
      if (end >= 0) at = end;
    } else if (startsWith(bytes, at, event)) {
      const behind = bytes[at + event.length];
      if (behind === undefined) return undecided;
      if (behind <= 0x20 || behind === greater || behind === slash) return at;
    }
  }
  return undecided;
}

/** Where something other than blanks, byte order marks, headings, declarations, comments and tags of `Events` starts; `end` if nothing does. */
function junkStart(bytes: Uint8Array, start: number, end: number, isLast: boolean): number {
  let at = start;
  while (at < end) {
    if ((bytes[at] as number) <= 0x20) {
      at++;
    } else if (startsWith(bytes, at, byteOrderMark)) {
      at += byteOrderMark.length;
    } else if (headingEnd(bytes, at, isLast) >= 0) {
      at = headingEnd(bytes, at, isLast);
    } else {
      const behind = startsWith(bytes, at, commentStart)
        ? find(bytes, commentEnd, at)
        : isFrame(bytes, at)
          ? bytes.indexOf(greater, at)
          : -1;
      if (behind < 0 || behind >= end) return at;
      at = behind + (bytes[behind] === greater ? 1 : commentEnd.length);
    }
  }
  return end;
}

const frames = ["<?", "<!", "<Events", "</Events"].map(bytesOfText);

function isFrame(bytes: Uint8Array, at: number): boolean {
  return frames.some((frame) => startsWith(bytes, at, frame));
}

function startsWith(bytes: Uint8Array, at: number, text: Uint8Array): boolean {
  return text.every((byte, i) => bytes[at + i] === byte);
}
