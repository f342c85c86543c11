import { describe, expect, test } from "vitest";
import { toRe2, withoutGroups } from "../src/sql/regex.ts";

describe("Rust's regular expressions as RE2's", () => {
  test.each([
    [String.raw`\d+-\D`, String.raw`[\p{Nd}]+-[^\p{Nd}]`],
    [String.raw`[\d_-]`, String.raw`[\p{Nd}_-]`],
    [String.raw`[^\w]`, String.raw`[^\p{L}\p{M}\p{Nd}\p{Pc}]`],
    [String.raw`[[:alpha:]]x`, "[[:alpha:]]x"],
    ["[]a]b", "[]a]b"],
    ["[[]a[(\\[]", "[\\[]a[(\\[]"],
    ["(?<name>a)(?P<n>b)(?i:c)", "(?P<name>a)(?P<n>b)(?i:c)"],
    ["(?iu)x(?u)y", "(?i)xy"],
    [String.raw`\u0041\u{1F600}\x41`, String.raw`\x{0041}\x{1F600}\x41`],
    [String.raw`C:\\d\[b`, String.raw`C:\\d\[b`],
    // An automaton of a class of thousands of letters, many times over, would be too large.
    [String.raw`\w{200}`, String.raw`\w{200}`],
  ])("%s", (rust, re2) => {
    expect(toRe2(rust)).toEqual({ kind: "pattern", pattern: re2 });
  });

  test.each([
    ["a(?=b)", "it looks ahead or behind"],
    ["(?<!a)b", "it looks ahead or behind"],
    [String.raw`(a)\1`, "it refers back to a group"],
    ["[a-z&&[^b]]", "it computes with classes"],
    ["[a[b]]", "it has a class within a class"],
    ["(?x) a", "it uses the flag 'x'"],
    [String.raw`\b{start}a`, String.raw`it uses '\b{start}'`],
  ])("%s is refused", (rust, reason) => {
    expect(toRe2(rust)).toEqual({ kind: "refused", reason });
  });

  test("groups that remember nothing", () => {
    expect(withoutGroups(String.raw`(a|[(]b)\((?:c)(?P<n>d)[\](]`)).toBe(
      String.raw`(?:a|[(]b)\((?:c)(?:d)[\](]`,
    );
  });
});
