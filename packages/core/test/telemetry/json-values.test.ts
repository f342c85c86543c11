import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Datum } from "../../src/model/index.ts";
import { createReader } from "../../src/telemetry/index.ts";
import { readAll, readOne } from "./reading.ts";

describe("values", () => {
  test.each([
    ["1", 1],
    ["-1.5", -1.5],
    ["1.10", "1.10"],
    ["1e3", "1e3"],
    ["9007199254740991", 9007199254740991],
    ["9007199254740993", "9007199254740993"],
    ["-9223372036854775808", "-9223372036854775808"],
    ["true", true],
    ["false", false],
    ["null", null],
    ["{ }", null],
    ["NaN", "NaN"],
    ["[]", []],
    ['[1, null, "a"]', [1, null, "a"]],
    [String.raw`"\"\\\/\b\f\n\r\té😀"`, '"\\/\b\f\n\r\té😀'],
    [String.raw`"\ud800 \x \u12"`, "\ud800 \\x \\u12"],
    ['"a\tb"', "a\tb"],
  ])("%s", (text, value) => {
    const { fields } = readOne("json", `{"a":${text},"z":0}`);
    expect(fields).toEqual({ a: value, z: 0 });
  });

  test("null is there, but has no value; an array has several", () => {
    const { texts } = readOne(
      "json",
      '{"a":null,"b":[],"c":["x","y\\n"],"d":"","e":{},"f":[null,"x",null]}',
    );
    expect(texts).toEqual([["a"], ["b"], ["c", "x", "y\n"], ["d", ""], ["e"], ["f", "x"]]);
  });

  test("strings are text; numbers and truth values become it", () => {
    const reader = createReader("json");
    const isText = new Map<string, boolean>();
    reader.read(
      new TextEncoder().encode('{"a":"1","b":1,"c":true,"d":["x"]}'),
      0,
      true,
      (event) => {
        for (const [slot, name] of event.layout.names.entries())
          isText.set(name, event.isText(slot));
      },
    );
    expect([...isText]).toEqual([
      ["a", true],
      ["b", false],
      ["c", false],
      ["d", true],
    ]);
  });

  test("values of an array are found one by one", () => {
    const reading = readOne("json", '{"a":[ "p" ,"q\\"]" , 3 ]}');
    expect(reading.texts).toEqual([["a", "p", 'q"]', "3"]]);
    expect(reading.fields).toEqual({ a: ["p", 'q"]', 3] });
  });

  test("a repeated name has all its values", () => {
    expect(readOne("json", '{"a":1,"b":2,"a":[3,4]}').fields).toEqual({ a: [1, 3, 4], b: 2 });
  });

  test("names that objects have by nature are names like others", () => {
    const { fields, texts } = readOne(
      "json",
      '{"constructor":"c","__proto__":"p","toString":null}',
    );
    expect(texts).toEqual([["constructor", "c"], ["__proto__", "p"], ["toString"]]);
    expect(Object.entries(fields)).toEqual([
      ["constructor", "c"],
      ["__proto__", "p"],
      ["toString", null],
    ]);
  });

  test("broken UTF-8 becomes replacement characters, the rest stays", () => {
    const bytes = new TextEncoder().encode('{"a":"x');
    const input = new Uint8Array([
      ...bytes,
      0xff,
      0xc3,
      0x28,
      0xe2,
      0x82,
      ...new TextEncoder().encode('y"}'),
    ]);
    expect(readAll("json", input).records[0]?.fields).toEqual({ a: "x\ufffd\ufffd(\ufffd\ufffdy" });
  });
});

const leaf: fc.Arbitrary<Datum> = fc.oneof(
  fc.string({ unit: "binary", maxLength: 80 }),
  fc.string({ maxLength: 200 }),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
  fc.array(fc.oneof(fc.string({ unit: "binary" }), fc.integer(), fc.constant(null)), {
    maxLength: 4,
  }),
);
const name = fc
  .string({ unit: "binary", minLength: 1, maxLength: 12 })
  .map((text) => `k${text.replaceAll(".", "_")}`);
const record = fc.dictionary(
  name,
  fc.oneof(
    leaf,
    fc.dictionary(name, fc.oneof(leaf, fc.dictionary(name, leaf, { minKeys: 1 })), { minKeys: 1 }),
  ),
);

/** What a plain record's fields are: its leaves under dotted paths. */
function flatten(value: object, prefix = ""): [string, unknown][] {
  return Object.entries(value).flatMap(([key, part]): [string, unknown][] =>
    typeof part === "object" && part !== null && !Array.isArray(part)
      ? flatten(part, `${prefix}${key}.`)
      : [[prefix + key, part]],
  );
}

test("any record reads as JSON.parse has it, compact or indented, however the blocks fall", () => {
  fc.assert(
    fc.property(
      fc.array(record, { minLength: 1, maxLength: 5 }),
      fc.constantFrom(undefined, 1),
      fc.integer({ min: 1, max: 60 }),
      (records, indent, size) => {
        const text = records.map((value) => JSON.stringify(value, undefined, indent)).join("\n");
        const expected =
          text === ""
            ? []
            : records.map((value) =>
                Object.fromEntries(flatten(JSON.parse(JSON.stringify(value)) as object)),
              );
        expect(readAll("json", text, size).records.map(({ fields }) => fields)).toEqual(expected);
      },
    ),
    { seed: 1, numRuns: 150 },
  );
});
