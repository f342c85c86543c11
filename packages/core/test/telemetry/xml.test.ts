import { describe, expect, test } from "vitest";
import { readAll, readOne } from "./reading.ts";

const system = `<System><Provider Name='Microsoft-Windows-Sysmon' Guid='{5770385F-C22A-43E0-BF4C-06F5698FFBD9}'/><EventID>1</EventID><Version>5</Version><Level>4</Level><Task>1</Task><Opcode>0</Opcode><Keywords>0x8000000000000000</Keywords><TimeCreated SystemTime='2021-01-14T23:41:40.1453352Z'/><EventRecordID>19683891</EventRecordID><Correlation/><Execution ProcessID='2468' ThreadID='3128'/><Channel>Microsoft-Windows-Sysmon/Operational</Channel><Computer>dc.example</Computer><Security UserID='S-1-5-18'/></System>`;

const event = (body: string, head = system) =>
  `<Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'>${head}${body}</Event>`;

describe("an event", () => {
  test("has its System parts and its data", () => {
    const seen = readOne(
      "xml",
      event(
        `<EventData><Data Name='Image'>C:\\x.exe</Data><Data Name="Threat Name">a</Data></EventData>`,
      ),
    );
    expect(seen).toMatchObject({
      time: "2021-01-14T23:41:40.1453352Z",
      channel: "Microsoft-Windows-Sysmon/Operational",
      provider: "Microsoft-Windows-Sysmon",
      eventId: 1,
      computer: "dc.example",
      recordId: "19683891",
      fields: { Image: "C:\\x.exe", ThreatName: "a" },
    });
    expect(seen.system).toEqual({
      Provider_Name: "Microsoft-Windows-Sysmon",
      Provider_Guid: "{5770385F-C22A-43E0-BF4C-06F5698FFBD9}",
      EventID: "1",
      Version: "5",
      Level: "4",
      Task: "1",
      Opcode: "0",
      Keywords: "0x8000000000000000",
      TimeCreated_SystemTime: "2021-01-14T23:41:40.1453352Z",
      EventRecordID: "19683891",
      Execution_ProcessID: "2468",
      Execution_ThreadID: "3128",
      Channel: "Microsoft-Windows-Sysmon/Operational",
      Computer: "dc.example",
      Security_UserID: "S-1-5-18",
    });
  });

  test.each([
    [
      "entities",
      "<EventData><Data Name='a'>&lt;&amp;&gt;&quot;&apos;&#65;&#x1F600;&unknown;&</Data></EventData>",
      { a: "<&>\"'A😀&unknown;&" },
    ],
    ["an entity in a name", "<EventData><Data Name='a&amp;b'>1</Data></EventData>", { "a&b": "1" }],
    [
      "CDATA and comments",
      "<EventData><Data Name='a'>x<![CDATA[<y>&amp;]]><!-- </Event> -->z</Data></EventData>",
      { a: "x<y>&amp;z" },
    ],
    [
      "white space as it is",
      "<EventData>\n  <Data Name='a'> b \n</Data>\n</EventData>\n",
      { a: " b \n" },
    ],
    [
      "empty values",
      "<EventData><Data Name='a'></Data><Data Name='b'/></EventData>",
      { a: "", b: "" },
    ],
    [
      "unnamed data",
      "<EventData><Data>x</Data><Data>y</Data><Binary>00FF</Binary></EventData>",
      { Data: ["x", "y"], Binary: "00FF" },
    ],
    [
      "a name for the data",
      "<EventData Name='n'><Data Name='a'>1</Data></EventData>",
      { EventData_Name: "n", a: "1" },
    ],
    [
      "user data",
      "<UserData><x:Wrap xmlns:x='u'><x:ServiceName>s</x:ServiceName><In><Deep>1</Deep></In></x:Wrap></UserData>",
      { ServiceName: "s", "In.Deep": "1" },
    ],
    [
      "processing errors",
      "<ProcessingErrorData><ErrorCode>15005</ErrorCode></ProcessingErrorData>",
      { ErrorCode: "15005" },
    ],
    [
      "a rendered message",
      "<RenderingInfo Culture='en-US'><Message>m</Message></RenderingInfo>",
      { "RenderingInfo.Message": "m", RenderingInfo_Culture: "en-US" },
    ],
    ["nothing", "<EventData/>", {}],
    [
      "an attribute with angle brackets",
      `<EventData><Data Name='a' x="1 > 2">1</Data></EventData>`,
      { a: "1" },
    ],
  ])("with %s", (_, body, fields) => {
    expect(readOne("xml", event(body)).fields).toMatchObject(fields);
  });

  test("whose id has qualifiers", () => {
    const head =
      '<System><Provider Name="Service Control Manager"/><EventID Qualifiers="16384">7036</EventID><Channel>System</Channel></System>';
    const { eventId, system: parts } = readOne("xml", event("", head));
    expect({ eventId, parts }).toEqual({
      eventId: 7036,
      parts: {
        Provider_Name: "Service Control Manager",
        EventID: "7036",
        EventID_Qualifiers: "16384",
        Channel: "System",
      },
    });
  });
});

