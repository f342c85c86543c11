import { describe, expect, test } from "vitest";
import {
  chunkOf,
  chunkSize,
  dataOf,
  type Element,
  eventOf,
  fileOf,
  type Fragment,
  plainRecord,
  record,
  textValue,
} from "./binxml.ts";
import { readEvtx, type Reading } from "./reading.ts";

const root = eventOf(dataOf(["A", { hole: 0 }]));
const records = ["one", "two", "three"].map((text) => record("t", root, [textValue(text)]));
const firstChunk = 4096;
const firstRecord = firstChunk + 512;

function damaged(
  change: (bytes: Uint8Array, view: DataView) => Uint8Array | void,
  ...chunks: readonly Uint8Array[]
): Reading {
  const bytes = fileOf(...(chunks.length > 0 ? chunks : [chunkOf(records)]));
  return readEvtx(change(bytes, new DataView(bytes.buffer)) ?? bytes);
}

const found = ({ records: seen }: Reading) => seen.map(({ fields }) => fields["A"]);
const notes = ({ account }: Reading) =>
  account.skipped.map(({ offset, length, reason }) => [offset, length, reason]);
const sizeOf = (view: DataView, at: number) => view.getUint32(at + 4, true);

/** Where the second and third record stand. */
function places(view: DataView): readonly [number, number] {
  const second = firstRecord + sizeOf(view, firstRecord);
  return [second, second + sizeOf(view, second)];
}

describe("damage is passed over and noted", () => {
  test("none", () => {
    const reading = damaged(() => undefined);
    expect(found(reading)).toEqual(["one", "two", "three"]);
    expect(reading.account).toEqual({ records: 3, skippedCount: 0, skipped: [] });
  });

  test("a chunk without its signature; the next one is read", () => {
    const reading = damaged(
      (bytes) => void (bytes[firstChunk] = 0),
      chunkOf(records),
      chunkOf(records.slice(1)),
    );
    expect(found(reading)).toEqual(["two", "three"]);
    expect(notes(reading)).toEqual([[firstChunk, chunkSize, expect.stringContaining("signature")]]);
  });

  test("a chunk of zeros is room that was never used", () => {
    const reading = damaged(() => undefined, new Uint8Array(chunkSize), chunkOf(records));
    expect(found(reading)).toEqual(["one", "two", "three"]);
    expect(notes(reading)).toEqual([]);
  });

  test("a file without its header's signature", () => {
    expect(found(damaged((bytes) => bytes.subarray(firstChunk)))).toEqual(["one", "two", "three"]);
  });

  test.each([
    ["a record's signature", (view: DataView, at: number) => view.setUint32(at, 0xdead, true)],
    ["a size of zero", (view: DataView, at: number) => view.setUint32(at + 4, 0, true)],
    ["a size too small", (view: DataView, at: number) => view.setUint32(at + 4, 27, true)],
    [
      "a size beyond the chunk",
      (view: DataView, at: number) => view.setUint32(at + 4, chunkSize, true),
    ],
    [
      "a size beyond everything",
      (view: DataView, at: number) => view.setUint32(at + 4, 0xffffffff, true),
    ],
  ])("%s ends the chunk", (_, tear) => {
    let second = 0;
    const reading = damaged((_bytes, view) => {
      [second] = places(view);
      tear(view, second);
    });
    expect(found(reading)).toEqual(["one"]);
    expect(notes(reading)).toEqual([[second, expect.any(Number), expect.stringContaining("torn")]]);
  });

  test("a record that cannot be decoded costs only itself", () => {
    let second = 0;
    let size = 0;
    const reading = damaged((bytes, view) => {
      [second] = places(view);
      size = sizeOf(view, second);
      // The definition's offset.
      view.setUint32(second + 24 + 4 + 6, 0xfffffff0, true);
      return bytes;
    });
    expect(found(reading)).toEqual(["one", "three"]);
    expect(notes(reading)).toEqual([[second, size, expect.any(String)]]);
  });

  test("a record of nothing that is an event", () => {
    const reading = damaged(() => undefined, chunkOf([plainRecord(), ...records]));
    expect(reading.account.records).toBe(4);
    expect(notes(reading)).toEqual([
      [firstRecord, expect.any(Number), "a record without an event"],
    ]);
  });

  test("an offset of free space beyond the chunk: the records' own marks tell their end", () => {
    for (const free of [chunkSize + 1, 0xffffffff, 0, 511]) {
      const reading = damaged((_bytes, view) => view.setUint32(firstChunk + 48, free, true));
      expect(found(reading)).toEqual(["one", "two", "three"]);
      expect(notes(reading)).toEqual([]);
    }
  });

  test("an offset of free space hides the remains of older records", () => {
    const reading = damaged((_bytes, view) =>
      view.setUint32(firstChunk + 48, places(view)[0] - firstChunk, true),
    );
    expect(found(reading)).toEqual(["one"]);
    expect(notes(reading)).toEqual([]);
  });

  test("a file that ends inside a chunk: what is there is read", () => {
    let end = 0;
    const reading = damaged((bytes, view) => {
      end = places(view)[1];
      return bytes.slice(0, end);
    });
    expect(found(reading)).toEqual(["one", "two"]);
    expect(reading.account.skipped[0]).toEqual({
      offset: firstChunk,
      length: end - firstChunk,
      reason: expect.stringContaining("ends inside a chunk"),
    });
  });

  test.each([
    [0, []],
    [1, ["the file ends inside a chunk", "not a chunk: its signature is missing"]],
    [8, ["the file ends with its header: its events are missing"]],
    [4095, ["the file ends with its header: its events are missing"]],
    [4096, ["the file ends with its header: its events are missing"]],
    [4097, ["the file ends inside a chunk", "not a chunk: its signature is missing"]],
    [firstRecord + 3, ["the file ends inside a chunk"]],
  ])("a file of %i bytes", (length, reasons) => {
    const reading = damaged((bytes) => bytes.slice(0, length));
    expect(found(reading)).toEqual([]);
    expect(reading.account.skipped.map(({ reason }) => reason)).toEqual(reasons);
  });

  test("a header that knows of no chunk is a log without events", () => {
    const reading = damaged((bytes, view) => {
      view.setUint16(42, 0, true);
      return bytes.slice(0, 4096);
    });
    expect(notes(reading)).toEqual([]);
  });
});

