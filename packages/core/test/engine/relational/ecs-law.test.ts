import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createCollector, tableNeeds } from "../../../src/engine/relational/index.ts";
import { compileEsql } from "../../../src/library/index.ts";
import { SourceText } from "../../../src/source/index.ts";
import { createReader } from "../../../src/telemetry/index.ts";
import { compareWithFilters, needsByRecord } from "./oracle.ts";

const words = ["cmd.exe", "CMD.EXE", "a", "", "-", "7"];
const fields = ["process.name", "user.name", "process.command_line", "winlog.event_data.x"];

const test_ = fc.oneof(
  fc
    .tuple(fc.constantFrom(...fields), fc.constantFrom("==", "!="), fc.constantFrom(...words))
    .map(([field, operator, word]) => `${field} ${operator} "${word}"`),
  fc
    .tuple(fc.constantFrom(...fields), fc.constantFrom("cmd*", "*", "?", "", "*E"))
    .map(([field, pattern]) => `${field} like "${pattern}"`),
  fc
    .tuple(fc.constantFrom(...fields), fc.subarray(words, { minLength: 1 }))
    .map(([field, list]) => `${field} in (${list.map((word) => `"${word}"`).join(", ")})`),
  fc
    .tuple(fc.constantFrom(...fields, "process.pid"), fc.constantFrom("is null", "is not null"))
    .map((parts) => parts.join(" ")),
  fc.constantFrom("process.pid == 7", "process.pid != 7", "process.pid > 3"),
  fc.constantFrom('kql("not process.name: cmd.exe")', 'kql("process.name: c* or user.name: a")'),
  fc.constantFrom('to_lower(process.name) == "cmd.exe"', 'event.category == "process"'),
);

const { condition } = fc.letrec<{ condition: string }>((tie) => ({
  condition: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    test_,
    tie("condition").map((one) => `not (${one})`),
    fc
      .tuple(tie("condition"), fc.constantFrom("and", "or"), tie("condition"))
      .map(([a, joint, b]) => `(${a}) ${joint} (${b})`),
  ),
}));

const word = fc.constantFrom(...words);
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
/** Records that are in ECS, and records of Sysmon. */
const record = fc.oneof(
  fc.record({
    "@timestamp": fc.constant("2026-01-01T00:00:00Z"),
    event: maybe(fc.constantFrom({ kind: "event", category: ["process"] }, { category: "file" })),
    process: fc.record({
      name: maybe(fc.oneof(word, fc.array(word, { maxLength: 2 }))),
      pid: maybe(fc.constantFrom(7, "7", "0x7", 2.5)),
      command_line: maybe(word),
    }),
    user: maybe(fc.record({ name: word })),
    winlog: maybe(fc.record({ event_data: fc.record({ x: word }) })),
  }),
  fc
    .record({
      Image: maybe(word),
      CommandLine: maybe(word),
      User: maybe(word),
      ProcessId: word,
      x: word,
    })
    .map((given) => ({
      time: "2026-01-01T10:00:00Z",
      channel: "Microsoft-Windows-Sysmon/Operational",
      provider: "Microsoft-Windows-Sysmon",
      eventId: 1,
      recordId: "1",
      computer: "PC1",
      fields: given,
    })),
);

const needsOf = (text: string) => tableNeeds(compileEsql(new SourceText("q", text)).query);
const readerOf = (records: readonly object[]) => {
  const bytes = new TextEncoder().encode(records.map((one) => `${JSON.stringify(one)}\n`).join(""));
  return (visit: Parameters<ReturnType<typeof createReader>["read"]>[3]) =>
    createReader("json").read(bytes, 0, true, visit);
};

describe("what is asked of events in ECS", () => {
  test("loses no row that the query wants", () => {
    fc.assert(
      fc.property(condition, fc.array(record, { minLength: 1, maxLength: 8 }), (where, records) => {
        const needs = needsOf(
          `from logs-* | where ${where} | keep ${fields.join(", ")}, process.pid`,
        );
        expect(compareWithFilters(needs, readerOf(records)).missed).toEqual([]);
      }),
      { numRuns: 400, seed: 20260302 },
    );
  });

  test("leaves out records that are in ECS and cannot pass", () => {
    const records = ["cmd.exe", "a.exe"].map((name) => ({
      event: { kind: "event" },
      process: { name },
    }));
    const needs = needsOf('from logs-* | where process.name == "cmd.exe" | keep process.name');
    const made = (pushDown: boolean) =>
      needsByRecord(needs, readerOf(records), { pushDown }).map(({ size }) => size);
    expect(made(true)).toEqual([1, 0]);
    expect(made(false)).toEqual([1, 1]);
    expect(createCollector(needs).columns).toHaveLength(1);
  });
});
