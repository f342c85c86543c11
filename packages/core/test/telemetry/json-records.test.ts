import { describe, expect, test } from "vitest";
import { createReader } from "../../src/telemetry/index.ts";
import { readAll } from "./reading.ts";

/** The `a` of each record, and what was skipped as [offset, length, reason]. */
function outline(input: string | Uint8Array, blockSize?: number) {
  const { records, account } = readAll("json", input, blockSize);
  return {
    values: records.map(({ fields }) => fields["a"]),
    skipped: account.skipped.map(({ offset, length, reason }) => [offset, length, reason]),
  };
}

describe("where records start and end", () => {
  test.each([
    ["lines", '{"a":1}\n{"a":2}\n', [1, 2]],
    ["lines without a last line break, with blank ones and CR", '{"a":1}\r\n\r\n{"a":2}', [1, 2]],
    ["an array on one line", '[{"a":1},{"a":2}]', [1, 2]],
    ["an array on many lines", '[\n  {\n    "a": 1\n  },\n  {\n    "a": 2\n  }\n]\n', [1, 2]],
    ["pretty-printed objects one after another", '{\n  "a": 1\n}\n{\n  "a": 2\n}\n', [1, 2]],
    ["objects without anything between them", '{"a":1}{"a":2}', [1, 2]],
    ["record separators (RFC 7464)", '\u001e{"a":1}\n\u001e{"a":2}\n', [1, 2]],
    ["a byte order mark", '\uFEFF{"a":1}\n', [1]],
    ["evtx_dump's headings", 'Record 1\n{\n  "a": 1\n}\nRecord 12\r\n{"a":2}\nRecord 13', [1, 2]],
    ["Events", '{"Events":[{"a":1},{"a":2}]}', [1, 2]],
    [
      "Events with members behind",
      '{"Events": [ {"a":1} ], "Count": {"x":[1,"]}"]}}\n{"a":2}',
      [1, 2],
    ],
    ["Events.Event", '{"Events":{"Event":[{"a":1},{"a":2}]}}', [1, 2]],
    [
      "a wrapper after one that was cut off",
      '{"Events":[{"a":1}\n{"Events":[{"a":2}]}\n{"a":3}',
      [1, 2, 3],
    ],
    [
      "a wrapper whose name was met as no wrapper",
      '{"results":[1,{"b":2}]}\n{"results":[{"a":2}]}',
      [undefined, 2],
    ],
    ["an OData value", '{"@odata.context":"u","value":[{"a":1},{"a":2}]}', [1, 2]],
    [
      "records, several per line of its own",
      '{"records":[{"a":1},{"a":2}]}\n{"records":[{"a":3}]}\n',
      [1, 2, 3],
    ],
    [
      "Elasticsearch hits",
      '{"took":1,"_shards":{"total":1},"hits":{"total":2,"hits":[{"_index":"i","_source":{"a":1}}]}}',
      [1],
    ],
    ["a member that only looks like a wrapper", '{"a":1,"records":[{"b":2}]}', [1]],
    ["an empty object", "{}\n{ }", [undefined, undefined]],
    ["nothing", "", []],
    ["an empty array", "[]", []],
  ])("%s", (_, input, values) => {
    expect(outline(input)).toEqual({ values, skipped: [] });
    for (const size of [1, 2, 3, 7]) expect(outline(input, size)).toEqual({ values, skipped: [] });
  });
});

