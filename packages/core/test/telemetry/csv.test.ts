import { describe, expect, test } from "vitest";
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
});
