import { createByteSink } from "./byte-sink.ts";
import { chunkSize, createChunk } from "./chunk.ts";
import type { Instance, SlotValue } from "./chunk.ts";
import { crc32 } from "./crc32.ts";
import type { EvtxEvent, EvtxType, EvtxValue } from "./description.ts";
import { dataTemplate, systemTemplate } from "./template.ts";
import { encodeFiletime, encodeValue } from "./value.ts";

/** An event that could not be written, by its place in the list. */
export interface RefusedEvent {
  readonly index: number;
  readonly reason: string;
}

export interface WrittenEvtx {
  readonly bytes: Uint8Array;
  readonly refused: readonly RefusedEvent[];
}

const fileHeaderSize = 4096;

/**
 * Writes events as an EVTX file (format version 3.1, as Windows Vista to 10 write it; layout after [MS-EVEN6]
 * and the libyal description): every chunk stands for itself, with its names, templates and checksums. Record
 * ids count up from `firstRecordId`. Events with impossible values, or too long for a chunk, are refused.
 */
export function writeEvtx(events: readonly EvtxEvent[], firstRecordId = 1n): WrittenEvtx {
  const chunks: Uint8Array[] = [];
  const refused: RefusedEvent[] = [];
  let nextId = firstRecordId;
  let chunk = createChunk(nextId);
  events.forEach((event, index) => {
    const instance = instanceOf(event, nextId);
    const filetime = encodeFiletime(event.time);
    if (typeof instance === "string" || filetime === undefined) {
      const reason = typeof instance === "string" ? instance : `time: not a time: ${event.time}`;
      refused.push({ index, reason });
      return;
    }
    if (!chunk.add(nextId, filetime, instance)) {
      if (!chunk.isEmpty) {
        chunks.push(chunk.finish());
        chunk = createChunk(nextId);
      }
      if (!chunk.add(nextId, filetime, instance)) {
        refused.push({ index, reason: `the record is longer than a chunk (${chunkSize} bytes)` });
        return;
      }
    }
    nextId++;
  });
  if (!chunk.isEmpty) chunks.push(chunk.finish());
  const sink = createByteSink();
  sink.bytes(fileHeader(chunks.length, nextId));
  for (const bytes of chunks) sink.bytes(bytes);
  return { bytes: sink.toBytes(), refused };
}

/** The event as values for its templates, or why it cannot be written. */
function instanceOf(event: EvtxEvent, recordId: bigint): Instance | string {
  const system: readonly (readonly [string, EvtxType, EvtxValue])[] = [
    ["provider", "string", event.provider],
    ["providerGuid", "guid", event.providerGuid ?? null],
    ["eventId", "uint16", event.eventId],
    ["version", "uint8", event.version],
    ["level", "uint8", event.level],
    ["task", "uint16", event.task],
    ["opcode", "uint8", event.opcode],
    ["keywords", "hex64", event.keywords],
    ["time", "filetime", event.time],
    ["recordId", "uint64", recordId],
    ["activityId", "guid", event.activityId ?? null],
    ["processId", "uint32", event.processId],
    ["threadId", "uint32", event.threadId],
    ["channel", "string", event.channel],
    ["computer", "string", event.computer],
    ["userSid", "sid", event.userSid ?? null],
  ];
  const head = encodeAll(system);
  if (typeof head === "string") return head;
  const own = encodeAll(event.fields.map(({ name, type, value }) => [name, type, value]));
  if (typeof own === "string") return own;
  return {
    template: systemTemplate,
    values: [...head, { template: dataTemplate(event), values: own }],
  };
}

function encodeAll(
  values: readonly (readonly [string, EvtxType, EvtxValue])[],
): SlotValue[] | string {
  const encoded: SlotValue[] = [];
  for (const [name, type, value] of values) {
    const one = encodeValue(type, value);
    if (one === undefined) return `${name}: not a value of type ${type}: ${String(value)}`;
    // Sizes are 16 bits wide; the value's would wrap.
    if (one.bytes.length > 0xffff) return `${name}: longer than 65,535 bytes`;
    encoded.push(one);
  }
  return encoded;
}

function fileHeader(chunkCount: number, nextRecordId: bigint): Uint8Array {
  const header = new Uint8Array(fileHeaderSize);
  const view = new DataView(header.buffer);
  header.set(new TextEncoder().encode("ElfFile\0"));
  view.setBigUint64(16, BigInt(Math.max(0, chunkCount - 1)), true);
  view.setBigUint64(24, nextRecordId, true);
  view.setUint32(32, 128, true);
  view.setUint16(36, 1, true);
  view.setUint16(38, 3, true);
  view.setUint16(40, fileHeaderSize, true);
  view.setUint16(42, chunkCount, true);
  view.setUint32(124, crc32(header.subarray(0, 120)), true);
  return header;
}
