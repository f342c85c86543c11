import type { Datum } from "../../model/index.ts";
import { u16, u32, utf16 } from "./bytes.ts";
import type { ChunkBuffer } from "./chunk-buffer.ts";

/** BinXML value types (MS-EVEN6 2.2.12.3). `array` is a flag on the others. */
export const valueTypes = {
  null: 0x00,
  string: 0x01,
  ansi: 0x02,
  int8: 0x03,
  uint8: 0x04,
  int16: 0x05,
  uint16: 0x06,
  int32: 0x07,
  uint32: 0x08,
  int64: 0x09,
  uint64: 0x0a,
  float: 0x0b,
  double: 0x0c,
  boolean: 0x0d,
  binary: 0x0e,
  guid: 0x0f,
  size: 0x10,
  filetime: 0x11,
  systemtime: 0x12,
  sid: 0x13,
  hex32: 0x14,
  hex64: 0x15,
  binxml: 0x21,
  array: 0x80,
} as const;

/** Width of an array's members; strings and SIDs have none. */
const widths: ReadonlyMap<number, number> = new Map([
  [valueTypes.int8, 1],
  [valueTypes.uint8, 1],
  [valueTypes.int16, 2],
  [valueTypes.uint16, 2],
  [valueTypes.int32, 4],
  [valueTypes.uint32, 4],
  [valueTypes.int64, 8],
  [valueTypes.uint64, 8],
  [valueTypes.float, 4],
  [valueTypes.double, 8],
  [valueTypes.boolean, 4],
  [valueTypes.guid, 16],
  [valueTypes.size, 8],
  [valueTypes.filetime, 8],
  [valueTypes.systemtime, 16],
  [valueTypes.hex32, 4],
  [valueTypes.hex64, 8],
]);

/** A typed run of bytes in a chunk. */
export interface ValueBytes {
  readonly type: number;
  readonly at: number;
  readonly size: number;
}

/** The members of an array value, each a value of the plain type. */
export function arrayMembers(chunk: ChunkBuffer, value: ValueBytes): readonly ValueBytes[] {
  const type = value.type & 0x7f;
  if (type === valueTypes.string) {
    const first = chunk.unitIndex(value.at);
    return partsOf(chunk.units, first, first + (value.size >> 1)).map(([from, to]) => ({
      type,
      at: value.at + 2 * (from - first),
      size: 2 * (to - from),
    }));
  }
  const end = value.at + value.size;
  if (type === valueTypes.ansi)
    return partsOf(chunk.bytes, value.at, end).map(([from, to]) => ({
      type,
      at: from,
      size: to - from,
    }));
  const members: ValueBytes[] = [];
  for (let at = value.at; at < end;) {
    const width =
      type === valueTypes.sid
        ? 8 + 4 * (chunk.bytes[at + 1] as number)
        : (widths.get(type) ?? value.size);
    if (at + width > end) break;
    members.push({ type, at, size: width });
    at += width;
  }
  return members;
}

/** The texts in `units[start..end)`, each ended by a NUL; the last one need not be. */
function partsOf(
  units: Uint8Array | Uint16Array,
  start: number,
  end: number,
): readonly (readonly [from: number, to: number])[] {
  const parts: [number, number][] = [];
  for (let from = start; from < end;) {
    const zero = units.indexOf(0, from);
    const to = zero < 0 || zero > end ? end : zero;
    parts.push([from, to]);
    from = to + 1;
  }
  return parts;
}

/** Units of a string value without the NULs that some writers leave at its end. */
export function stringUnits(chunk: Uint8Array, at: number, size: number): number {
  let units = size >> 1;
  while (units > 0 && chunk[at + 2 * units - 1] === 0 && chunk[at + 2 * units - 2] === 0) units--;
  return units;
}

const windows1252 = new TextDecoder("windows-1252");

/**
 * A plain (not array) value as Windows shows it: hex in lower case without padding, GUIDs upper case in braces,
 * times in ISO 8601 with seven digits, binary as upper-case hex. Null for null and for fixed-width values of no
 * bytes. Integers beyond 2^53 are decimal text.
 */
export function readValue(chunk: Uint8Array, { type, at, size }: ValueBytes): Datum {
  if (type === valueTypes.string) return utf16(chunk, at, stringUnits(chunk, at, size));
  if (type === valueTypes.ansi)
    return windows1252.decode(chunk.subarray(at, at + size)).replace(/\0+$/, "");
  if (type === valueTypes.binary) return hexBytes(chunk, at, size);
  if (size === 0 || type === valueTypes.null) return null;
  return readFixed(chunk, type, at, size) ?? hexBytes(chunk, at, size);
}

