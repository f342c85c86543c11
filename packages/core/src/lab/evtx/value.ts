import { createByteSink } from "./byte-sink.ts";
import type { EvtxType, EvtxValue } from "./description.ts";

/** A value as BinXML holds it: its type byte and its bytes. */
export interface EncodedValue {
  readonly type: number;
  readonly bytes: Uint8Array;
}

/** BinXML value types ([MS-EVEN6] 2.2.12); 0x80 marks an array. */
export const typeBytes: Readonly<Record<EvtxType | "null" | "xml", number>> = {
  null: 0x00,
  string: 0x01,
  "string-list": 0x81,
  int8: 0x03,
  uint8: 0x04,
  int16: 0x05,
  uint16: 0x06,
  int32: 0x07,
  uint32: 0x08,
  int64: 0x09,
  uint64: 0x0a,
  double: 0x0c,
  boolean: 0x0d,
  binary: 0x0e,
  guid: 0x0f,
  filetime: 0x11,
  sid: 0x13,
  hex32: 0x14,
  hex64: 0x15,
  xml: 0x21,
};

const none: EncodedValue = { type: typeBytes.null, bytes: new Uint8Array(0) };

/** The bytes of a value, or undefined where the value is not one of the type. */
export function encodeValue(type: EvtxType, value: EvtxValue): EncodedValue | undefined {
  if (value === null) return none;
  const bytes = bytesOf(type, value);
  return bytes === undefined ? undefined : { type: typeBytes[type], bytes };
}

function bytesOf(type: EvtxType, value: Exclude<EvtxValue, null>): Uint8Array | undefined {
  switch (type) {
    case "string":
      return typeof value === "string" ? utf16(value) : undefined;
    case "string-list":
      return Array.isArray(value) ? utf16(value.map((item) => `${item}\0`).join("")) : undefined;
    case "int8":
    case "uint8":
      return integer(value, 1);
    case "int16":
    case "uint16":
      return integer(value, 2);
    case "int32":
    case "uint32":
    case "hex32":
      return integer(value, 4);
    case "int64":
    case "uint64":
    case "hex64":
      return integer(value, 8);
    case "double":
      return typeof value === "number" ? new Uint8Array(Float64Array.of(value).buffer) : undefined;
    case "boolean":
      return typeof value === "boolean" ? integer(value ? 1 : 0, 4) : undefined;
    case "binary":
      return value instanceof Uint8Array ? value : undefined;
    case "guid":
      return typeof value === "string" ? encodeGuid(value) : undefined;
    case "filetime":
      return typeof value === "string" ? encodeFiletime(value) : undefined;
    case "sid":
      return typeof value === "string" ? encodeSid(value) : undefined;
  }
}

function utf16(text: string): Uint8Array {
  const sink = createByteSink();
  sink.text(text);
  return sink.toBytes();
}

/** An integer of `size` bytes, two's complement; text may be decimal or `0x…`. */
function integer(value: Exclude<EvtxValue, null>, size: number): Uint8Array | undefined {
  let number: bigint;
  if (typeof value === "bigint") number = value;
  else if (typeof value === "number" && Number.isSafeInteger(value)) number = BigInt(value);
  else if (typeof value === "string" && /^(-?\d+|0x[\da-f]+)$/i.test(value)) number = BigInt(value);
  else return undefined;
  const bits = BigInt(8 * size);
  if (number < -(1n << (bits - 1n)) || number >= 1n << bits) return undefined;
  const bytes = new Uint8Array(size);
  for (let i = 0; i < size; i++) bytes[i] = Number((number >> BigInt(8 * i)) & 0xffn);
  return bytes;
}

/** A GUID in the mixed-endian order of Windows. */
function encodeGuid(text: string): Uint8Array | undefined {
  const form = /^\{?([\da-f]{8})-([\da-f]{4})-([\da-f]{4})-([\da-f]{4})-([\da-f]{12})\}?$/i;
  const [, a = "", b = "", c = "", d = "", e = ""] = form.exec(text) ?? [];
  if (e === "") return undefined;
  const reversed = [a, b, c].map((part) => (part.match(/../g) ?? []).reverse().join(""));
  const pairs = (reversed.join("") + d + e).match(/../g) ?? [];
  return Uint8Array.from(pairs, (pair) => parseInt(pair, 16));
}

/** Units of 100 ns from 1601 to 1970. */
const epochTicks = 116_444_736_000_000_000n;

export function encodeFiletime(iso: string): Uint8Array | undefined {
  const form = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d{1,7}))?Z$/;
  const [, seconds = "", fraction = ""] = form.exec(iso) ?? [];
  const milliseconds = Date.parse(`${seconds}Z`);
  // The platform takes February 30 for March 2.
  if (Number.isNaN(milliseconds) || !new Date(milliseconds).toISOString().startsWith(seconds)) {
    return undefined;
  }
  const ticks = epochTicks + BigInt(milliseconds) * 10_000n + BigInt(fraction.padEnd(7, "0"));
  return ticks < 0n ? undefined : integer(ticks, 8);
}

function encodeSid(text: string): Uint8Array | undefined {
  const form = /^S-(\d{1,3})-(\d{1,14})((?:-\d{1,10})*)$/;
  const [, revision = "", authority = "", rest = ""] = form.exec(text) ?? [];
  if (revision === "") return undefined;
  const parts = rest.split("-").slice(1).map(Number);
  if (parts.length > 15 || parts.some((part) => part > 0xffffffff)) return undefined;
  const sink = createByteSink();
  sink.u8(Number(revision));
  sink.u8(parts.length);
  const big = integer(BigInt(authority), 8)?.slice(0, 6).reverse();
  if (big === undefined) return undefined;
  sink.bytes(big);
  for (const part of parts) sink.u32(part);
  return sink.toBytes();
}