describe("broken records are skipped by themselves", () => {
  test.each([
    [
      "a line cut off inside a string",
      '{"a":1}\n{"a":"xy\n{"a":3}\n',
      [1, 3],
      [[8, 9, "not JSON: a comma or a closing bracket was expected"]],
    ],
    [
      "a line cut off after a comma",
      '{"a":1,\n{"a":2}',
      [2],
      [[0, 8, "not JSON: a member name was expected"]],
    ],
    [
      "a line cut off after a name",
      '{"a"\n{"a":2}',
      [2],
      [[0, 5, "not JSON: a colon was expected"]],
    ],
    ["a bad value", '{"a":oops}\n{"a":2}', [2], [[0, 10, "not JSON: no JSON value"]]],
    ["a missing value", '{"a":}\n{"a":2}', [2], [[0, 6, "not JSON: a value was expected"]]],
    [
      "brackets that do not match",
      '{"a":[1}\n{"a":2}',
      [2],
      [[0, 9, "not JSON: a comma or a closing bracket was expected"]],
    ],
    [
      "a trailing comma",
      '{"a":1,}\n{"a":2}',
      [2],
      [[0, 8, "not JSON: a member name was expected"]],
    ],
    [
      "text between records",
      'hello\n{"a":1}\nhello',
      [1],
      [
        [0, 5, "no JSON object"],
        [14, 5, "no JSON object"],
      ],
    ],
    [
      "one element of a one-line array",
      '[{"a":1},{"a":x},{"a":3}]',
      [1, 3],
      [[9, 7, "not JSON: no JSON value"]],
    ],
    [
      "one of several pretty-printed objects",
      '{\n  "a": 1\n}\n{\n  "a": x\n}\n{\n  "a": 3\n}\n',
      [1, 3],
      [[13, 13, "not JSON: no JSON value"]],
    ],
    ["an input that ends too early", '{"a":1}\n{"a":', [1], [[8, 5, "cut off at the end"]]],
  ] as const)("%s", (_, input, values, skipped) => {
    expect(outline(input)).toEqual({ values, skipped });
    for (const size of [1, 2, 3, 7]) expect(outline(input, size)).toEqual({ values, skipped });
  });

  test("an object nested too deep", () => {
    const deep = `${'{"a":'.repeat(300)}1${"}".repeat(300)}`;
    expect(outline(`${deep}\n{"a":2}`)).toEqual({
      values: [2],
      skipped: [[0, deep.length, "not JSON: nested deeper than 256"]],
    });
    const arrays = `{"a":${"[".repeat(10_000)}${"]".repeat(10_000)}}`;
    expect(outline(`${arrays}\n{"a":2}`).values).toEqual([2]);
  });

  test("an object with too many values", () => {
    const wide = `{"a":[${"{},".repeat(70_000)}{}]}`;
    expect(outline(`${wide}\n{"a":2}`)).toEqual({
      values: [2],
      skipped: [[0, wide.length, "not JSON: more than 65536 values"]],
    });
  });

  test("the account spells out a thousand parts and counts all", () => {
    const { account } = readAll("json", "x\n".repeat(1500));
    expect(account.skippedCount).toBe(1500);
    expect(account.skipped).toHaveLength(1000);
  });
});

test("records with the same names in the same order share their layout, others do not", () => {
  const reader = createReader("json");
  const layouts: unknown[] = [];
  const input = new TextEncoder().encode(
    '{"a":1,"b":{"c":2}}\n{"a":"x","b":{"c":null}}\n{"b":{"c":2},"a":1}\n{"a":1,"b":{"c":2},"d":0}\n{"a":1,"b.c":2}',
  );
  reader.read(input, 0, true, (event) => layouts.push(event.layout));
  expect(layouts[1]).toBe(layouts[0]);
  expect(new Set(layouts).size).toBe(4);
});

test("a reader knows the layouts that readers before it have met", () => {
  const input = new TextEncoder().encode('{"a":1}');
  const layouts = [createReader("json"), createReader("json")].map((reader) => {
    let layout: unknown;
    reader.read(input, 0, true, (event) => (layout = event.layout));
    return layout;
  });
  expect(layouts[0]).toBeDefined();
  expect(layouts[1]).toBe(layouts[0]);
});

test("ever new names neither fill the memory nor slow the reader down", () => {
  const lines = Array.from({ length: 20_000 }, (_, i) => `{"key${i}":${i},"a":${i}}`).join("\n");
  const { records } = readAll("json", lines);
  expect(records).toHaveLength(20_000);
  expect(records.every(({ fields }, i) => fields["a"] === i && fields[`key${i}`] === i)).toBe(true);
});

test("a record that spans many blocks is not scanned again for each", () => {
  const reader = createReader("json");
  const input = new TextEncoder().encode(
    `{"a":"${"x".repeat(4 << 20)}","b":[${'"\\"y",'.repeat(200_000)}1]}\n{"a":2}`,
  );
  let records = 0;
  let end = 0;
  let start = 0;
  const begun = performance.now();
  while (end < input.length) {
    end = Math.min(input.length, end + 4096);
    start += reader.read(input.subarray(start, end), start, end === input.length, () => records++);
  }
  expect(records).toBe(2);
  // Scanned at each of the 1,300 blocks, this would take many seconds.
  expect(performance.now() - begun).toBeLessThan(2000);
});
