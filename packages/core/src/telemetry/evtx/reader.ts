import type { EventCursor } from "../cursor.ts";
import type { ReadAccount, RecordReader } from "../reader.ts";
import { u16, u32 } from "./bytes.ts";
import { ChunkBuffer, chunkBytes } from "./chunk-buffer.ts";
import { EvtxCursor } from "./cursor.ts";
import { DamagedRecord, RecordDecoder } from "./record.ts";
import { shapeOf } from "./record-shape.ts";

const fileHeaderBytes = 4096;
/** Where the header has the number of chunks. */
const chunkCountAt = 42;
const chunkHeaderBytes = 512;
const recordHeaderBytes = 24;
const smallestRecord = 28;
const recordSignature = 0x2a2a;
const maxSkippedNotes = 1000;

/**
 * Reads Windows event logs chunk by chunk. The file header's counts are not trusted (they are stale in logs that
 * were copied while in use): every 64 KiB slot up to the end of the file is looked at, and in a chunk the chunk's
 * own free-space offset says where its records end. A block may also start at any chunk of a file.
 */
export function createEvtxReader(): RecordReader {
  return new EvtxReader();
}

class EvtxReader implements RecordReader {
  readonly account: ReadAccount = { records: 0, skippedCount: 0, skipped: [] };
  /** Whether the file's header was seen, and knows of chunks. */
  #hasChunks = false;
  readonly #chunk = new ChunkBuffer();
  readonly #decoder = new RecordDecoder(this.#chunk.bytes);
  readonly #cursor = new EvtxCursor(this.#chunk, this.#decoder.frames, shapeOf([]));

  read(
    block: Uint8Array,
    offset: number,
    isLast: boolean,
    visit: (event: EventCursor) => void,
  ): number {
    let at = 0;
    if (offset === 0) {
      if (block.length < fileHeaderBytes && !isLast) return 0;
      if (isMagic(block, 0, "ElfFile\0")) {
        at = Math.min(fileHeaderBytes, block.length);
        this.#hasChunks = at < fileHeaderBytes || u16(block, chunkCountAt) > 0;
      }
    }
    for (; at + chunkBytes <= block.length; at += chunkBytes)
      this.#readChunk(block, at, chunkBytes, offset + at, visit);
    if (!isLast) return at;
    const length = offset + block.length;
    if (this.#hasChunks && length <= fileHeaderBytes)
      this.#skip(0, length, "the file ends with its header: its events are missing");
    if (at < block.length && !isZero(block, at, block.length)) {
      this.#skip(offset + at, block.length - at, "the file ends inside a chunk");
      this.#readChunk(block, at, block.length - at, offset + at, visit);
    }
    return block.length;
  }

  #readChunk(
    block: Uint8Array,
    at: number,
    length: number,
    offset: number,
    visit: (event: EventCursor) => void,
  ): void {
    if (!isMagic(block, at, "ElfChnk\0")) {
      // Space that was set aside and never used is all zeros.
      if (!isZero(block, at, at + length))
        this.#skip(offset, length, "not a chunk: its signature is missing");
      return;
    }
    this.#chunk.load(block, at, length);
    this.#decoder.startChunk();
    const bytes = this.#chunk.bytes;
    const free = u32(bytes, 48);
    const end = free < chunkHeaderBytes || free > length ? length : free;
    let position = chunkHeaderBytes;
    while (position + smallestRecord <= end) {
      const size = u32(bytes, position + 4);
      const signature = u32(bytes, position);
      if (signature === 0) break;
      if (signature !== recordSignature || size < smallestRecord || position + size > length) {
        // What follows a torn record is as a rule the remains of older ones: the chunk ends here.
        this.#skip(
          offset + position,
          end - position,
          "a torn record: the rest of its chunk is passed over",
        );
        break;
      }
      this.#readRecord(position, size, offset, visit);
      position += size;
    }
  }

  #readRecord(
    position: number,
    size: number,
    offset: number,
    visit: (event: EventCursor) => void,
  ): void {
    try {
      this.#cursor.moveTo(this.#decoder.decode(position + recordHeaderBytes, position + size - 4));
    } catch (error) {
      if (!(error instanceof DamagedRecord)) throw error;
      this.#skip(offset + position, size, error.message);
      return;
    }
    this.account.records++;
    if (this.#cursor.layout.names.length === 0)
      this.#skip(offset + position, size, "a record without an event");
    visit(this.#cursor);
  }

  #skip(offset: number, length: number, reason: string): void {
    this.account.skippedCount++;
    if (this.account.skipped.length < maxSkippedNotes)
      this.account.skipped.push({ offset, length, reason });
  }
}

function isMagic(block: Uint8Array, at: number, magic: string): boolean {
  for (let i = 0; i < magic.length; i++) if (block[at + i] !== magic.charCodeAt(i)) return false;
  return true;
}

function isZero(block: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (block[at] !== 0) return false;
  return true;
}
