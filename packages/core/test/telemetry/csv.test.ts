import { describe, expect, test } from "vitest";
import { detectFormat } from "../../src/telemetry/index.ts";
import { readAll, readOne } from "./reading.ts";

function rows(input: string, blockSize?: number) {
  const { records, account } = readAll("csv", input, blockSize);
  return {
    rows: records.map(({ fields }) => ({ ...fields })),
    skipped: account.skipped.map(({ offset, length, reason }) => [offset, length, reason]),
  };
}

describe("rows", () => {
  test.each([
    [
      "commas",
      "a,b\n1,2\n3,4\n",
      [
        { a: "1", b: "2" },
        { a: "3", b: "4" },
      ],
    ],
    ["semicolons", "a;b\r\n1,5;2\r\n", [{ a: "1,5", b: "2" }]],
    ["tabs, no last line break", "a\tb\n1\t2", [{ a: "1", b: "2" }]],
    [
      "quotes, quoted quotes, quoted line breaks",
      'a,b\n"x ""y"", z","line\r\nbreak"\n',
      [{ a: 'x "y", z', b: "line\r\nbreak" }],
    ],
    ["a quote inside a cell", 'a,b\nx"y,2\n', [{ a: 'x"y', b: "2" }]],
    ["empty cells are null, quoted ones empty", 'a,b\n,""\n', [{ a: null, b: "" }]],
    [
      "a byte order mark and a type line",
      "\uFEFF#TYPE System.Object\r\na,b\r\n1,2\r\n",
      [{ a: "1", b: "2" }],
    ],
    ["Excel's line that names the delimiter", "sep=;\r\na;b\r\n1;2\r\n", [{ a: "1", b: "2" }]],
    ["blank lines", "a,b\n\n1,2\n\n", [{ a: "1", b: "2" }]],
    ["one column", "a\n1\n2\n", [{ a: "1" }, { a: "2" }]],
    ["a quote that is never closed", 'a,b\n1,"2\n3', [{ a: "1", b: "2\n3" }]],
    ["a repeated column", "a,a\n1,2\n", [{ a: ["1", "2"] }]],
    ["nothing", "", []],
  ])("with %s", (_, input, expected) => {
    expect(rows(input)).toEqual({ rows: expected, skipped: [] });
    for (const size of [1, 2, 5])
      expect(rows(input, size)).toEqual({ rows: expected, skipped: [] });
  });

  test("with too many or too few cells are skipped", () => {
    expect(rows("a,b\n1\n1,2,3\n4,5\n")).toEqual({
      rows: [{ a: "4", b: "5" }],
      skipped: [
        [4, 2, "a row of 1 cells under a header of 2"],
        [6, 6, "a row of 3 cells under a header of 2"],
      ],
    });
  });
});

