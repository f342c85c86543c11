import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { translateRegex } from "../../src/languages/sigma/index.ts";

const noFlags = { ignoreCase: false, multiline: false, dotAll: false };

/** The translation, or the reason why there is none. */
function translated(pattern: string, multiline = false): string {
  const reading = translateRegex(pattern, { ...noFlags, multiline });
  if (reading.kind === "invalid") return `invalid: ${reading.reason} @${reading.at}`;
  if (reading.kind === "unsupported") return `unsupported: ${reading.construct} @${reading.at}`;
  const flags = [reading.ignoreCase && "i", reading.multiline && "m", reading.dotAll && "s"];
  return `/${reading.pattern}/${flags.filter(Boolean).join("")}`;
}

const cases: readonly (readonly [string, string])[] = [
  ["a.b*c+?d{2,}", "/a.b*c+?d{2,}/"],
  ["", "//"],
  ["a|", "/a|/"],
  ["(?i)a", "/a/i"],
  ["(?i)(?ms)a", "/a/ims"],
  ["(?u)a", "/a/"],
  ["(?x)a", "unsupported: the inline flag 'x' @0"],
  ["a(?i)b", "unsupported: inline flags after the start @1"],
  ["a(?i:b)", "/a(?i:b)/"],
  ["a(?s-i:b)", "/a(?s-i:b)/"],
  ["a(?U:b)", "unsupported: the inline flag 'U' @1"],
  ["(?P<name>a)(?<n>b)", "/(a)(b)/"],
  ["a(?#comment)b", "/ab/"],
  ["(?:a)", "/(?:a)/"],
  ["(?=a)", "unsupported: look-ahead @0"],
  ["(?!a)", "unsupported: look-ahead @0"],
  ["x(?<=a)", "unsupported: look-behind @1"],
  ["x(?<!a)", "unsupported: look-behind @1"],
  ["(?>a)", "unsupported: an atomic group @0"],
  ["(?(1)a|b)", "unsupported: a conditional group @0"],
  ["(?|a)", "unsupported: a branch reset group @0"],
  ["a(?R)", "unsupported: recursion @1"],
  ["(*FAIL)", "unsupported: a control verb @0"],
  ["(a)\\1", "unsupported: a back-reference @3"],
  ["(?P<n>a)(?P=n)", "unsupported: a back-reference @8"],
  ["(?<n>a)\\k<n>", "unsupported: a back-reference @7"],
  ["a*+", "unsupported: a possessive quantifier @1"],
  ["a{1001}", "unsupported: a repetition of more than 1000 @1"],
  ["a{,3}", "/a{0,3}/"],
  ["a{3,1}", "invalid: the bounds of a repetition are out of order @1"],
  ["a{b", "/a\\{b/"],
  ["a{}", "/a\\{\\}/"],
  ["a]b", "/a\\]b/"],
  ["\\Aa\\Z", "/^a$/"],
  ["\\d\\D\\w\\W\\s\\S\\b\\B", "/\\d\\D\\w\\W\\s\\S\\b\\B/"],
  ["\\t\\n\\r\\f\\v", "/\\t\\n\\r\\f\\v/"],
  ["\\x41\\x{42}\\u0043\\x2e\\a", "/ABC\\.\\x07/"],
  ["\\h\\R", "/[ \\t](?:\\r\\n|[\\n\\v\\f\\r])/"],
  ["\\Qa.b\\E*", "/a\\.b*/"],
  ['\\-\\_\\/\\"\\.\\\\', '/\\x2d_/"\\.\\\\/'],
  ["\\p{Lu}\\pL\\P{Greek}", "/\\p{Lu}\\p{L}\\P{Greek}/"],
  ["\\q", "invalid: unknown escape '\\q' @0"],
  ["a\\", "invalid: a lone backslash at the end @1"],
  ["[]a]", "/[\\]a]/"],
  ["[^]a]", "/[^\\]a]/"],
  ["[a[b]", "/[a\\[b]/"],
  ["[\\w-.]", "/[\\w\\x2d.]/"],
  ["[.-\\w]", "/[.\\x2d\\w]/"],
  ["[a-]", "/[a-]/"],
  ["[[:alpha:]_]", "/[A-Za-z_]/"],
  ["[[:nope:]]", "invalid: unknown class '[:nope:]' @1"],
  ["[\\b]", "/[\\x08]/"],
  ["[z-a]", "invalid: range out of order in character class @0"],
  ["[a", "invalid: missing ']' @0"],
  ["(a", "invalid: missing ')' @0"],
  ["a)", "invalid: unmatched ')' @1"],
  ["*a", "invalid: nothing to repeat before '*' @0"],
  ["a|+", "invalid: nothing to repeat before '+' @2"],
  ["^*", "invalid: nothing to repeat before '*' @1"],
  ["a**", "invalid: nothing to repeat before '*' @2"],
  ["😀+", "/😀+/"],
];

describe("translation", () => {
  test.each(cases)("%s", (pattern, expected) => {
    expect(translated(pattern)).toBe(expected);
  });

  test("text anchors under m", () => {
    expect(translated("\\Aa\\z", true)).toBe("/(?-m:^)a(?-m:$)/m");
  });
});

test("any text is translated or refused, and a translation is a fixed point that compiles", () => {
  const pieces = fc.constantFrom(
    ..."abc019 .*+?|()[]{}^$\\/-,:<>=!#_".split(""),
    "(?:",
    "(?i)",
    "(?i:",
    "(?P<n>",
    "[^",
    "[:alpha:]",
    "\\d",
    "\\w",
    "\\b",
    "\\x41",
    "\\p{L}",
    "{2,3}",
    "\\Q",
    "\\E",
    "é",
    "😀",
  );
  let sound = 0;
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 12 }), (list) => {
      const reading = translateRegex(list.join(""), noFlags);
      if (reading.kind !== "regex") return;
      sound++;
      new RegExp(reading.pattern, "u");
      expect(translateRegex(reading.pattern, reading)).toEqual(reading);
    }),
    { seed: 11, numRuns: 3000 },
  );
  expect(sound).toBeGreaterThan(300);
});

test("a translation matches what the pattern matches", () => {
  const atom = fc.constantFrom(
    "a",
    "b",
    ".",
    "[ab]",
    "[^a]",
    "\\d",
    "(a|b)",
    "(?:ab)",
    "\\.",
    "[\\w-]",
  );
  const pattern = fc
    .array(fc.tuple(atom, fc.constantFrom("", "*", "+", "?", "{2}", "{1,2}", "+?")), {
      minLength: 1,
      maxLength: 5,
    })
    .map((parts) => parts.flat().join(""));
  const text = fc.string({ unit: fc.constantFrom("a", "b", "1", ".", "-", "\n"), maxLength: 8 });
  fc.assert(
    fc.property(pattern, text, (source, input) => {
      const reading = translateRegex(source, noFlags);
      expect(reading.kind).toBe("regex");
      if (reading.kind === "regex") {
        expect(new RegExp(reading.pattern, "u").test(input)).toBe(new RegExp(source).test(input));
      }
    }),
    { seed: 13, numRuns: 1000 },
  );
});
