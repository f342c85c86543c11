import type { TruthCase } from "./case.ts";

/** Maps, lists, keywords, conditions and negation (specification, "Detection", "Condition"). */
export const logicCases: readonly TruthCase[] = [
  {
    name: "a map: all items",
    detection: "sel:\n  a: 1\n  b: 2\ncondition: sel",
    hits: [{ a: 1, b: 2 }],
    misses: [{ a: 1 }, { b: 2 }, { a: 1, b: 3 }],
  },
  {
    name: "a list of maps: one of them",
    detection: "sel:\n  - a: 1\n    b: 2\n  - c: 3\ncondition: sel",
    hits: [{ a: 1, b: 2 }, { c: 3 }],
    misses: [{ a: 1 }, { b: 2 }, { c: 4 }],
  },
  {
    name: "the same field twice with other modifiers",
    detection: "sel:\n  f|contains|all: [a, b]\n  f|contains: [c, d]\ncondition: sel",
    hits: [{ f: "abc" }, { f: "dba" }],
    misses: [{ f: "ab" }, { f: "ac" }],
  },
  {
    name: "keywords: found anywhere in any value, in any case",
    detection: "kw: [foo, bar]\ncondition: kw",
    hits: [{ x: "a FOO b" }, { y: "bar" }, { x: ["a", "foo"] }],
    misses: [{ foo: "x" }, { x: "fo o" }, {}],
  },
  {
    name: "one keyword as a scalar",
    detection: "kw: foo\ncondition: kw",
    hits: [{ x: "afoob" }],
    misses: [{ x: "fo" }],
  },
  {
    name: "a number as a keyword",
    detection: "kw: [4624]\ncondition: kw",
    hits: [{ x: "id 4624." }, { x: 4624 }],
    misses: [{ x: 462 }],
  },
  {
    name: "all keywords, in whichever values",
    detection: "kw:\n  '|all': [foo, bar]\ncondition: kw",
    hits: [{ x: "foo bar" }, { x: "foo", y: "bar" }],
    misses: [{ x: "foo" }, { y: "bar" }],
  },
  {
    name: "a regular expression as a keyword",
    detection: "kw:\n  '|re': 'fo+$'\ncondition: kw",
    hits: [{ x: "a foo" }],
    misses: [{ x: "foo a" }, { x: "FOO" }],
  },
  {
    name: "keywords with startswith and cased",
    detection: "kw:\n  '|startswith|cased': Foo\ncondition: kw",
    hits: [{ x: "Foo bar" }],
    misses: [{ x: "a Foo" }, { x: "foo" }],
  },
  {
    name: "maps and keywords mixed in a list",
    detection: "sel:\n  - foo\n  - a: 1\ncondition: sel",
    hits: [{ x: "foo" }, { a: 1 }],
    misses: [{ a: 2 }, {}],
  },
  {
    name: "lists in a list",
    detection: "sel:\n  - [foo, bar]\n  - a: 1\ncondition: sel",
    hits: [{ x: "bar" }, { a: 1 }],
    misses: [{ a: 2 }],
  },
  {
    name: "not: true where the field is missing",
    detection: "sel:\n  a: 1\nflt:\n  b: 2\ncondition: sel and not flt",
    hits: [{ a: 1 }, { a: 1, b: 3 }, { a: 1, b: null }, { a: 1, b: "" }],
    misses: [{ a: 1, b: 2 }, { b: 3 }, {}],
  },
  {
    name: "not over a map with a missing field",
    detection: "sel:\n  a: 1\nflt:\n  b: 2\n  c: 3\ncondition: sel and not flt",
    hits: [{ a: 1 }, { a: 1, b: 2 }, { a: 1, c: 3 }, { a: 1, b: 2, c: 4 }],
    misses: [{ a: 1, b: 2, c: 3 }],
  },
  {
    name: "not over every kind of test with a missing field",
    detection: [
      "sel:\n  a: 1",
      "f1:\n  m|contains: x",
      "f2:\n  m|re: x",
      "f3:\n  m|cidr: 10.0.0.0/8",
      "f4:\n  m|gt: 1",
      "f5:\n  m|fieldref: a",
      "f6:\n  m|hour: 1",
      "f7:\n  m|fieldref|contains: a",
      "condition: sel and not 1 of f*",
    ].join("\n"),
    hits: [{ a: 1 }, { a: 1, m: null }, { a: 1, m: "y" }],
    misses: [
      { a: 1, m: "x" },
      { a: 1, m: "10.0.0.1" },
      { a: 1, m: 2 },
      { a: 1, m: "1" },
      { a: 1, m: "2026-01-01T01:00:00Z" },
    ],
  },
  {
    name: "not over keywords",
    detection: "sel:\n  a: 1\nkw: [foo]\ncondition: sel and not kw",
    hits: [{ a: 1 }, { a: 1, x: "bar" }],
    misses: [{ a: 1, x: "foo" }],
  },
  {
    name: "the null and empty filters of the rules",
    detection:
      "sel:\n  a: 1\nfilter_null:\n  f: null\nfilter_empty:\n  f: ''\ncondition: sel and not 1 of filter_*",
    hits: [
      { a: 1, f: "x" },
      { a: 1, f: " " },
    ],
    misses: [{ a: 1 }, { a: 1, f: null }, { a: 1, f: "" }],
  },
  {
    name: "not not",
    detection: "sel:\n  a: 1\ncondition: not not sel",
    hits: [{ a: 1 }],
    misses: [{}, { a: 2 }],
  },
  {
    name: "and binds stronger than or",
    detection: "a:\n  a: 1\nb:\n  b: 1\nc:\n  c: 1\ncondition: a or b and c",
    hits: [{ a: 1 }, { b: 1, c: 1 }],
    misses: [{ b: 1 }, { c: 1 }],
  },
  {
    name: "not binds stronger than and",
    detection: "a:\n  a: 1\nb:\n  b: 1\ncondition: not a and b",
    hits: [{ b: 1 }],
    misses: [{}, { a: 1, b: 1 }],
  },
  {
    name: "parentheses",
    detection: "a:\n  a: 1\nb:\n  b: 1\nc:\n  c: 1\ncondition: (a or b) and not (c or (a and b))",
    hits: [{ a: 1 }, { b: 1 }],
    misses: [{ a: 1, b: 1 }, { a: 1, c: 1 }, {}],
  },
  {
    name: "1 of, all of, them; names with an underscore stand apart",
    detection:
      "sel_a:\n  a: 1\nsel_b:\n  b: 1\n_flt:\n  c: 1\ncondition: all of them and not 1 of _f*",
    hits: [{ a: 1, b: 1 }],
    misses: [{ a: 1 }, { a: 1, b: 1, c: 1 }],
  },
  {
    name: "a pattern with a star inside",
    detection:
      "sel_a_x:\n  a: 1\nsel_b_x:\n  b: 1\nsel_b_y:\n  c: 1\nother:\n  d: 1\ncondition: 1 of sel_*_x or other and sel_b_y",
    hits: [{ a: 1 }, { b: 1 }, { c: 1, d: 1 }],
    misses: [{ c: 1 }, { d: 1 }],
  },
  {
    name: "any of is 1 of; not 1 of",
    detection: "s1:\n  a: 1\ns2:\n  b: 1\nt:\n  c: 1\ncondition: any of s* and not 1 of t*",
    hits: [{ a: 1 }, { b: 1 }],
    misses: [{ c: 1 }, { a: 1, c: 1 }],
  },
  {
    name: "keywords are whole words: not_admin is an identifier",
    detection: "not_admin:\n  a: 1\nandy:\n  b: 1\nof:\n  c: 1\ncondition: not_admin and andy",
    hits: [{ a: 1, b: 1 }],
    misses: [{ b: 1 }, { a: 1 }],
  },
  {
    name: "upper case keywords",
    detection: "a:\n  a: 1\nb:\n  b: 1\nc:\n  c: 1\ncondition: a AND NOT b OR ALL OF c*",
    hits: [{ a: 1 }, { c: 1 }, { a: 1, b: 1, c: 1 }],
    misses: [{ a: 1, b: 1 }],
  },
  {
    name: "several conditions are alternatives",
    detection: "a:\n  a: 1\nb:\n  b: 1\ncondition:\n  - a\n  - not b",
    hits: [{ a: 1, b: 1 }, {}],
    misses: [{ b: 1 }],
  },
  {
    name: "a condition over several lines",
    detection: "a:\n  a: 1\nb:\n  b: 1\ncondition: >\n  a\n  and\n  not b",
    hits: [{ a: 1 }],
    misses: [{ a: 1, b: 1 }],
  },
];
