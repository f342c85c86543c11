import fc from "fast-check";
import { load as loadYaml } from "js-yaml";
import { describe, expect, test } from "vitest";
import { parseYaml } from "../../src/library/index.ts";
import { type DataNode, SourceText } from "../../src/source/index.ts";

/** A tree as plain data: maps as lists of pairs, so that no key is special. */
function plain(node: DataNode): unknown {
  switch (node.kind) {
    case "scalar":
      return node.value;
    case "list":
      return node.items.map(plain);
    case "map":
      return Object.fromEntries(node.entries.map(({ key, value }) => [key.text, plain(value)]));
  }
}

function parse(text: string) {
  const source = new SourceText("file.yml", text);
  const { documents, diagnostics } = parseYaml(source);
  return {
    documents,
    data: documents.map(plain),
    said: diagnostics.map(
      ({ code, start, message }) => `${start?.line}:${start?.column} ${code}: ${message}`,
    ),
    slice: (node: DataNode) => source.slice(node.span),
  };
}

const scalars: readonly (readonly [string, unknown])[] = [
  ["5", 5],
  ["-5", -5],
  ["0", 0],
  ["1.5", 1.5],
  ["9007199254740991", 9007199254740991],
  ["9007199254740993", "9007199254740993"],
  ["00000429", "00000429"],
  ["010", "010"],
  ["-0", "-0"],
  ["+5", "+5"],
  ["5.0", "5.0"],
  ["1.10", "1.10"],
  [".5", ".5"],
  ["5.", "5."],
  ["0x10", "0x10"],
  ["0o17", "0o17"],
  ["0b1", "0b1"],
  ["1_000", "1_000"],
  ["1e3", "1e3"],
  ["12:30", "12:30"],
  ["2020-01-01", "2020-01-01"],
  [".inf", ".inf"],
  [".nan", ".nan"],
  ["null", null],
  ["Null", null],
  ["~", null],
  ["", null],
  ["nULL", "nULL"],
  ["true", true],
  ["Yes", true],
  ["ON", true],
  ["off", false],
  ["no", false],
  ["y", "y"],
  ["n", "n"],
  ["'5'", "5"],
  ['"true"', "true"],
  ["''", ""],
  ["'it''s'", "it's"],
  ['"a\\tb\\u00e9"', "a\tbé"],
  ["!!str 5", "5"],
  ["! 5", "5"],
  ["!!int '5'", 5],
];

test.each(scalars)("scalar %s", (text, value) => {
  expect(parse(`a: ${text}\n`).data).toEqual([{ a: value }]);
});

describe("spans", () => {
  test("every node covers its text", () => {
    const text =
      "a: 'x''y'\nb:\n  - 1\n  - [p, \"q\"]   # c ]\n  - {r: s}\nc: |-\n  one\n  two\nd:\ne: >\n  f\n\n";
    const { documents, slice } = parse(text);
    const seen: string[] = [];
    const visit = (node: DataNode): void => {
      seen.push(slice(node));
      if (node.kind === "list") node.items.forEach(visit);
      if (node.kind === "map") {
        for (const { key, value } of node.entries) {
          seen.push(`${slice(key)}:`);
          visit(value);
        }
      }
    };
    documents.forEach(visit);
    expect(seen).toEqual([
      text.trimEnd(),
      "a:",
      "'x''y'",
      "b:",
      '- 1\n  - [p, "q"]   # c ]\n  - {r: s}',
      "1",
      '[p, "q"]',
      "p",
      '"q"',
      "{r: s}",
      "r:",
      "s",
      "c:",
      "one\n  two",
      "d:",
      "",
      "e:",
      "f",
    ]);
  });

  test("an empty collection does not reach back to an earlier bracket", () => {
    const { documents, slice } = parse("a: x ]\nb: []\nc: {}\n");
    const [map] = documents;
    expect(map?.kind === "map" && map.entries.map(({ value }) => slice(value))).toEqual([
      "x ]",
      "[]",
      "{}",
    ]);
  });
});

