import { describe, expect, test } from "vitest";
import type { Datum } from "../../src/model/index.ts";
import {
  chunkOf,
  dataOf,
  eventOf,
  fileOf,
  noValue,
  record,
  textValue,
  utf16,
  type Value,
} from "./binxml.ts";
import { readOne } from "./reading.ts";

/** What a value reads as where a template has it as the text of a Data element. */
function readValue(value: Value): Datum | undefined {
  const root = eventOf(dataOf(["X", { hole: 0 }]));
  return readOne(fileOf(chunkOf([record("t", root, [value])]))).fields["X"];
}

const bytesOf = (...bytes: readonly number[]) => Uint8Array.from(bytes);
const repeat = (count: number, byte: number) => new Uint8Array(count).fill(byte);
const int = (size: number, value: bigint) => {
  const bytes = new Uint8Array(size);
  for (let i = 0; i < size; i++) bytes[i] = Number((value >> BigInt(8 * i)) & 0xffn);
  return bytes;
};
const float32 = (value: number) => new Uint8Array(Float32Array.of(value).buffer);
const float64 = (...values: readonly number[]) => new Uint8Array(Float64Array.from(values).buffer);
const guid = bytesOf(
  0x33,
  0x22,
  0x11,
  0x00,
  0x55,
  0x44,
  0x77,
  0x66,
  0x88,
  0x99,
  0xaa,
  0xbb,
  0xcc,
  0xdd,
  0xee,
  0xff,
);
const sid = bytesOf(1, 2, 0, 0, 0, 0, 0, 5, 32, 0, 0, 0, 0x20, 0x02, 0, 0);
const ticks = (iso: string, rest: bigint) =>
  int(8, (BigInt(Date.parse(iso)) + 11_644_473_600_000n) * 10_000n + rest);

