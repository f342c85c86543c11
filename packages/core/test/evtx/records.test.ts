import { describe, expect, test } from "vitest";
import type { Datum } from "../../src/model/index.ts";
import { createReader, type Layout } from "../../src/telemetry/index.ts";
import {
  chunkOf,
  dataOf,
  type Element,
  eventOf,
  fileOf,
  type Fragment,
  type Instance,
  noValue,
  type Part,
  plainRecord,
  record,
  textValue,
  type Value,
} from "./binxml.ts";
import { readEvtx, readOne } from "./reading.ts";

const fieldsOf = (fragment: Fragment) => readOne(fileOf(chunkOf([fragment]))).fields;
const u32 = (value: number): Value => ({
  type: 0x08,
  bytes: new Uint8Array(Uint32Array.of(value).buffer),
});

describe("fields of a record without a template", () => {
  test.each<[string, Element, Record<string, Datum>]>([
    ["named Data", dataOf(["A", "x"], ["B", "y"]), { A: "x", B: "y" }],
    ["blanks in names are stripped", dataOf(["Threat Name", "x"]), { ThreatName: "x" }],
    ["bare Data", dataOf(["", "x"]), { Data: "x" }],
    ["several bare Data", dataOf(["", "x"], ["", "y"], ["", "z"]), { Data: ["x", "y", "z"] }],
    [
      "a name that comes again",
      dataOf(["A", "x"], ["B", "-"], ["A", "y"]),
      { A: ["x", "y"], B: "-" },
    ],
    [
      "names that objects have anyway",
      dataOf(["constructor", "x"], ["__proto__", "y"]),
      Object.fromEntries([
        ["constructor", "x"],
        ["__proto__", "y"],
      ]),
    ],
    ["empty Data", dataOf(["A"]), { A: null }],
    [
      "texts, references and CDATA are one text",
      dataOf(["A", "1 ", { entity: "lt" }, "2 ", { charRef: 0x2212 }, { cdata: " <&>" }]),
      { A: "1 <2 − <&>" },
    ],
    [
      "the five entities",
      dataOf(["A", ...["amp", "lt", "gt", "quot", "apos"].map((entity) => ({ entity }))]),
      { A: "&<>\"'" },
    ],
    ["an entity that is not defined stays", dataOf(["A", { entity: "nbsp" }]), { A: "&nbsp;" }],
    [
      "UserData by its leaves, those below with their parent's name",
      {
        name: "UserData",
        content: [
          {
            name: "LogFileCleared",
            attributes: [["xmlns", "urn:x"]],
            content: [
              { name: "SubjectUserName", content: ["rivera"] },
              {
                name: "Deep",
                content: [{ name: "Leaf", attributes: [["kind", "k"]], content: ["v"] }],
              },
            ],
          },
        ],
      },
      { SubjectUserName: "rivera", "Deep.Leaf_kind": "k", "Deep.Leaf": "v" },
    ],
    [
      "other elements of EventData",
      { name: "EventData", content: [{ name: "Binary", content: ["00FF"] }] },
      { Binary: "00FF" },
    ],
    [
      "other sections carry their name",
      { name: "RenderingInfo", content: [{ name: "Level", content: ["Warning"] }] },
      { "RenderingInfo.Level": "Warning" },
    ],
    [
      "ProcessingErrorData is the record's data",
      { name: "ProcessingErrorData", content: [{ name: "ErrorCode", content: ["15005"] }] },
      { ErrorCode: "15005" },
    ],
    [
      "attributes of EventData",
      { name: "EventData", attributes: [["Name", "N"]], content: [] },
      { EventData_Name: "N" },
    ],
    [
      "instructions are passed over",
      {
        name: "EventData",
        content: [
          { instruction: "x", data: "y" },
          { name: "Data", content: ["z"] },
        ],
      },
      { Data: "z" },
    ],
  ])("%s", (_, section, expected) => {
    expect(fieldsOf(plainRecord(eventOf(section)))).toEqual(expected);
    // The same, with the whole event in a template.
    expect(fieldsOf(record("t", eventOf(section), []))).toEqual(expected);
  });

  test("the System part", () => {
    const event: Element = {
      name: "Event",
      content: [
        {
          name: "System",
          content: [
            {
              name: "Provider",
              attributes: [
                ["Name", "Demo"],
                ["Guid", "{0}"],
              ],
            },
            { name: "EventID", attributes: [["Qualifiers", "16384"]], content: ["1001"] },
            { name: "Channel", content: ["Application"] },
            { name: "EventRecordID", content: ["99999999999"] },
            { name: "TimeCreated", attributes: [["SystemTime", "2026-03-02T08:00:00.1234567Z"]] },
            { name: "Security", attributes: [["UserID", "S-1-5-18"]] },
            { name: "Correlation" },
          ],
        },
        dataOf(["A", "x"]),
      ],
    };
    expect(readOne(fileOf(chunkOf([plainRecord(event)])))).toEqual({
      channel: "Application",
      provider: "Demo",
      eventId: 1001,
      recordId: "99999999999",
      time: "2026-03-02T08:00:00.1234567Z",
      fields: { A: "x" },
      system: {
        Provider_Name: "Demo",
        Provider_Guid: "{0}",
        EventID_Qualifiers: "16384",
        EventID: "1001",
        Channel: "Application",
        EventRecordID: "99999999999",
        TimeCreated_SystemTime: "2026-03-02T08:00:00.1234567Z",
        Security_UserID: "S-1-5-18",
      },
    });
  });

  test("a time that is written out to nanoseconds is cut to what times have", () => {
    const event: Element = {
      name: "Event",
      content: [
        {
          name: "System",
          content: [
            { name: "EventID", content: ["1"] },
            { name: "Channel", content: ["Application"] },
            { name: "TimeCreated", attributes: [["SystemTime", "2026-03-02T08:00:00.123456700Z"]] },
          ],
        },
      ],
    };
    expect(readOne(fileOf(chunkOf([plainRecord(event)]))).time).toBe(
      "2026-03-02T08:00:00.1234567Z",
    );
  });

  test("an own field hides a System part of its name", () => {
    const seen = readOne(
      fileOf(chunkOf([plainRecord(eventOf(dataOf(["Channel", "own"], ["EventID", "8"])))])),
    );
    expect(seen).toMatchObject({
      channel: "Demo/Log",
      eventId: 7,
      fields: { Channel: "own", EventID: "8" },
    });
  });
});