const numbered = (n: number) => event(`<EventData><Data Name='n'>${n}</Data></EventData>`);

function outline(input: string | Uint8Array, blockSize?: number) {
  const { records, account } = readAll("xml", input, blockSize);
  return {
    values: records.map(({ fields }) => fields["n"]),
    skipped: account.skipped.map(({ offset, length, reason }) => [offset, length, reason]),
  };
}

describe("several events", () => {
  test.each([
    ["one per line", `${numbered(1)}\n${numbered(2)}\n`],
    [
      "with evtx_dump's headings",
      `Record 1\n<?xml version="1.0"?>\n${numbered(1)}\nRecord 2\n<?xml version="1.0"?>\n${numbered(2)}\n`,
    ],
    ["in a row", numbered(1) + numbered(2)],
    [
      "in a document",
      `\uFEFF<?xml version="1.0" encoding="utf-8" standalone="yes"?>\r\n<Events>\r\n<!-- <Event> -->${numbered(1)}\r\n${numbered(2)}</Events>\r\n`,
    ],
  ])("%s", (_, input) => {
    expect(outline(input)).toEqual({ values: ["1", "2"], skipped: [] });
    for (const size of [1, 5, 64])
      expect(outline(input, size)).toEqual({ values: ["1", "2"], skipped: [] });
  });

  const whole = numbered(1);
  test.each([
    [
      "cut off",
      whole.slice(0, -20),
      "not well-formed XML: another Event starts before this one ends",
    ],
    [
      "cut off in a tag",
      whole.slice(0, whole.indexOf("128'")),
      "not well-formed XML: an attribute without a value",
    ],
    [
      "of which a closing tag does not fit",
      whole.replace("</EventData>", "</Other>"),
      "not well-formed XML: a closing tag does not fit",
    ],
    [
      "with an attribute without quotes",
      whole.replace("'n'", "n"),
      "not well-formed XML: an attribute's value without quotes",
    ],
    [
      "with a declaration inside",
      whole.replace("<EventData>", "<!DOCTYPE x><EventData>"),
      "not well-formed XML: a declaration inside an element",
    ],
    [
      "nested too deep",
      `<Event>${"<a>".repeat(300)}`,
      "not well-formed XML: nested deeper than 256",
    ],
  ])("one of them %s", (_, broken, reason) => {
    const input = `${broken}\n${numbered(2)}`;
    const expected = { values: ["2"], skipped: [[0, broken.length + 1, reason]] };
    expect(outline(input)).toEqual(expected);
    expect(outline(input, 50)).toEqual(expected);
  });

  test("with text between them, and a cut at the end", () => {
    const input = `# a note\n${numbered(1)}${numbered(2).slice(0, 100)}`;
    expect(outline(input)).toEqual({
      values: ["1"],
      skipped: [
        [0, 9, "no Event element"],
        [9 + numbered(1).length, 100, "cut off at the end"],
      ],
    });
  });

  test("in UTF-16, either way round, with or without a mark", () => {
    const text = `<Events>${event("<EventData><Data Name='n'>é😀</Data></EventData>")}</Events>`;
    for (const marked of [text, `\uFEFF${text}`]) {
      const little = new Uint8Array(
        new Uint16Array(
          [...marked].flatMap((char) => char.split("").map((unit) => unit.charCodeAt(0))),
        ).buffer,
      );
      const big = little.map((_, i) => little[i ^ 1] as number);
      for (const bytes of [little, big]) {
        for (const size of [Number.POSITIVE_INFINITY, 3, 7])
          expect(outline(bytes, size)).toEqual({ values: ["é😀"], skipped: [] });
      }
    }
  });

  test("of the same make share their layout", () => {
    const { records } = readAll("xml", numbered(1) + numbered(2));
    expect(records[0]?.texts.map(([name]) => name)).toEqual(
      records[1]?.texts.map(([name]) => name),
    );
  });
});