describe("values", () => {
  test.each<[string, number, Uint8Array, Datum]>([
    ["text", 0x01, utf16("C:\\é😀 "), "C:\\é😀 "],
    ["text of nothing", 0x01, bytesOf(), ""],
    ["text with the NULs that writers leave", 0x01, utf16("ab\0\0"), "ab"],
    ["text with a NUL inside", 0x01, utf16("a\0b"), "a\0b"],
    ["text of half a unit more", 0x01, bytesOf(0x61, 0, 0x62), "a"],
    ["ANSI text", 0x02, bytesOf(0x61, 0xe9, 0x80, 0), "aé€"],
    ["int8", 0x03, bytesOf(0x80), -128],
    ["uint8", 0x04, bytesOf(0xff), 255],
    ["int16", 0x05, bytesOf(0xff, 0xff), -1],
    ["uint16", 0x06, bytesOf(0xff, 0xff), 65_535],
    ["int32", 0x07, int(4, -1n), -1],
    ["uint32", 0x08, int(4, -1n), 4_294_967_295],
    ["int64", 0x09, int(8, -1n), -1],
    ["int64 beyond what a double holds", 0x09, int(8, -(2n ** 63n)), "-9223372036854775808"],
    ["uint64", 0x0a, int(8, 2n ** 53n - 1n), 9_007_199_254_740_991],
    ["uint64 beyond what a double holds", 0x0a, int(8, 2n ** 53n + 1n), "9007199254740993"],
    ["float", 0x0b, float32(0.5), 0.5],
    ["double", 0x0c, float64(-1.25e-7), -1.25e-7],
    ["boolean", 0x0d, int(4, 1n), true],
    ["boolean of false", 0x0d, int(4, 0n), false],
    ["boolean of one byte", 0x0d, bytesOf(1), true],
    ["boolean that is neither", 0x0d, int(4, 0x100n), true],
    ["binary", 0x0e, bytesOf(0, 0xab, 7), "00AB07"],
    ["binary of nothing", 0x0e, bytesOf(), ""],
    ["GUID", 0x0f, guid, "{00112233-4455-6677-8899-AABBCCDDEEFF}"],
    ["size of 32 bits", 0x10, int(4, 0x1000n), "0x1000"],
    ["size of 64 bits", 0x10, int(8, 0x1_0000_0000n), "0x100000000"],
    [
      "FILETIME to 100 ns",
      0x11,
      ticks("2026-03-02T08:00:00.123Z", 4567n),
      "2026-03-02T08:00:00.1234567Z",
    ],
    ["FILETIME of zero", 0x11, int(8, 0n), "1601-01-01T00:00:00.0000000Z"],
    ["FILETIME of all bits", 0x11, repeat(8, 0xff), "+060056-05-28T05:36:10.9551615Z"],
    [
      "SYSTEMTIME",
      0x12,
      new Uint8Array(Uint16Array.of(2026, 3, 1, 2, 8, 9, 10, 11).buffer),
      "2026-03-02T08:09:10.011Z",
    ],
    ["SID", 0x13, sid, "S-1-5-32-544"],
    [
      "SID of a large authority",
      0x13,
      bytesOf(1, 0, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff),
      "S-1-281474976710655",
    ],
    ["hex32, unpadded and in lower case", 0x14, int(4, 0x0abcn), "0xabc"],
    ["hex64, unpadded and in lower case", 0x15, int(8, 0x3e7n), "0x3e7"],
    ["hex64 of all bits", 0x15, repeat(8, 0xff), "0xffffffffffffffff"],
    ["hex64 of zero", 0x15, int(8, 0n), "0x0"],
    ["a type that nobody knows", 0x2f, bytesOf(0xca, 0xfe), "CAFE"],
    ["an integer of too few bytes", 0x08, bytesOf(1, 2), "0102"],
    ["a GUID of too few bytes", 0x0f, repeat(15, 1), "01".repeat(15)],
    ["a SID of too few bytes", 0x13, sid.slice(0, 12), "010200000000000520000000"],
  ])("%s", (_, type, bytes, expected) => {
    expect(readValue({ type, bytes })).toEqual(expected);
  });

  test("null, and fixed widths of no bytes, are no values", () => {
    expect(readValue(noValue)).toBeNull();
    for (const type of [0x03, 0x08, 0x0a, 0x0c, 0x0d, 0x0f, 0x11, 0x13, 0x15, 0x81, 0x88]) {
      expect(readValue({ type, bytes: bytesOf() })).toBeNull();
    }
  });

  test.each<[string, number, Uint8Array, Datum]>([
    ["texts", 0x81, utf16("one\0two\0"), ["one", "two"]],
    ["texts, the last without an end", 0x81, utf16("one\0two"), ["one", "two"]],
    ["texts, one of them empty", 0x81, utf16("one\0\0two\0"), ["one", "", "two"]],
    ["ANSI texts", 0x82, bytesOf(0x61, 0, 0x62, 0), ["a", "b"]],
    ["a list of one is its member", 0x81, utf16("one\0"), "one"],
    ["uint8", 0x84, bytesOf(1, 255), [1, 255]],
    ["int16", 0x85, bytesOf(1, 0, 0xff, 0xff), [1, -1]],
    ["uint32", 0x88, bytesOf(1, 0, 0, 0, 2, 0, 0, 0), [1, 2]],
    [
      "uint64",
      0x8a,
      new Uint8Array([...int(8, 1n), ...int(8, 2n ** 60n)]),
      [1, "1152921504606846976"],
    ],
    ["doubles", 0x8c, float64(1.5, -2), [1.5, -2]],
    ["booleans", 0x8d, new Uint8Array([...int(4, 1n), ...int(4, 0n)]), [true, false]],
    [
      "GUIDs",
      0x8f,
      new Uint8Array([...guid, ...repeat(16, 0)]),
      ["{00112233-4455-6677-8899-AABBCCDDEEFF}", "{00000000-0000-0000-0000-000000000000}"],
    ],
    [
      "SIDs, each as long as it says",
      0x93,
      new Uint8Array([...sid, 1, 1, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0]),
      ["S-1-5-32-544", "S-1-1-0"],
    ],
    ["hex64", 0x95, new Uint8Array([...int(8, 255n), ...int(8, 1n)]), ["0xff", "0x1"]],
    ["a rest that is no member", 0x88, bytesOf(1, 0, 0, 0, 2, 0), 1],
  ])("arrays: %s", (_, type, bytes, expected) => {
    expect(readValue({ type, bytes })).toEqual(expected);
  });

  test("texts at odd offsets", () => {
    const root = eventOf(dataOf(["A", { hole: 0 }], ["B", { hole: 1 }]));
    const seen = readOne(
      fileOf(chunkOf([record("t", root, [{ type: 0x04, bytes: bytesOf(9) }, textValue("odd é")])])),
    );
    expect(seen.fields).toEqual({ A: 9, B: "odd é" });
    const even = readOne(
      fileOf(
        chunkOf([record("t", root, [{ type: 0x06, bytes: bytesOf(9, 0) }, textValue("odd é")])]),
      ),
    );
    expect(even.fields).toEqual({ A: 9, B: "odd é" });
  });
});