/** Undefined for a type that is not known or has too few bytes: the bytes themselves are then shown. */
function readFixed(chunk: Uint8Array, type: number, at: number, size: number): Datum | undefined {
  const width =
    type === valueTypes.size || type === valueTypes.boolean ? 1 : (widths.get(type) ?? 8);
  if (size < width) return undefined;
  switch (type) {
    case valueTypes.int8:
      return ((chunk[at] as number) << 24) >> 24;
    case valueTypes.uint8:
      return chunk[at] as number;
    case valueTypes.int16:
      return (u16(chunk, at) << 16) >> 16;
    case valueTypes.uint16:
      return u16(chunk, at);
    case valueTypes.int32:
      return u32(chunk, at) | 0;
    case valueTypes.uint32:
      return u32(chunk, at);
    case valueTypes.int64:
      return safeInteger(BigInt.asIntN(64, u64(chunk, at)));
    case valueTypes.uint64:
      return safeInteger(u64(chunk, at));
    case valueTypes.float:
      return Number(dataView(chunk, at).getFloat32(0, true).toPrecision(9));
    case valueTypes.double:
      return dataView(chunk, at).getFloat64(0, true);
    case valueTypes.boolean:
      return chunk.subarray(at, at + size).some((byte) => byte !== 0);
    case valueTypes.guid:
      return guid(chunk, at);
    case valueTypes.size:
      return `0x${(size >= 8 ? u64(chunk, at) : BigInt(u32(chunk, at))).toString(16)}`;
    case valueTypes.filetime:
      return filetimeText(u64(chunk, at));
    case valueTypes.systemtime:
      return systemTime(chunk, at);
    case valueTypes.sid:
      return sid(chunk, at, size);
    case valueTypes.hex32:
      return `0x${u32(chunk, at).toString(16)}`;
    case valueTypes.hex64:
      return `0x${u64(chunk, at).toString(16)}`;
    default:
      return undefined;
  }
}

export function u64(chunk: Uint8Array, at: number): bigint {
  return (BigInt(u32(chunk, at + 4)) << 32n) | BigInt(u32(chunk, at));
}

function dataView(chunk: Uint8Array, at: number): DataView {
  return new DataView(chunk.buffer, chunk.byteOffset + at);
}

function safeInteger(value: bigint): Datum {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value.toString();
}

function hexBytes(chunk: Uint8Array, at: number, size: number): string {
  let text = "";
  for (let i = 0; i < size; i++) text += hexByte(chunk[at + i] as number);
  return text;
}

const hexPairs = Array.from({ length: 256 }, (_, byte) =>
  byte.toString(16).toUpperCase().padStart(2, "0"),
);

function hexByte(byte: number): string {
  return hexPairs[byte] ?? "00";
}

function guid(chunk: Uint8Array, at: number): string {
  const order = [3, 2, 1, 0, -1, 5, 4, -1, 7, 6, -1, 8, 9, -1, 10, 11, 12, 13, 14, 15];
  return `{${order.map((i) => (i < 0 ? "-" : hexByte(chunk[at + i] as number))).join("")}}`;
}

const ticksPerMs = 10_000n;
const epochDifferenceMs = 11_644_473_600_000n;

/** FILETIME (100 ns since 1601, UTC) as ISO 8601; a time that no calendar reaches stays a number. */
export function filetimeText(ticks: bigint): string {
  const ms = ticks / ticksPerMs - epochDifferenceMs;
  if (ms > 8_640_000_000_000_000n) return `filetime:${ticks}`;
  const iso = new Date(Number(ms)).toISOString();
  return `${iso.slice(0, -1)}${(ticks % ticksPerMs).toString().padStart(4, "0")}Z`;
}

function systemTime(chunk: Uint8Array, at: number): string {
  const part = (index: number, digits: number) =>
    String(u16(chunk, at + 2 * index)).padStart(digits, "0");
  return `${part(0, 4)}-${part(1, 2)}-${part(3, 2)}T${part(4, 2)}:${part(5, 2)}:${part(6, 2)}.${part(7, 3)}Z`;
}

function sid(chunk: Uint8Array, at: number, size: number): string | undefined {
  const count = chunk[at + 1] as number;
  if (size < 8 + 4 * count) return undefined;
  let authority = 0;
  for (let i = 2; i < 8; i++) authority = authority * 256 + (chunk[at + i] as number);
  let text = `S-${chunk[at]}-${authority}`;
  for (let i = 0; i < count; i++) text += `-${u32(chunk, at + 8 + 4 * i)}`;
  return text;
}