describe("documents", () => {
  test("several documents, empty ones left out", () => {
    expect(parse("---\na: 1\n---\n# nothing\n---\nb: 2\n...\n").data).toEqual([{ a: 1 }, { b: 2 }]);
  });

  test("a byte order mark and Windows line ends", () => {
    expect(parse("\ufeffa: 1\r\nb: |\r\n  x\r\n  y\r\n").data).toEqual([{ a: 1, b: "x\ny\n" }]);
  });

  const broken: readonly (readonly [string, string, unknown[], string[]])[] = [
    ["an open quote", "a: 'x\n---\nb: 1\n", [{ b: 1 }], ["2:1 yaml/syntax"]],
    ["an open list", "a: [1\n---\nb: 1\n", [{ b: 1 }], ["2:1 yaml/syntax"]],
    [
      "a broken document in the middle",
      "a: 1\n---\nb: c: d\n---\ne: 2\n",
      [{ a: 1 }, { e: 2 }],
      ["3:5 yaml/syntax"],
    ],
    [
      "two broken documents",
      "a: b: c\n---\nb: 1\n---\nc: ]\n",
      [{ b: 1 }],
      ["1:5 yaml/syntax", "5:4 yaml/syntax"],
    ],
    ["a tab", "a:\n\tb: 1\n", [], ["2:1 yaml/syntax"]],
    ["a reserved character", "a: @x\n", [], ["1:4 yaml/syntax"]],
    ["a NUL", "a: \0\n", [], ["1:4 yaml/syntax"]],
  ];
  test.each(broken)("%s costs its document only", (_name, text, data, said) => {
    const result = parse(text);
    expect(result.data).toEqual(data);
    expect(result.said.map((line) => line.replace(/: .*/s, ""))).toEqual(said);
  });
});

describe("maps", () => {
  test("duplicate keys are an error at the second one", () => {
    const { data, said } = parse("a: 1\nb: 2\na: 3\n---\nc: 1\n");
    expect(data).toEqual([{ c: 1 }]);
    expect(said).toEqual([
      "3:1 yaml/duplicate-key: The key 'a' is already used in this map, on line 1",
    ]);
  });

  test("no key is special", () => {
    const { documents, said } = parse("constructor: 1\n__proto__: 2\ntoString: 3\n");
    expect(said).toEqual([]);
    const [map] = documents;
    expect(map?.kind === "map" && map.entries.map(({ key }) => key.text)).toEqual([
      "constructor",
      "__proto__",
      "toString",
    ]);
  });

  test("a key that is a list", () => {
    expect(parse("[a]: 1\n").said).toEqual([
      "1:1 yaml/complex-key: A list or a map cannot be a key here",
    ]);
  });
});

describe("anchors", () => {
  test("an alias stands for its anchor's node", () => {
    expect(parse("a: &x [1, 2]\nb: *x\n").data).toEqual([{ a: [1, 2], b: [1, 2] }]);
  });

  test("merge keys", () => {
    const text =
      "base: &b {x: 1, y: 2}\nmore: &m {y: 3, z: 4}\none: {<<: *b, y: 5}\ntwo:\n  <<: [*b, *m]\n";
    expect(parse(text).data).toMatchObject([{ one: { x: 1, y: 5 }, two: { x: 1, y: 2, z: 4 } }]);
  });

  test("an anchor is that of its document only", () => {
    expect(parse("a: &x 1\n---\nb: *x\n").said).toEqual([
      "3:4 yaml/unknown-alias: No anchor '&x' is defined before this alias",
    ]);
  });

  test("an alias inside its own anchor", () => {
    expect(parse("a: &x [*x]\n").said).toEqual([
      "1:8 yaml/unknown-alias: No anchor '&x' is defined before this alias",
    ]);
  });

  test("an alias bomb is refused", () => {
    const lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"];
    for (let i = 1; i < 10; i++) {
      const item = `*a${i - 1}`;
      lines.push(`a${i}: &a${i} [${Array.from({ length: 9 }, () => item).join(", ")}]`);
    }
    const { data, said } = parse(lines.join("\n"));
    expect(data).toEqual([]);
    expect(said[0]).toContain("yaml/too-large: Aliases expand beyond 100000 nodes");
  });

  test("a tower of aliases is refused", () => {
    const lines = ["a0: &a0 [x]"];
    for (let i = 1; i < 200; i++) lines.push(`a${i}: &a${i} [*a${i - 1}]`);
    expect(parse(lines.join("\n")).said[0]).toContain(
      "yaml/too-large: Aliases expand beyond 100 levels",
    );
  });

  test("a tag of another kind", () => {
    expect(parse("a: !!binary aGk=\n").said).toEqual([
      "1:4 yaml/unsupported-tag: The YAML tag '!!binary' is not supported",
    ]);
  });
});

test("trees hold what js-yaml's own loader gives, for quoted data of any shape", () => {
  const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 3 },
      fc.string({ unit: "binary" }).map((value) => value.toWellFormed()),
      fc.boolean(),
      fc.constant(null),
      fc.array(tie("tree"), { maxLength: 3 }),
      fc.dictionary(fc.string({ minLength: 1 }), tie("tree"), {
        maxKeys: 3,
        noNullPrototype: true,
      }),
    ),
  }));
  fc.assert(
    fc.property(tree, (data) => {
      const text = JSON.stringify({ data });
      fc.pre(!text.includes("__proto__"));
      expect(parse(text).data).toEqual([loadYaml(text)]);
    }),
    { seed: 7, numRuns: 200 },
  );
});
