import fc from "fast-check";
import { RE2JS } from "re2js";
import { describe, expect, test } from "vitest";
import { isHarmless } from "../../src/engine/regex/analyze.ts";
import { compileRegex } from "../../src/engine/regex/compile.ts";
import { compileLazyAutomaton } from "../../src/engine/regex/lazy-automaton.ts";
import { parseRegex } from "../../src/engine/regex/parse.ts";
import { printRegex } from "../../src/engine/regex/print.ts";
import type { RegexFlags } from "../../src/engine/regex/syntax.ts";
import { foldText } from "../../src/engine/index.ts";
import { field, regex } from "./kit.ts";

const plain: RegexFlags = { ignoreCase: false, multiline: false, dotAll: false };

function re2(pattern: string, flags: RegexFlags): RE2JS {
  return RE2JS.compile(
    pattern,
    (flags.ignoreCase ? RE2JS.CASE_INSENSITIVE : 0) |
      (flags.multiline ? RE2JS.MULTILINE : 0) |
      (flags.dotAll ? RE2JS.DOTALL : 0),
  );
}

/** What each engine that can run a pattern says of a text. */
function verdicts(
  pattern: string,
  flags: RegexFlags,
  text: string,
): Readonly<Record<string, boolean>> {
  const tree = parseRegex(pattern, flags);
  if (tree === undefined) throw new Error(`not covered: ${pattern}`);
  const automaton = compileLazyAutomaton(tree);
  return {
    re2: re2(pattern, flags).test(text),
    native: new RegExp(printRegex(tree)).test(text),
    ...(automaton === undefined ? {} : { automaton: automaton(text) }),
  };
}

// RE2 ignores case by Unicode's simple folding, JavaScript by its own: they part at K, the Kelvin sign and the like,
// which therefore are left out. So are pairs of surrogates, which are one character to RE2 and two units to us.
const texts = fc.string({
  unit: fc.constantFrom(..."aAbBxX01_- \n\r\t\\.é\u00c9]^".split("")),
  maxLength: 12,
});
const flagSets = fc.record({
  ignoreCase: fc.boolean(),
  multiline: fc.boolean(),
  dotAll: fc.boolean(),
});

const atoms = fc.constantFrom(
  "a",
  "A",
  "b",
  "x",
  "é",
  "0",
  ".",
  "\\.",
  "\\\\",
  "\\d",
  "\\D",
  "\\w",
  "\\W",
  "\\s",
  "\\S",
  "\\n",
  "\\x61",
  "\\x{e9}",
  "[ab]",
  "[^ab]",
  "[^A]",
  "[a-b0]",
  "[^\\w]",
  "[\\w-]",
  "[\\s-x]",
  "[\\d.x]",
  "[]a]",
  "[^]a]",
  "[-a]",
  "[a\\-x]",
  "[\\]^]",
  "[\\W]",
  "[\\D1]",
  "^",
  "$",
  "\\b",
  "\\B",
  "\\A",
  "\\z",
  "(?i)",
  "(?s)",
  "(?m)",
  "(?-i)",
  "(?i:b)",
  "(?-s:.)",
  "{",
  "a{,2}",
  "-",
  "]",
);
const patterns = fc.letrec<{ pattern: string }>((tie) => ({
  pattern: fc.oneof(
    { maxDepth: 4, depthSize: "small" },
    { arbitrary: atoms, weight: 4 },
    {
      arbitrary: fc
        .array(tie("pattern"), { minLength: 1, maxLength: 4 })
        .map((parts) => parts.join("")),
      weight: 3,
    },
    {
      arbitrary: fc
        .array(tie("pattern"), { minLength: 2, maxLength: 3 })
        .map((parts) => `(?:${parts.join("|")})`),
      weight: 1,
    },
    {
      arbitrary: fc
        .tuple(
          tie("pattern"),
          fc.constantFrom("*", "+", "?", "{2}", "{1,3}", "{2,}", "*?", "+?", "??", "{0,2}?"),
        )
        .map(([inner, repeat]) => `(${inner})${repeat}`),
      weight: 2,
    },
    {
      arbitrary: fc
        .tuple(
          fc.constantFrom("a", "b", ".", "[ab]", "\\w"),
          fc.constantFrom("*", "+", "?", "{2}", "+?"),
        )
        .map((parts) => parts.join("")),
      weight: 2,
    },
  ),
})).pattern;

describe("all engines say the same", () => {
  test("on random patterns and texts", () => {
    let compared = 0;
    let matched = 0;
    fc.assert(
      fc.property(
        patterns,
        flagSets,
        fc.array(texts, { minLength: 6, maxLength: 6 }),
        (pattern, flags, samples) => {
          if (parseRegex(pattern, flags) === undefined) return;
          for (const text of samples) {
            const said = verdicts(pattern, flags, text);
            compared++;
            if (said["re2"] === true) matched++;
            expect([pattern, flags, text, new Set(Object.values(said))]).toEqual([
              pattern,
              flags,
              text,
              new Set([said["re2"]]),
            ]);
          }
        },
      ),
      { seed: 1, numRuns: 1000 },
    );
    expect(compared).toBeGreaterThan(3000);
    expect(matched).toBeGreaterThan(800);
  });

  test.each([
    ["(?i)[^a]", "A", false],
    ["(?i)[^a]", "aAb", true],
    ["[^a]", "A", true],
    ["(?i)[^A-Z]", "az", false],
    ["[\\s-x]", "b", false],
    ["[\\w-z]", "~", false],
    ["a.b", "a\nb", false],
    ["(?s)a.b", "a\nb", true],
    ["a$", "a\n", false],
    ["(?m)a$", "a\n", true],
    ["(?m)^b", "a\nb", true],
    ["(?i)é", "É", true],
    ["\\bé", "é", false],
    ["a(?i)b|c", "C", true],
    ["a(?i:b)c", "aBC", false],
    ["\\s", "\v", false],
    ["\\s", "\u00a0", false],
    ["x{0}", "", true],
    ["(a|b)*c", "ababc", true],
    ["a{2,3}b", "aaab", true],
    ["^(a{2,3})$", "aaaa", false],
    ["", "", true],
    ["a||b", "", true],
  ])("%s on %j: %s", (pattern, text, expected) => {
    const said = verdicts(pattern, plain, text);
    expect(said).toEqual(Object.fromEntries(Object.keys(said).map((engine) => [engine, expected])));
  });
});

