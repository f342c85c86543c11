import { ecsRecords } from "@telltale/core/lab";
import { createReader } from "@telltale/core/telemetry";
import { expect, test } from "vitest";

const shipped = (event: object) => {
  const records: unknown[] = [];
  const line = new TextEncoder().encode(`${JSON.stringify(event)}\n`);
  createReader("json").read(line, 0, true, (read) => records.push(...ecsRecords(read)));
  return records;
};

const sysmon = (eventId: number, fields: object) => ({
  file: "x",
  recordId: "7",
  time: "2026-01-01T10:00:00Z",
  channel: "Microsoft-Windows-Sysmon/Operational",
  provider: "Microsoft-Windows-Sysmon",
  eventId,
  computer: "PC1",
  fields,
});

test("an event has its fields in ECS, and below winlog what it says itself", () => {
  const fields = { Image: "C:\\Windows\\cmd.exe", CommandLine: "cmd /c x", Company: "-", User: "" };
  expect(shipped(sysmon(1, fields))).toMatchObject([
    {
      "@timestamp": "2026-01-01T10:00:00Z",
      event: { category: ["process"], type: ["start"], kind: "event" },
      process: { executable: "C:\\Windows\\cmd.exe", name: "cmd.exe", args: ["cmd", "/c", "x"] },
      host: { os: { type: "windows" }, name: "PC1" },
      winlog: {
        channel: "Microsoft-Windows-Sysmon/Operational",
        event_data: { Image: "C:\\Windows\\cmd.exe", CommandLine: "cmd /c x" },
      },
    },
  ]);
});

test("a module that is loaded is of a process and of a library", () => {
  expect(shipped(sysmon(7, { Image: "C:\\a.exe", ImageLoaded: "C:\\b.dll" }))).toMatchObject([
    { event: { category: ["process"] }, file: { name: "b.dll" } },
    { event: { category: ["library"] }, dll: { name: "b.dll" } },
  ]);
});

test("what is no Windows event gives none", () => {
  expect(shipped({ some: "record" })).toEqual([]);
});
