import fc from "fast-check";
import { expect, test } from "vitest";
import { unescapeJson } from "../../src/telemetry/json/unescape.ts";
import { decodeUtf8 } from "../../src/telemetry/utf8.ts";

const encoder = new TextEncoder();

/** Stretches of all kinds: long and plain, beyond ASCII, cut off, overlong, surrogates, stray bytes. */
const stretch = fc.oneof(
  { arbitrary: fc.nat(300).map((length) => "A".repeat(length)), weight: 4 },
  { arbitrary: fc.string({ unit: "grapheme", maxLength: 5 }), weight: 1 },
  {
    arbitrary: fc.constantFrom(
      [0x80],
      [0xff],
      [0xc3],
      [0xe2, 0x82],
      [0xf0, 0x9f, 0x98],
      [0xf0, 0x9f, 0x98, 0x80],
      [0xc0, 0x80],
      [0xe0, 0x80, 0x80],
      [0xed, 0xa0, 0x80],
      [0xf4, 0x90, 0x80, 0x80],
      [0xef, 0xbb, 0xbf],
    ),
    weight: 2,
  },
);

const bytesOf = (parts: readonly (string | readonly number[])[]) =>
  Uint8Array.from(
    parts.flatMap((part) =>
      typeof part === "string"
        ? [...encoder.encode(part)].map((byte) => (byte === 0x5c ? 0x2f : byte))
        : part,
    ),
  );

function unitsOf(
  decode: (bytes: Uint8Array, start: number, end: number, units: Uint16Array, at: number) => number,
  bytes: Uint8Array,
): readonly number[] {
  const around = Uint8Array.from([0x41, ...bytes, 0x42, 0x5c]);
  const units = new Uint16Array(around.length + 7);
  const end = decode(around, 1, 1 + bytes.length, units, 5);
  return [...units.subarray(5, end)];
}

test("long texts without escapes are decoded as short ones are, step by step", () => {
  let replaced = 0;
  fc.assert(
    fc.property(fc.array(stretch, { minLength: 1, maxLength: 8 }), (parts) => {
      const bytes = bytesOf(parts);
      const expected = unitsOf(decodeUtf8, bytes);
      if (expected.includes(0xfffd) && expected.length > 200) replaced++;
      expect(unitsOf(unescapeJson, bytes)).toEqual(expected);
    }),
    { seed: 1, numRuns: 2000 },
  );
  expect(replaced).toBeGreaterThan(300);
});

test("escapes between long texts are decoded where they stand", () => {
  const text = fc.oneof(
    fc.nat(600).map((length) => "é".repeat(length % 3) + "b".repeat(length)),
    fc.string({ unit: fc.constantFrom("\\", '"', "\n", "\u0007", "é", "😀", "/"), maxLength: 4 }),
  );
  fc.assert(
    fc.property(fc.array(text, { maxLength: 7 }), (parts) => {
      const all = parts.join("");
      const bytes = encoder.encode(JSON.stringify(all)).slice(1, -1);
      expect(String.fromCharCode(...unitsOf(unescapeJson, bytes))).toBe(all);
    }),
    { seed: 2, numRuns: 1000 },
  );
});