describe("what was made to harm does none", () => {
  const wide = (count: number): Element =>
    dataOf(...Array.from({ length: count }, (_, i) => [`F${i % 7}`, "x"] as const));
  const deep = (levels: number): Element => {
    let element: Element = { name: "Leaf", content: ["x"] };
    for (let i = 0; i < levels; i++) element = { name: "Box", content: [element] };
    return { name: "EventData", content: [element] };
  };

  test("elements nested too deep", () => {
    const reading = damaged(
      () => undefined,
      chunkOf([plainRecord(eventOf(deep(40))), plainRecord(eventOf(deep(400))), ...records]),
    );
    expect(reading.account.records).toBe(4);
    expect(notes(reading)).toEqual([
      [expect.any(Number), expect.any(Number), expect.stringContaining("deep")],
    ]);
  });

  test("templates nested too deep", () => {
    const nest = (levels: number, step: number): Fragment => {
      let body: Fragment = { header: true, body: [{ name: "Leaf", content: ["x"] }] };
      for (let i = 0; i < levels; i++)
        body = {
          header: i % step === 0,
          body: {
            template: { key: "box", root: [{ name: "Box", content: [{ hole: 0 }] }] },
            values: [body],
          },
        };
      return record("outer", eventOf({ name: "EventData", content: [{ hole: 0 }] }), [body]);
    };
    const sound = damaged(() => undefined, chunkOf([nest(30, 2)]));
    expect(Object.keys(sound.records[0]?.fields ?? {})[0]).toMatch(/^(Box\.){30}Leaf$/);
    const reading = damaged(() => undefined, chunkOf([nest(200, 1), ...records]));
    expect(found(reading)).toEqual(["one", "two", "three"]);
    expect(reading.account.skippedCount).toBe(1);
  });

  test("a template that doubles what it holds, level after level", () => {
    let body: Fragment = { header: true, body: [{ name: "Leaf", content: ["x"] }] };
    for (let i = 0; i < 50; i++) {
      body = {
        header: true,
        body: {
          template: { key: "twice", root: [{ name: "Box", content: [{ hole: 0 }, { hole: 0 }] }] },
          values: [body],
        },
      };
    }
    const bomb = record("outer", eventOf({ name: "EventData", content: [{ hole: 0 }] }), [body]);
    const start = performance.now();
    const reading = damaged(() => undefined, chunkOf([bomb, ...records]));
    expect(performance.now() - start).toBeLessThan(2000);
    expect(found(reading)).toEqual(["one", "two", "three"]);
    expect(reading.account.skippedCount).toBe(1);
  });

  test("a template that holds itself", () => {
    const bytes = fileOf(
      chunkOf([
        plainRecord(
          eventOf({
            name: "EventData",
            content: [
              {
                template: {
                  key: "self",
                  root: [
                    { name: "Box", content: [{ template: { key: "self", root: [] }, values: [] }] },
                  ],
                },
                values: [],
              },
            ],
          }),
        ),
        ...records,
      ]),
    );
    const reading = readEvtx(bytes);
    expect(found(reading)).toEqual(["one", "two", "three"]);
    expect(reading.account.skippedCount).toBe(1);
  });

  test("counts beyond all bounds", () => {
    for (const count of [0x2000, 0x2001, 0xffff, 0x7fffffff, 0xffffffff]) {
      const reading = damaged((_bytes, view) => {
        const [second] = places(view);
        // Behind the fragment header, the token, a byte, the template's id and the offset of its definition.
        view.setUint32(second + 24 + 4 + 10, count, true);
      });
      expect(found(reading)).toEqual(["one", "three"]);
      expect(reading.account.skippedCount).toBe(1);
    }
  });

  test("as many elements as a chunk has room for", () => {
    const reading = damaged(() => undefined, chunkOf([plainRecord(eventOf(wide(1800)))]));
    expect(reading.account.skippedCount).toBe(0);
    expect(reading.records[0]?.fields["F0"]).toHaveLength(258);
  });

  test("names whose links lead in a circle or outside", () => {
    const bytes = fileOf(chunkOf(records));
    const view = new DataView(bytes.buffer);
    // Every link of every bucket to itself; no reader may follow them.
    for (let bucket = 0; bucket < 96; bucket++)
      view.setUint32(firstChunk + 128 + 4 * bucket, 512 + 70, true);
    for (let at = firstRecord; at < firstRecord + 400; at++) {
      if (view.getUint32(at, true) === at + 4 - firstChunk)
        view.setUint32(at + 4, at + 4 - firstChunk, true);
    }
    expect(found(readEvtx(bytes))).toEqual(["one", "two", "three"]);
  });

  test("a name that lies outside the chunk", () => {
    const reading = damaged((_bytes, view) => {
      for (let at = firstRecord; at < firstRecord + 200; at++) {
        if (view.getUint32(at, true) !== at + 4 - firstChunk || view.getUint16(at + 10, true) !== 5)
          continue;
        view.setUint16(at + 10, 0xffff, true);
        return;
      }
    });
    expect(found(reading)).toEqual([]);
    expect(reading.account.skippedCount).toBe(3);
  });
});
