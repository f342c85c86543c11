import { closeSync, openSync, readSync } from "node:fs";
import { createReader } from "@telltale/core/telemetry";
import type { LogFormat, RecordReader } from "@telltale/core/telemetry";
import type { EventSink } from "./read-unit.ts";
import type { UnitAccount } from "./unit-account.ts";
import type { ByteRange } from "./work-unit.ts";

const largestBlock = 4 * 1_048_576;
const newline = 10;

/** Reads the events of a part of a file through one buffer, which grows only where a record is larger than it. */
export async function readRange(
  path: string,
  { format, start, end }: ByteRange,
  sink: EventSink,
): Promise<UnitAccount> {
  const reader = readerOf(path, format);
  const before = { ...reader.account, listed: reader.account.skipped.length };
  const visit = (event: Parameters<EventSink["visit"]>[0]) => sink.visit(event, path);
  const file = openSync(path, "r");
  try {
    let offset = format === "json" && start > 0 ? nextLine(file, start - 1) : start;
    const to = Math.max(offset, format === "json" ? nextLine(file, end - 1) : end);
    let buffer = bufferOf(to - offset);
    let held = 0;
    for (;;) {
      const want = Math.min(buffer.length - held, to - offset - held);
      const got = want === 0 ? 0 : readSync(file, buffer, held, want, offset + held);
      held += got;
      const isLast = offset + held >= to || (got === 0 && want > 0);
      const used = reader.read(buffer.subarray(0, held), offset, isLast, visit);
      if (isLast) break;
      buffer.copyWithin(0, used, held);
      held -= used;
      offset += used;
      const larger =
        held === buffer.length ? new Uint8Array(2 * buffer.length) : bufferOf(to - offset);
      if (larger.length > buffer.length) {
        larger.set(buffer.subarray(0, held));
        buffer = larger;
      }
      if (!(await sink.pause(offset + held - start, reader.account.records - before.records)))
        break;
    }
  } finally {
    closeSync(file);
  }
  const { records, skippedCount, skipped } = reader.account;
  return {
    bytes: end - start,
    records: records - before.records,
    skippedCount: skippedCount - before.skippedCount,
    skipped: skipped.slice(before.listed).map((part) => ({ ...part, file: path })),
    unreadable: [],
    passedOver: [],
  };
}

let last:
  | { readonly path: string; readonly format: LogFormat; readonly reader: RecordReader }
  | undefined;

/** Parts of one file that a thread reads in turn share a reader: what it has learned of the file, and its memory. */
function readerOf(path: string, format: LogFormat): RecordReader {
  if (last?.path !== path || last.format !== format)
    last = { path, format, reader: createReader(format) };
  return last.reader;
}

/**
 * One buffer serves all units of a thread, for it reads them one after another. It begins small, so that the first hits
 * are passed on soon, and doubles with each unit or block.
 */
let shared = new Uint8Array(131_072);

function bufferOf(bytes: number): Uint8Array<ArrayBuffer> {
  if (shared.length < bytes && shared.length < largestBlock)
    shared = new Uint8Array(2 * shared.length);
  return shared;
}

/** The offset behind the first line break at or after `from`; the file's end if there is none. */
function nextLine(file: number, from: number): number {
  const block = new Uint8Array(65_536);
  for (let at = from; ;) {
    const got = readSync(file, block, 0, block.length, at);
    if (got === 0) return at;
    const found = block.subarray(0, got).indexOf(newline);
    if (found >= 0) return at + found + 1;
    at += got;
  }
}
