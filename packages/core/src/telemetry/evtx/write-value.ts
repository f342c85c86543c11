import { u16, u32 } from "./bytes.ts";
import { valueTypes } from "./values.ts";

/**
 * Writes the text of a value, as `readValue` gives it, to `units` from `to` on and returns where it ends; -1 for the
 * seldom types, which `readValue` is to be asked for. No string is made: logs are full of numbers, GUIDs and times.
 */
export function writeValue(
  bytes: Uint8Array,
  type: number,
  at: number,
  size: number,
  units: Uint16Array,
  to: number,
): number {
  switch (type) {
    case valueTypes.uint8:
      return size < 1 ? -1 : writeDecimal(bytes[at] as number, units, to);
    case valueTypes.uint16:
      return size < 2 ? -1 : writeDecimal(u16(bytes, at), units, to);
    case valueTypes.uint32:
      return size < 4 ? -1 : writeDecimal(u32(bytes, at), units, to);
    case valueTypes.int32:
      return size < 4 || u32(bytes, at) > 0x7fffffff ? -1 : writeDecimal(u32(bytes, at), units, to);
    case valueTypes.uint64:
    case valueTypes.int64:
      return size < 8 || u32(bytes, at + 4) !== 0 ? -1 : writeDecimal(u32(bytes, at), units, to);
    case valueTypes.hex32:
      return size < 4 ? -1 : writeHex(0, u32(bytes, at), units, to);
    case valueTypes.hex64:
      return size < 8 ? -1 : writeHex(u32(bytes, at + 4), u32(bytes, at), units, to);
    case valueTypes.guid:
      return size < 16 ? -1 : writeGuid(bytes, at, units, to);
    case valueTypes.filetime:
      return size < 8 ? -1 : writeFiletime(u32(bytes, at + 4), u32(bytes, at), units, to);
    case valueTypes.sid:
      return size < 8 + 4 * (bytes[at + 1] as number) ? -1 : writeSid(bytes, at, units, to);
    default:
      return -1;
  }
}

const zero = 0x30;
const dash = 0x2d;

function writeDecimal(value: number, units: Uint16Array, to: number): number {
  let digits = 1;
  for (let bound = 10; value >= bound; bound *= 10) digits++;
  let rest = value;
  for (let place = to + digits - 1; place >= to; place--) {
    const next = Math.floor(rest / 10);
    units[place] = zero + (rest - next * 10);
    rest = next;
  }
  return to + digits;
}

/** `digits` decimal digits, with leading zeros. */
function writePadded(value: number, digits: number, units: Uint16Array, to: number): number {
  let rest = value;
  for (let place = to + digits - 1; place >= to; place--) {
    const next = Math.floor(rest / 10);
    units[place] = zero + (rest - next * 10);
    rest = next;
  }
  return to + digits;
}

const lowerDigits = Uint16Array.from("0123456789abcdef", (digit) => digit.charCodeAt(0));
const upperDigits = Uint16Array.from("0123456789ABCDEF", (digit) => digit.charCodeAt(0));

/** `0x`, then both words as one number in lower case without leading zeros. */
function writeHex(high: number, low: number, units: Uint16Array, to: number): number {
  units[to] = zero;
  units[to + 1] = 0x78;
  let place = to + 2;
  let isLeading = true;
  for (let shift = 60; shift >= 0; shift -= 4) {
    const digit = ((shift >= 32 ? high >>> (shift - 32) : low >>> shift) & 15) as number;
    if (digit === 0 && isLeading && shift > 0) continue;
    isLeading = false;
    units[place++] = lowerDigits[digit] as number;
  }
  return place;
}

/** Bytes of a GUID in the order in which they are shown; -1 for a dash. */
const guidOrder = Int8Array.from([
  3, 2, 1, 0, -1, 5, 4, -1, 7, 6, -1, 8, 9, -1, 10, 11, 12, 13, 14, 15,
]);

function writeGuid(bytes: Uint8Array, at: number, units: Uint16Array, to: number): number {
  units[to] = 0x7b;
  let place = to + 1;
  for (let i = 0; i < guidOrder.length; i++) {
    const index = guidOrder[i] as number;
    if (index < 0) {
      units[place++] = dash;
      continue;
    }
    const byte = bytes[at + index] as number;
    units[place] = upperDigits[byte >> 4] as number;
    units[place + 1] = upperDigits[byte & 15] as number;
    place += 2;
  }
  units[place] = 0x7d;
  return place + 1;
}

/** 2^32 ticks of 100 ns are this many seconds and ticks: sums of products with them are exact in a double. */
const secondsOfHigh = 429;
const ticksOfHigh = 4_967_296;
const ticksPerSecond = 10_000_000;
const secondsFrom1601 = 11_644_473_600;
/** Before this high word, times are within the years 1970 to 9999. */
const [firstHigh, lastHigh] = [27_111_902, 600_000_000];

let datedDay = -1;
const dateUnits = new Uint16Array(11);

/** A FILETIME in ISO 8601 with seven digits. The date is kept: neighbors in a log are of the same day. */
function writeFiletime(high: number, low: number, units: Uint16Array, to: number): number {
  if (high <= firstHigh || high > lastHigh) return -1;
  const ticks = high * ticksOfHigh + low;
  const carried = Math.floor(ticks / ticksPerSecond);
  const seconds = high * secondsOfHigh + carried - secondsFrom1601;
  const day = Math.floor(seconds / 86_400);
  if (day !== datedDay) {
    const date = new Date(day * 86_400_000).toISOString();
    for (let i = 0; i < dateUnits.length; i++) dateUnits[i] = date.charCodeAt(i);
    datedDay = day;
  }
  units.set(dateUnits, to);
  const inDay = seconds - day * 86_400;
  const hours = Math.floor(inDay / 3_600);
  const minutes = Math.floor(inDay / 60) - hours * 60;
  let place = writePadded(hours, 2, units, to + dateUnits.length);
  units[place++] = 0x3a;
  place = writePadded(minutes, 2, units, place);
  units[place++] = 0x3a;
  place = writePadded(inDay - hours * 3_600 - minutes * 60, 2, units, place);
  units[place++] = 0x2e;
  place = writePadded(ticks - carried * ticksPerSecond, 7, units, place);
  units[place] = 0x5a;
  return place + 1;
}

function writeSid(bytes: Uint8Array, at: number, units: Uint16Array, to: number): number {
  let authority = 0;
  for (let i = 2; i < 8; i++) authority = authority * 256 + (bytes[at + i] as number);
  units[to] = 0x53;
  units[to + 1] = dash;
  let place = writeDecimal(bytes[at] as number, units, to + 2);
  units[place] = dash;
  place = writeDecimal(authority, units, place + 1);
  const count = bytes[at + 1] as number;
  for (let i = 0; i < count; i++) {
    units[place] = dash;
    place = writeDecimal(u32(bytes, at + 8 + 4 * i), units, place + 1);
  }
  return place;
}
