import { closeSync, createReadStream, openSync, readSync } from "node:fs";
import { createGunzip, createZstdDecompress } from "node:zlib";
import { createReader } from "@telltale/core/telemetry";
import type { EventCursor, RecordReader, SkippedPart } from "@telltale/core/telemetry";
import { reasonOf } from "../files/reason.ts";
import { StreamFeeder } from "./stream-feeder.ts";
import { unzip } from "./unzip.ts";
import type { WorkUnit } from "./work-unit.ts";

/** Sees every event with the name of the file that it is from (for an archive, with the member's name). */
export type Visit = (event: EventCursor, file: string) => void;

/** What became of a unit. */
export interface UnitAccount {
  readonly bytes: number;
  readonly records: number;
  readonly skippedCount: number;
  readonly skipped: readonly (SkippedPart & { readonly file: string })[];
  /** Why (a part of) it could not be read at all. */
  readonly unreadable: readonly { readonly path: string; readonly reason: string }[];
}

const blockBytes = 4 * 1_048_576;
const newline = 10;

/** Reads all events of a unit. Damage is in the account; nothing is thrown for bad input. */
export async function readUnit(unit: WorkUnit, visit: Visit): Promise<UnitAccount> {
  try {
    return unit.part.kind === "range" ? readRange(unit, visit) : await readStream(unit, visit);
  } catch (error) {
    return {
      bytes: 0,
      records: 0,
      skippedCount: 0,
      skipped: [],
      unreadable: [{ path: unit.path, reason: reasonOf(error) }],
    };
  }
}

function readRange(unit: WorkUnit, visit: Visit): UnitAccount {
  if (unit.part.kind !== "range") throw new Error("internal: not a range");
  const { format, start, end } = unit.part;
  const reader = createReader(format);
  const file = openSync(unit.path, "r");
  try {
    const from = format === "json" && start > 0 ? nextLine(file, start - 1) : start;
    const to = format === "json" ? nextLine(file, end - 1) : end;
    readBytes(reader, file, from, Math.max(from, to), (event) => visit(event, unit.path));
    return accountOf(reader, unit.path, end - start);
  } finally {
    closeSync(file);
  }
}

/** Reads `from..to` of an open file through one buffer, which grows only where a record is larger than it. */
function readBytes(
  reader: RecordReader,
  file: number,
  from: number,
  to: number,
  visit: (event: EventCursor) => void,
): void {
  let buffer = bufferOf(Math.min(blockBytes, to - from));
  let held = 0;
  let offset = from;
  for (;;) {
    const want = Math.min(buffer.length - held, to - offset - held);
    const got = want === 0 ? 0 : readSync(file, buffer, held, want, offset + held);
    held += got;
    const isLast = offset + held >= to || (got === 0 && want > 0);
    const used = reader.read(buffer.subarray(0, held), offset, isLast, visit);
    if (isLast) return;
    buffer.copyWithin(0, used, held);
    held -= used;
    offset += used;
    if (held === buffer.length) {
      const larger = new Uint8Array(2 * buffer.length);
      larger.set(buffer);
      buffer = larger;
    }
  }
}

let sharedBuffer = new Uint8Array(0);

function bufferOf(bytes: number): Uint8Array<ArrayBuffer> {
  if (sharedBuffer.length < bytes) sharedBuffer = new Uint8Array(blockBytes);
  return sharedBuffer;
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

async function readStream(unit: WorkUnit, visit: Visit): Promise<UnitAccount> {
  if (unit.part.kind !== "stream") throw new Error("internal: not a stream");
  const source: NodeJS.ReadableStream =
    unit.path === "-" ? process.stdin : createReadStream(unit.path, { highWaterMark: 1_048_576 });
  if (unit.part.packing === "zip") return unzip(source, unit.path, visit);
  const packing = unit.part.packing;
  const feeder = new StreamFeeder(unit.path === "-" ? "<stdin>" : unit.path, visit);
  const plain =
    packing === "gzip"
      ? source.pipe(createGunzip())
      : packing === "zstd"
        ? source.pipe(createZstdDecompress())
        : source;
  if (plain !== source)
    source.on("error", (error) =>
      (plain as NodeJS.ReadableStream & { destroy(error: Error): void }).destroy(error),
    );
  let broken: string | undefined;
  try {
    for await (const block of plain) feeder.add(block as Uint8Array);
  } catch (error) {
    broken = `cannot be unpacked to its end: ${(error as Error).message}`;
  }
  const account = feeder.finish();
  return broken === undefined
    ? account
    : { ...account, unreadable: [...account.unreadable, { path: unit.path, reason: broken }] };
}

export function accountOf(reader: RecordReader, file: string, bytes: number): UnitAccount {
  const { records, skippedCount, skipped } = reader.account;
  return {
    bytes,
    records,
    skippedCount,
    skipped: skipped.map((part) => ({ ...part, file })),
    unreadable: [],
  };
}
