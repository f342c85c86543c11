import { encodeUtf8 } from "./utf8.ts";
import type { RecordReader } from "./reader.ts";

export type TextEncoding = "utf-8" | "utf-16le" | "utf-16be";

/** The encoding of a text by its byte order mark, or by where its first ASCII character has its zero byte. */
export function textEncoding(head: Uint8Array): TextEncoding {
  const [first, second] = head;
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  if (second === 0 && first !== undefined && first > 0) return "utf-16le";
  if (first === 0 && second !== undefined && second > 0) return "utf-16be";
  return "utf-8";
}

/** UTF-16 bytes (an even number of them) as UTF-8, without the byte order mark. */
export function utf16ToUtf8(bytes: Uint8Array, encoding: "utf-16le" | "utf-16be"): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const units = new Uint16Array(bytes.length >> 1);
  for (let i = 0; i < units.length; i++) units[i] = view.getUint16(i * 2, encoding === "utf-16le");
  const start = units[0] === 0xfeff ? 1 : 0;
  const made = new Uint8Array((units.length - start) * 3);
  return made.subarray(0, encodeUtf8(units, start, units.length, made, 0));
}

/** Wraps a reader of UTF-8 so that it also takes UTF-16; the account's offsets are then those in the UTF-8 text. */
export function readingUtf16(reader: RecordReader): RecordReader {
  let encoding: TextEncoding | undefined;
  let rest: Uint8Array = new Uint8Array(0);
  let done = 0;
  return {
    account: reader.account,
    read(block, offset, isLast, visit) {
      if (encoding === undefined) {
        if (block.length < 2 && !isLast) return 0;
        encoding = offset === 0 ? textEncoding(block) : "utf-8";
      }
      if (encoding === "utf-8") return reader.read(block, offset, isLast, visit);
      const even = evenEnd(block, encoding, isLast);
      const text = joined(rest, utf16ToUtf8(block.subarray(0, even), encoding));
      const read = reader.read(text, done, isLast, visit);
      rest = text.slice(read);
      done += read;
      return isLast ? block.length : even;
    },
  };
}

/** How much of a block can be decoded: whole units, and no first half of a surrogate pair at the end. */
function evenEnd(block: Uint8Array, encoding: TextEncoding, isLast: boolean): number {
  const even = block.length & ~1;
  if (isLast || even < 2) return even;
  const high = block[encoding === "utf-16le" ? even - 1 : even - 2] as number;
  return (high & 0xfc) === 0xd8 ? even - 2 : even;
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  if (first.length === 0) return second;
  const both = new Uint8Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}
