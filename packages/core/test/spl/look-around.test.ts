import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { withoutLooks } from "../../src/languages/spl/lower/look-around.ts";

/** What JavaScript, which can look around, has for RE2's ends of text. */
const inJavaScript = (pattern: string) =>
  new RegExp(pattern.replaceAll("\\A", "^").replaceAll("\\z", "$"), "u");

describe("expressions that look around, for tests", () => {
  test.each([
    [String.raw`(?<!\/)\b\w+(\.\w+)?:\w+$`],
    [String.raw`(\b)\w+(\.\w+)?:\w+(\.\w{1,2})(?!\.)(\b|\s|&)`],
    ["a(?!b)"],
    ["a(?=b|c)"],
    ["(?<=a)b"],
    ["(?<![a-b])c|(?<!c)a"],
    ["x(?!a)b"],
    ["x(?![ab])(?:c|:)a"],
    ["(a(?!b))"],
  ])("%s finds something in the same texts", (source) => {
    const plain = withoutLooks(source);
    expect(plain).toBeDefined();
    expect(plain).not.toMatch(/\(\?<?[=!]/);
    const [before, after] = [inJavaScript(source), inJavaScript(plain ?? "")];
    const text = fc.string({
      unit: fc.constantFrom("a", "b", "c", "x", ":", ".", "/", " ", "&"),
      maxLength: 10,
    });
    fc.assert(
      fc.property(text, (one) => {
        expect(after.test(one)).toBe(before.test(one));
      }),
      { numRuns: 3000, seed: 7 },
    );
  });

  test.each([
    ["a(?!b)\\w"],
    ["(?<!ab)c"],
    ["a(?<!b)c"],
    ["(?=a)b"],
    ["(?:a(?!b))*"],
    ["(a(?!b))c?"],
    ["(?!a"],
  ])("%s is left as it is", (source) => {
    expect(withoutLooks(source)).toBeUndefined();
  });
});
