import { parseLucene, printLuceneTree } from "@telltale/core/languages/lucene";
import { SourceText } from "@telltale/core/source";
import fc from "fast-check";
import { describe, expect, test } from "vitest";

const parse = (text: string) => parseLucene(new SourceText("query.lucene", text));
const codes = (text: string) => parse(text).diagnostics.map(({ code }) => code);
const errors = (text: string) =>
  parse(text).diagnostics.filter(({ severity }) => severity === "error");

describe("trees", () => {
  test.each([
    ["", "everything"],
    ["*:*", "everything"],
    ["process.name:cmd.exe", "(: process.name cmd.exe)"],
    ["a : x", "(: a x)"],
    ["a:x b:y", "(clauses (: a x) (: b y))"],
    ["a:x AND b:y", "(clauses (: a x) and (: b y))"],
    ["a:x && b:y || c:z", "(clauses (: a x) and (: b y) or (: c z))"],
    ["+a:x -b:y !c:z", "(clauses (+ (: a x)) (- (: b y)) (- (: c z)))"],
    ["a:x AND NOT b:y", "(clauses (: a x) and (- (: b y)))"],
    ["NOT a:x", "(clauses (- (: a x)))"],
    ["a:(x OR y)", "(group a (clauses (any-field x) or (any-field y)))"],
    ["a:(+x -y)", "(group a (clauses (+ (any-field x)) (- (any-field y))))"],
    ['a:"two words"~3', '(: a "two words"~)'],
    ["a:word~", "(: a word~)"],
    ["a:word~0.8^2", "(: a word~)"],
    ["a:x*y?z", "(: a x*y?z)"],
    ["a:x\\*y\\?z", "(: a x\\*y\\?z)"],
    ['a:"x*"', '(: a "x\\\\*")'],
    ["a:C\\:\\\\Windows\\\\*", "(: a C:\\Windows\\*)"],
    ["a:x\\ y", "(: a x y)"],
    ["a:\\u0041", "(: a A)"],
    ["a:[1 TO 5]", "(: a [1 TO 5])"],
    ["a:{1 TO 5]", "(: a {1 TO 5])"],
    ["a:[* TO 5}", "(: a [* TO 5})"],
    ['a:["x y" TO *]', "(: a [x y TO *])"],
    ["a:>=5", "(: a [5 TO *])"],
    ["a:<5", "(: a [* TO 5})"],
    ["a:(>=5 AND <9)", "(group a (clauses (any-field [5 TO *]) and (any-field [* TO 9})))"],
    ["a:/2[0-9]{3}\\/x/", "(: a /2[0-9]{3}/x/)"],
    ["_exists_:a.b", "(exists a.b)"],
    ["a:*", "(: a *)"],
    ["process.\\*:x", "(: process.* x)"],
    ["a:x-y+z", "(: a x-y+z)"],
    ["a and b", "(clauses (any-field a) (any-field and) (any-field b))"],
    ["a - b", "(clauses (any-field a) (any-field -) (any-field b))"],
    ["((a:x))", "(: a x)"],
  ])("%s", (text, tree) => {
    expect(errors(text)).toEqual([]);
    expect(printLuceneTree(parse(text).tree)).toBe(tree);
  });
});

describe("what is wrong", () => {
  test.each([
    ["a:", "lucene/syntax", 2],
    ["AND a", "lucene/syntax", 0],
    ["a AND", "lucene/syntax", 5],
    ["()", "lucene/syntax", 1],
    ["a:(b", "lucene/unclosed", 2],
    ["a)", "lucene/syntax", 1],
    ['a:"b', "lucene/unclosed", 2],
    ["a:/b", "lucene/unclosed", 2],
    ["a:[1 5]", "lucene/range", 2],
    ["a:[1 TO", "lucene/range", 2],
    ["a:>= 5", "lucene/comparison", 2],
    ["a*:x", "lucene/field-wildcard", 0],
    ["a:x\\", "lucene/trailing-escape", 3],
    ["a:b:c", "lucene/syntax", 3],
    ["]", "lucene/syntax", 0],
    [`${"(".repeat(1000)}a${")".repeat(1000)}`, "lucene/depth", 200],
  ])("%s", (text, code, start) => {
    expect(errors(text).map((error) => [error.code, error.span?.start])).toContainEqual([
      code,
      start,
    ]);
  });

  test("what follows an error is read", () => {
    const text = "a:[1 5] AND b:y AND c: AND d:z";
    expect(errors(text).map(({ code }) => code)).toEqual(["lucene/range", "lucene/syntax"]);
    expect(printLuceneTree(parse(text).tree)).toBe("(clauses and (: b y) and (: d z))");
  });
});

describe("lints", () => {
  test.each([
    ["a:x OR b:y AND c:z", "lucene/mixed-logic"],
    ["NOT a:x OR b:y", "lucene/mixed-logic"],
    ["+a:x b:y", "lucene/optional-clause"],
    ["a:x or b:y", "lucene/lower-case-operator"],
    ["a:(x or y)", "lucene/lower-case-operator"],
    ["a:foo bar", "lucene/bare-word"],
    ['a:"*x*"', "lucene/quoted-wildcard"],
    ['process where process.name : "x"', "lucene/other-language"],
    ["a:x^2", "lucene/boost"],
  ])("%s", (text, code) => {
    expect(codes(text)).toContain(code);
  });

  test.each([
    "a:x AND b:y AND NOT c:z",
    "a:x OR b:y OR c:z",
    "(a:x OR b:y) AND c:z",
    "a:(x OR y) AND NOT b:(z OR w)",
    '+a:x -b:"*"',
    "evil malware",
  ])("nothing to say of %s", (text) => {
    expect(codes(text)).toEqual([]);
  });

  test("mixed logic says what it means", () => {
    const [diagnostic] = parse("a:x OR b:y AND c:z").diagnostics;
    expect(diagnostic?.message).toBe("Lucene reads this as a:x +b:y +c:z");
  });
});

test("any text is read, in places that are its own", () => {
  const piece = fc.constantFrom(
    ...'a b AND OR NOT && || ( ) : [ ] { } " / ~ ^ * ? \\ + - ! > < = TO 1 _exists_ \n'.split(" "),
    " ",
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const text = pieces.join("");
      for (const { span = { start: -1, end: -1 } } of parse(text).diagnostics) {
        expect(span.start).toBeGreaterThanOrEqual(0);
        expect(span.end).toBeLessThanOrEqual(text.length);
        expect(span.start).toBeLessThanOrEqual(span.end);
      }
    }),
    { seed: 4, numRuns: 2000 },
  );
});
