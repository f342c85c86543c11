import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compilePattern } from "../../src/engine/glob.ts";
import { anyOne, anyRun, literal, type Pattern } from "../../src/model/index.ts";

/** The meaning of a pattern, by trying everything. */
function fits(pattern: Pattern, text: string): boolean {
  const [part, ...rest] = pattern;
  if (part === undefined) return text === "";
  switch (part.kind) {
    case "literal":
      return text.startsWith(part.text) && fits(rest, text.slice(part.text.length));
    case "any-one": {
      const [first] = text;
      return first !== undefined && fits(rest, text.slice(first.length));
    }
    case "any-run": {
      for (let at = 0; at <= text.length; at++) if (fits(rest, text.slice(at))) return true;
      return false;
    }
    case "placeholder":
      return false;
  }
}

const texts = fc.string({ unit: fc.constantFrom("a", "b", "é", "😀"), maxLength: 9 });
const patterns = fc.array(
  fc.oneof(
    fc.string({ unit: fc.constantFrom("a", "b", "é", "😀"), maxLength: 3 }).map(literal),
    fc.constant(anyRun),
    fc.constant(anyOne),
  ),
  { maxLength: 7 },
);

describe("patterns", () => {
  test("agree with trying everything", () => {
    fc.assert(
      fc.property(patterns, fc.array(texts, { minLength: 4, maxLength: 4 }), (pattern, samples) => {
        const test = compilePattern(pattern, "sensitive");
        const near = pattern
          .map((part) =>
            part.kind === "literal" ? part.text : part.kind === "any-one" ? "😀" : "",
          )
          .join("");
        for (const text of [...samples, near, `${near}a`, near.slice(1)]) {
          expect([text, test(text)]).toEqual([text, fits(pattern, text)]);
        }
      }),
      { seed: 1, numRuns: 1000 },
    );
  });

  test.each([
    ["one character is one surrogate pair", [anyOne], "😀", true],
    ["two characters are not one surrogate pair", [anyOne, anyOne], "😀", false],
    ["half a pair is one character", [anyOne], "\ud83d", true],
    ["nothing at all", [], "", true],
    ["nothing is not something", [], "a", false],
    ["any run takes line breaks", [anyRun], "a\r\nb\0", true],
    ["one character may be a line break", [literal("a"), anyOne, literal("b")], "a\nb", true],
    ["a placeholder fits nothing", [{ kind: "placeholder", name: "x" }], "%x%", false],
    ["the last place that fits is taken", [anyRun, literal("ab")], "abab", true],
    ["what follows the run must end the text", [anyRun, literal("ab")], "ababa", false],
  ] satisfies [string, Pattern, string, boolean][])("%s", (_, pattern, text, expected) => {
    expect(compilePattern(pattern, "insensitive")(text)).toBe(expected);
  });

  test("case counts only where it is asked to", () => {
    const pattern = [literal("ÀΣk"), anyRun];
    expect(compilePattern(pattern, "sensitive")("ÀΣkx")).toBe(true);
    expect(compilePattern(pattern, "sensitive")("àΣkx")).toBe(false);
    expect(compilePattern(pattern, "insensitive")("àσ\u212aX")).toBe(true);
  });
});
