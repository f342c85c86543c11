import { describe, expect, test } from "vitest";
import { detectFormat, isNewlineDelimited } from "../../src/telemetry/index.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
const utf16 = (text: string) =>
  new Uint8Array(
    new Uint16Array(Array.from({ length: text.length }, (_, i) => text.charCodeAt(i))).buffer,
  );

describe("the format of an input", () => {
  test.each([
    ["evtx", bytes("ElfFile\0\0\0"), ""],
    ["gzip", new Uint8Array([0x1f, 0x8b, 8]), "x.json"],
    ["zstd", new Uint8Array([0x28, 0xb5, 0x2f, 0xfd]), ""],
    ["zip", bytes("PK\u0003\u0004"), "x.evtx"],
    ["json", bytes('{"a":1}\n'), ""],
    ["json", bytes('\uFEFF [\n {"a":1}'), ""],
    ["json", bytes("[]"), ""],
    ["json", bytes('Record 1\n{\n  "Event": {}\n}\n'), ""],
    ["xml", bytes('Record 1\n<?xml version="1.0" encoding="utf-8"?>\n<Event xmlns="u">'), ""],
    ["json", utf16('\uFEFF{"a":1}'), ""],
    ["json", utf16('[{"a":1}]'), ""],
    ["xml", bytes("<Event xmlns='u'>"), "x.log"],
    ["xml", bytes('<?xml version="1.0"?>\n<Events>\n<Event>'), ""],
    ["xml", utf16('\uFEFF<?xml version="1.0" encoding="utf-16"?><Events><Event>'), ""],
    ["xml", bytes("# exported\n<Event xmlns='u'>"), ""],
    ["csv", bytes("EventID,Channel\n1,Security\n"), ""],
    ["csv", bytes('"Id";"LogName"\r\n"1";"System"\r\n'), ""],
    ["csv", bytes("one column\nvalue\n"), "list.csv"],
    ["unknown", bytes("one column\nvalue\n"), "list.txt"],
    ["unknown", bytes("#separator \\x09\n#set_separator\t,\n#fields\tts\tuid\n"), "conn.log"],
    ["text", bytes("01/02/2024 03:04:05 AM\nLogName=Security\nEventCode=4688\n"), "x.log"],
    [
      "unknown",
      bytes("type=SYSCALL msg=audit(1604994496.155:92733): arch=c000003e syscall=59\n"),
      "x.log",
    ],
    ["unknown", bytes("[2024-01-02 03:04:05] started, ready, waiting\n"), "x.log"],
    ["unknown", bytes("<html><body>"), "x.html"],
    ["unknown", bytes("Hello, world\nthis is prose\n"), "x.txt"],
    ["unknown", new Uint8Array([0x4d, 0x5a, 0x90, 0, 3, 0, 0, 0]), "x.exe"],
    ["unknown", new Uint8Array(0), "empty.json"],
  ])("%s: %j %s", (format, head, name) => {
    expect(detectFormat(head, name)).toBe(format);
  });
});

describe("JSON that may be divided at line breaks", () => {
  test.each([
    [true, '{"a":1}\n{"a":2}\n'],
    [true, '\uFEFF{"a":"}\\""}\r\n{"a":{"b":[1]}}\r\n{"cut'],
    [false, '{\n "a": 1\n}\n'],
    [true, '[{"a":1},\n{"a":2}]\n'],
    [true, '[\r\n  {"a":1},\r\n  {"a":2},\r\n'],
    [false, '[\n{\n"a":1\n},\n'],
    [false, '["a",\n{"a":1}]\n'],
    [false, '{"a":1}'],
    [false, '{"Events":[\n{"a":1},\n'],
    [false, ""],
  ])("%s: %j", (expected, head) => {
    expect(isNewlineDelimited(bytes(head))).toBe(expected);
  });
});
