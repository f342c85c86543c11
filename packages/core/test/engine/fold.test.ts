import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { foldedText } from "../../src/engine/unit-text.ts";
import { foldTable, foldText } from "../../src/engine/index.ts";

const unitsOf = (text: string) =>
  Uint16Array.from({ length: text.length }, (_, i) => text.charCodeAt(i));

const anyText = fc.string({
  unit: fc.oneof(
    fc.constantFrom(..."aZ kKsS\\é\u0130\u0131\u017f\u212a\u03a3\u03c2\u03c3\u1e9eßÀÿŸ".split("")),
    fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)),
    fc.constantFrom("𝒳", "\u{10400}", "😀"),
  ),
  maxLength: 60,
});

describe("case folding", () => {
  test.each([
    ["ASCII", "C:\\WINDOWS\\System32", "c:\\windows\\system32"],
    ["Latin", "ÀÉÎ ß ÿŸ", "àéî ß ÿÿ"],
    ["Greek, with the final sigma like any other", "ΟΔΟΣ ΣΑΣ", "οδοσ σασ"],
    ["a small final sigma stays what it is", "οδος", "οδος"],
    ["Cyrillic", "ПРИВЕТ Ё", "привет ё"],
    ["the Kelvin sign is a k", "\u212aelvin", "kelvin"],
    ["the long s is not an s", "\u017f", "\u017f"],
    ["the dotted I has no lower case of one unit", "\u0130x", "\u0130x"],
    ["the dotless i stays", "\u0131", "\u0131"],
    ["the capital sharp s", "\u1e9e", "ß"],
    ["full-width letters", "ＡＺ", "ａｚ"],
    ["letters outside the basic plane keep their case", "\u{10400}", "\u{10400}"],
  ])("%s", (_, text, folded) => {
    expect(foldText(text)).toBe(folded);
  });

  test("the table is the lower case wherever that is one unit, on every unit there is", () => {
    const wrong: number[] = [];
    for (let unit = 0; unit < 0x10000; unit++) {
      const lower = String.fromCharCode(unit).toLowerCase();
      const expected = lower.length === 1 ? lower.charCodeAt(0) : unit;
      if (foldTable[unit] !== expected) wrong.push(unit);
    }
    expect(wrong).toEqual([]);
  });

  test("keeps lengths, needs no context, and is done at once", () => {
    fc.assert(
      fc.property(anyText, anyText, (a, b) => {
        expect(foldText(a)).toHaveLength(a.length);
        expect(foldText(a + b)).toBe(foldText(a) + foldText(b));
        expect(foldText(foldText(a))).toBe(foldText(a));
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  test("units in place fold to the same text", () => {
    fc.assert(
      fc.property(anyText, anyText, anyText, (before, text, after) => {
        const units = unitsOf(before + text + after);
        expect(foldedText(units, before.length, before.length + text.length)).toBe(foldText(text));
      }),
      { seed: 2, numRuns: 300 },
    );
    for (const long of ["A".repeat(10_000), "é".repeat(10_000), "Σ".repeat(5000)]) {
      expect(foldedText(unitsOf(long), 0, long.length)).toBe(foldText(long));
    }
  });
});