describe("columns of Windows events", () => {
  test("as EvtxECmd and others name them", () => {
    const seen = readOne(
      "csv",
      'EventId,Channel,Provider,Computer,EventRecordId,TimeCreated,Payload\n4688,Security,Microsoft-Windows-Security-Auditing,dc,12,2024-01-02 03:04:05.678,"{""a"":1}"\n',
    );
    expect(seen).toMatchObject({
      channel: "Security",
      provider: "Microsoft-Windows-Security-Auditing",
      eventId: 4688,
      computer: "dc",
      recordId: "12",
      time: "2024-01-02T03:04:05.678Z",
      fields: { Payload: '{"a":1}' },
      system: { EventID: "4688", Channel: "Security" },
    });
  });

  test("as Get-WinEvent names them", () => {
    const seen = readOne(
      "csv",
      '"Message","Id","ProviderName","LogName","ProcessId","MachineName","RecordId"\n"m","7045","Service Control Manager","System","4","dc","3"\n',
    );
    expect(seen).toMatchObject({
      channel: "System",
      eventId: 7045,
      fields: { Message: "m" },
      system: { Execution_ProcessID: "4", Computer: "dc" },
    });
  });

  const whoami = { UtcTime: "2026-01-02 03:04:05.678", CommandLine: 'whoami "x, y"', Empty: "" };
  const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;

  test("with the event's data in EvtxECmd's payload", () => {
    const payload = (data: unknown) =>
      readOne(
        "csv",
        [
          "RecordNumber,EventRecordId,TimeCreated,EventId,Level,Provider,Channel,ProcessId,Computer,ChunkNumber,UserId,UserName,PayloadData1,Payload",
          `7,12,2026-01-02 03:04:05.6789012,1,Info,Microsoft-Windows-Sysmon,Microsoft-Windows-Sysmon/Operational,100,ws1,0,S-1-5-18,bob,ProcessID: 4321,${quoted(JSON.stringify(data))}`,
        ].join("\r\n"),
      );
    const named = Object.entries(whoami).map(([name, text]) => ({
      "@Name": name,
      ...(text === "" ? {} : { "#text": text }),
    }));
    expect(
      payload({ EventData: { Data: [...named, { "@Name": "ProcessId", "#text": "4321" }] } }),
    ).toMatchObject({
      eventId: 1,
      channel: "Microsoft-Windows-Sysmon/Operational",
      provider: "Microsoft-Windows-Sysmon",
      computer: "ws1",
      recordId: "12",
      time: "2026-01-02T03:04:05.6789012Z",
      fields: { ...whoami, ProcessId: "4321", UserName: "bob" },
      system: { EventID: "1", Execution_ProcessID: "100", Security_UserID: "S-1-5-18" },
    });
    expect(payload({ EventData: { Data: named[0] } }).fields).toMatchObject({
      UtcTime: whoami.UtcTime,
    });
    expect(payload({ EventData: { Data: "a, b", Binary: "" } }).fields).toMatchObject({
      Data: "a, b",
      Binary: "",
    });
    expect(
      payload({ UserData: { EventXML: { "@xmlns": "Event_NS", User: "bob", Session: "2" } } })
        .fields,
    ).toMatchObject({ User: "bob", Session: "2" });
    expect(payload("no data").fields).toMatchObject({ Payload: '"no data"' });
  });

  test("with the whole event as XML, as Splunk exports it", () => {
    const xml =
      "<Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System><Provider Name='Microsoft-Windows-Sysmon'/><EventID>1</EventID><Channel>Microsoft-Windows-Sysmon/Operational</Channel><Computer>ws1</Computer></System><EventData><Data Name='CommandLine'>whoami</Data></EventData></Event>";
    const { records, account } = readAll("csv", `_time,_raw,host\n1,${quoted(xml)},h\n2,text,h\n`);
    expect(account.records).toBe(2);
    expect(records).toMatchObject([
      { eventId: 1, computer: "ws1", fields: { CommandLine: "whoami" } },
      { fields: { _raw: "text", host: "h" } },
    ]);
  });

  test("of Event Viewer, whose header leaves out the message", () => {
    const message = `Process Create:\r\nUtcTime: ${whoami.UtcTime}\r\nCommandLine: ${whoami.CommandLine}\r\ntwo\r\nUser: WS1\\bob`;
    const input = `\uFEFFLevel,Date and Time,Source,Event ID,Task Category\r\nInformation,3/2/2026 3:04:05 PM,Microsoft-Windows-Sysmon,1,Process Create (rule: ProcessCreate),${quoted(message)}\r\n`;
    expect(readOne("csv", input)).toMatchObject({
      eventId: 1,
      channel: "Microsoft-Windows-Sysmon/Operational",
      time: "2026-03-02T15:04:05Z",
      fields: {
        Message: message,
        UtcTime: whoami.UtcTime,
        CommandLine: `${whoami.CommandLine}\ntwo`,
        User: "WS1\\bob",
      },
    });
    expect(detectFormat(new TextEncoder().encode(input))).toBe("csv");
    expect(
      readOne(
        "csv",
        "Keywords,Date and Time,Source,Event ID,Task Category\nAudit Success,3/2/2026 3:04:05 PM,Microsoft Windows security auditing.,4624,Logon,An account was logged on.",
      ),
    ).toMatchObject({
      eventId: 4624,
      channel: "Security",
      provider: "Microsoft-Windows-Security-Auditing",
      fields: { Message: "An account was logged on." },
    });
  });
});