describe("templates", () => {
  const holes = eventOf(dataOf(["A", { hole: 0 }], ["B", "pid ", { hole: 1 }, "!"]));

  test("holes take each record's values, alone and amid text", () => {
    const chunk = chunkOf([
      record("t", holes, [textValue("x"), u32(4)]),
      record("t", holes, [u32(5), textValue("y")]),
    ]);
    expect(readEvtx(fileOf(chunk)).records.map(({ fields }) => fields)).toEqual([
      { A: "x", B: "pid 4!" },
      { A: 5, B: "pid y!" },
    ]);
  });

  test("words beside a number are words", () => {
    let isText: boolean | undefined;
    const reader = createReader("evtx");
    const root = eventOf(dataOf(["A", { hole: 0 }, " words"]));
    reader.read(fileOf(chunkOf([record("t", root, [u32(4)])])), 0, true, (event) => {
      isText = event.isText(event.layout.names.indexOf("A"));
    });
    expect(isText).toBe(true);
  });

  test("fewer values than holes", () => {
    expect(fieldsOf(record("t", holes, [textValue("x")]))).toEqual({ A: "x", B: "pid !" });
  });

  test("an element that depends on a value is not there without it", () => {
    const root = eventOf({
      name: "EventData",
      content: [
        {
          name: "Data",
          attributes: [["Name", "A"]],
          content: [{ hole: 0, optional: true }],
          dependency: 0,
        },
        { name: "Data", attributes: [["Name", "B"]], content: [{ hole: 1, optional: true }] },
      ],
    });
    expect(fieldsOf(record("t", root, [noValue, noValue]))).toEqual({ B: null });
    expect(fieldsOf(record("t", root, [textValue("x"), textValue("y")]))).toEqual({
      A: "x",
      B: "y",
    });
  });

  test("an attribute without a value is not there", () => {
    const root = eventOf({
      name: "EventData",
      content: [
        {
          name: "Leaf",
          attributes: [
            ["a", { hole: 0, optional: true }],
            ["b", "x"],
          ],
          content: ["y"],
        },
      ],
    });
    expect(fieldsOf(record("t", root, [noValue]))).toEqual({ Leaf_b: "x", Leaf: "y" });
    expect(fieldsOf(record("t", root, [textValue("v")]))).toEqual({
      Leaf_a: "v",
      Leaf_b: "x",
      Leaf: "y",
    });
  });

  test("a provider that is not there, or of several parts", () => {
    const event = (provider: Element): Element => ({
      name: "Event",
      content: [{ name: "System", content: [provider] }],
    });
    const named = (...name: readonly Part[]): Element => ({
      name: "Provider",
      attributes: [["Name", ...name]],
    });
    const read = (root: Element, value: Value) =>
      readOne(fileOf(chunkOf([record("t", root, [value])])));
    expect(read(event({ ...named("Demo"), dependency: 0 }), noValue)).toMatchObject({
      provider: "",
      system: {},
    });
    expect(read(event({ ...named("Demo"), dependency: 0 }), textValue("x")).provider).toBe("Demo");
    expect(read(event(named("Demo-", { hole: 0 })), textValue("x"))).toMatchObject({
      provider: "Demo-x",
      system: { Provider_Name: "Demo-x" },
    });
  });

  const withData = eventOf({ name: "EventData", content: [{ hole: 0 }] });
  const inner: Instance = {
    template: {
      key: "inner",
      root: [{ name: "Data", attributes: [["Name", "A"]], content: [{ hole: 0 }] }],
    },
    values: [textValue("x")],
  };
  const section: Instance = {
    template: { key: "section", root: [dataOf(["A", { hole: 0 }])] },
    values: [textValue("x")],
  };
  const underEvent: Element = {
    name: "Event",
    content: [
      { name: "System", content: [{ name: "EventID", content: ["7"] }] },
      { hole: 0 },
    ] as const,
  };

  test.each<[string, Element, Fragment]>([
    ["a template instance behind a fragment header", withData, { header: true, body: inner }],
    ["a bare template instance", withData, { header: false, body: inner }],
    [
      "a bare element",
      withData,
      { header: false, body: [{ name: "Data", attributes: [["Name", "A"]], content: ["x"] }] },
    ],
    [
      "an element behind a fragment header",
      withData,
      { header: true, body: [{ name: "Data", attributes: [["Name", "A"]], content: ["x"] }] },
    ],
    ["a whole section, as Windows writes it", underEvent, { header: true, body: section }],
    ["a whole section, bare", underEvent, { header: false, body: section }],
    [
      "a whole section without a template",
      underEvent,
      { header: false, body: [dataOf(["A", "x"])] },
    ],
  ])("nested BinXML: %s", (_, root, nested) => {
    expect(fieldsOf(record("outer", root, [nested]))).toEqual({ A: "x" });
  });

  test("an event that depends on the section in it, as Windows writes it", () => {
    const root: Element = { ...underEvent, dependency: 0 };
    const data = {
      name: "Data",
      attributes: [["Name", "A"]],
      content: [{ hole: 0, optional: true }],
      dependency: 0,
    } as const;
    const nested = (value: Value): Fragment => ({
      header: true,
      body: {
        template: { key: "section", root: [{ name: "EventData", content: [data] }] },
        values: [value],
      },
    });
    const chunk = chunkOf([
      record("outer", root, [nested(textValue("x"))]),
      record("outer", root, [nested(noValue)]),
      record("outer", root, [noValue]),
    ]);
    const keys: string[] = [];
    createReader("evtx").read(fileOf(chunk), 0, true, (event) => {
      const slot = event.layout.names.indexOf("A");
      // Nothing but its own value decides whether it is there: it has a key, and is quickly found.
      keys.push(`${event.layout.names.join()} ${slot >= 0 && event.loadKey(slot) > 0}`);
    });
    expect(keys).toEqual(["A,EventID true", "A,EventID false", "EventID false"]);
    expect(readEvtx(fileOf(chunk)).records.map(({ fields, system }) => [fields, system])).toEqual([
      [{ A: "x" }, { EventID: "7" }],
      [{}, { EventID: "7" }],
      [{}, { EventID: undefined }],
    ]);
  });

  test("nested BinXML in nested BinXML, and twice", () => {
    const two = eventOf({ name: "EventData", content: [{ hole: 0 }, { hole: 1 }] });
    const wrapped: Fragment = {
      header: true,
      body: {
        template: { key: "wrap", root: [{ name: "Box", content: [{ hole: 0 }] }] },
        values: [{ header: false, body: [{ name: "Leaf", content: ["deep"] }] }],
      },
    };
    expect(fieldsOf(record("outer", two, [wrapped, { header: true, body: inner }]))).toEqual({
      "Box.Leaf": "deep",
      A: "x",
    });
  });

  test("a template instance inside a record's own elements", () => {
    expect(fieldsOf(plainRecord(eventOf({ name: "EventData", content: [inner] })))).toEqual({
      A: "x",
    });
  });

  test("one GUID with two contents, in one chunk and in two", () => {
    const a = record("a", eventOf(dataOf(["Aa", { hole: 0 }])), [textValue("x")], 77);
    const b = record("b", eventOf(dataOf(["Bb", { hole: 0 }])), [textValue("y")], 77);
    const fields = (...chunks: readonly Uint8Array[]) =>
      readEvtx(fileOf(...chunks)).records.map((seen) => seen.fields);
    expect(fields(chunkOf([a, b, a]))).toEqual([{ Aa: "x" }, { Bb: "y" }, { Aa: "x" }]);
    expect(fields(chunkOf([a]), chunkOf([b]), chunkOf([a]))).toEqual([
      { Aa: "x" },
      { Bb: "y" },
      { Aa: "x" },
    ]);
  });

  test("names at the place of use or elsewhere: the same template, the same layout", () => {
    const layouts = new Set<Layout>();
    const some = [record("t", holes, [textValue("x"), u32(4)])];
    const other = [plainRecord(eventOf(dataOf(["B", "-"], ["A", "-"])))];
    const file = fileOf(
      chunkOf(some),
      chunkOf(some, { inlineNames: true }),
      chunkOf([...other, ...some]),
    );
    const reader = createReader("evtx");
    const texts: Datum[] = [];
    reader.read(file, 0, true, (event) => {
      if (event.layout.names[0] === "A") layouts.add(event.layout);
      texts.push(event.get("A") ?? null);
    });
    expect(texts).toEqual(["x", "x", "-", "x"]);
    expect(layouts.size).toBe(1);
  });

  test("values of one chunk do not show in another", () => {
    const one = (text: string) => chunkOf([record("t", holes, [textValue(text), u32(1)])]);
    expect(
      readEvtx(fileOf(one("long text here"), one(""), one("s"))).records.map(
        ({ fields }) => fields["A"],
      ),
    ).toEqual(["long text here", "", "s"]);
  });
});