describe("what the tree covers", () => {
  test.each([
    "\\pL",
    "\\p{Greek}",
    "\\Qa\\E",
    "[[:alpha:]]",
    "(?=a)",
    "(?<!a)",
    "(?x)a",
    "(?U)a",
    "a++",
    "*a",
    "(a",
    "a)",
    "[a",
    "[b-a]",
    "\\",
    "\\1",
    "\\x6",
  ])("%s is left to the other engine", (pattern) => {
    expect(parseRegex(pattern, plain)).toBeUndefined();
  });

  test("deep nesting is, too", () => {
    expect(parseRegex("(".repeat(5000) + ")".repeat(5000), plain)).toBeUndefined();
  });
});

describe("a backtracking engine is trusted only where it cannot run away", () => {
  const harmless = (pattern: string) => {
    const tree = parseRegex(pattern, plain);
    return tree !== undefined && isHarmless(tree);
  };

  test.each([
    "(a+)+",
    "(a+)+$",
    "(a*)*b",
    "a.*b.*c",
    "(a|aa)+$",
    "a*a*a*b",
    "(a{0,20}){0,20}b",
    "(a{1,30}){2,30}$",
    "(x+x+)+y",
    "([a-z]+)*!",
    "a+b",
    ".*a",
    "(a?){40}a",
    "(a|b|ab){12}c",
    "a{0,999}a{0,999}b",
    "(a{900}){900}b",
  ])("%s is not", (pattern) => {
    expect(harmless(pattern)).toBe(false);
  });

  test.each([
    "abc",
    "a|b",
    "[ab]{2,9}c",
    "^a.{0,20}b$",
    "\\\\[a-z]{1,8}\\.exe",
    "ab+",
    "a[0-9]*",
    "a?b?c",
    "(?i)cmd\\.exe",
  ])("%s is", (pattern) => {
    expect(harmless(pattern)).toBe(true);
  });

  test("runs harmless patterns natively, the others in linear time, whatever the syntax", () => {
    const engineOf = (pattern: string) => compileRegex(regex(field("f"), pattern))?.engine;
    expect(engineOf("ab?c")).toBe("native");
    expect(engineOf("(a+)+$")).toBe("automaton");
    expect(engineOf("\\p{Greek}+")).toBe("re2");
    expect(engineOf("(a+)+\\b")).toBe("re2");
    expect(engineOf("(")).toBeUndefined();
    expect(engineOf("a(?=b)")).toBeUndefined();
  });
});

test("required literals are in every text that matches", () => {
  const fold = (text: string) => text.toLowerCase();
  let asked = 0;
  fc.assert(
    fc.property(
      patterns,
      fc.boolean(),
      fc.array(texts, { minLength: 10, maxLength: 10 }),
      (pattern, ignoreCase, samples) => {
        const compiled = compileRegex(regex(field("f"), pattern, { cased: !ignoreCase }));
        for (const text of samples) {
          if (compiled?.test(text) !== true) continue;
          for (const literal of compiled.required) {
            asked++;
            expect([pattern, text, fold(text)]).toEqual([
              pattern,
              text,
              expect.stringContaining(literal),
            ]);
          }
        }
      },
    ),
    { seed: 2, numRuns: 1500 },
  );
  expect(asked).toBeGreaterThan(500);
});

test.each([
  ["cmd\\.exe /c", ["cmd.exe /c"]],
  ["(?i)CMD.*Sk", ["cmd", "sk"]],
  ["(?:abc|abd)xyz", ["xyz"]],
  ["(ab){2}c?de", ["ab", "de"]],
  ["ΑΣ", ["ασ"]],
  // Ignoring case, JavaScript takes σ and ς for the same; folding does not.
  ["(?i)aσb", ["a", "b"]],
  ["a?b*", []],
])("the literals of %s", (pattern, literals) => {
  expect(compileRegex(regex(field("f"), pattern))?.required).toEqual(literals);
});

test("literals beyond ASCII are in every text that matches", () => {
  for (let unit = 0x80; unit <= 0xffff; unit++) {
    const char = String.fromCharCode(unit);
    if (char.toLowerCase() === char.toUpperCase()) continue;
    const compiled = compileRegex(regex(field("f"), char, { cased: false }));
    for (const text of [
      char,
      char.toLowerCase(),
      char.toUpperCase(),
      char.toUpperCase().toLowerCase(),
    ]) {
      if (compiled?.test(text) !== true) continue;
      for (const literal of compiled.required)
        expect([char, foldText(text)]).toEqual([char, expect.stringContaining(literal)]);
    }
  }
});

test("the whole text, where that is asked for", () => {
  for (const pattern of ["a|ab", "(a+)+b?", "\\p{Ll}+"]) {
    const full = compileRegex(regex(field("f"), pattern, { full: true }));
    expect(full?.test("a")).toBe(true);
    expect(full?.test("a!")).toBe(false);
    expect(full?.test("!a")).toBe(false);
  }
  expect(compileRegex(regex(field("f"), "a|ab", { full: true }))?.test("ab")).toBe(true);
});
