import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { kustoCatalog } from "@telltale/core/schema/kusto";
import { nearest } from "@telltale/core/source";
import { parseGivenTable, parseSeconds } from "../src/commands/hunt/parse-flag.ts";
import { parseMegabytes } from "../src/commands/parse-flag.ts";
import { detectLanguage } from "../src/hunt/language.ts";
import { spanOf, TimeWindow } from "../src/hunt/load/time-window.ts";

const catalog = kustoCatalog();
const language = (text: string, file?: string) =>
  detectLanguage(text, file, (name) => nearest(name, catalog.names()) !== undefined);

describe("the language of a query", () => {
  test.each([
    "SecurityEvent | where EventID == 4688",
    "// SecurityEvent\n\nlet x = 3;\nT | take x",
    "union withsource=T *\n| where EventID == 1",
    "MyTable | extend a = 1",
    "MyTable | where Name has_any ('a', 'b')",
    "MyTable | where Name =~ 'a'",
    "print 1",
    "range x from 1 to 3 step 1",
    "SecurityEvnt | count",
    "imProcessCreate(starttime=ago(1d)) | count",
    "search 'vssadmin' | count",
    "SecurityEvent | stats count()",
    "let x = T; x | table a",
    'search "stats" | summarize count() by $table',
  ])("is told by what only Kusto has: %s", (text) => expect(language(text)).toBe("kusto"));

  test.each([
    "index=windows EventCode=4688 | stats count by host | where count > 3",
    "search index=sysmon EventCode=1",
    "| tstats count from datamodel=Endpoint.Processes by Processes.dest",
    "`sysmon` EventCode=10",
    "EventCode=4688 | stats count by NewProcessName",
    'search "vssadmin" | table _time, host',
    "whoami | timechart count",
  ])("is told by what only SPL has: %s", (text) => expect(language(text)).toBe("spl"));

  test.each([
    'FROM logs-* | WHERE process.name == "cmd.exe" | STATS count(*) BY host.name',
    "// comment\nfrom logs-endpoint.events.process-*, winlogbeat-* metadata _id\n| keep *",
    'SET unmapped_fields = "nullify";\nFROM logs-*',
    "row a = 1 | eval b = a",
  ])("is told by what only ES|QL has: %s", (text) => expect(language(text)).toBe("esql"));

  test.each([
    "process where process.name == 'cmd.exe'",
    "from x import y",
    "row by row",
    "any where true | head 3",
    "process.name : cmd.exe and user.name : *",
    "title: a rule\ndetection:\n  condition: x",
    "",
  ])("is not guessed: %s", (text) => expect(language(text)).toBeUndefined());

  test("is told by the file's name first", () => {
    expect(language("anything", "q.KQL")).toBe("kusto");
    expect(language("anything", "q.txt")).toBeUndefined();
  });
});

describe("flags", () => {
  test.each([
    ["90", 90],
    ["500ms", 0.5],
    ["5m", 300],
    ["1.5h", 5400],
  ])("%s is %d seconds", (input, seconds) => expect(parseSeconds(input)).toBe(seconds));

  test.each([
    ["512", 512],
    ["512MB", 512],
    ["2gb", 2000],
    ["1.5 GB", 1500],
  ])("%s is %d MB", (input, megabytes) => expect(parseMegabytes(input)).toBe(megabytes));

  test("a table is a name and a file, in which = may occur", () => {
    expect(parseGivenTable("T=a=b.csv")).toEqual({ name: "T", path: "a=b.csv" });
    for (const input of ["T", "=a.csv", "T=", "my table=a.csv", ""])
      expect(() => parseGivenTable(input)).toThrow(SyntaxError);
  });

  test("what is no length of time and no amount of memory is refused", () => {
    for (const input of ["", "0", "-1", "5d", "soon"])
      expect(() => parseSeconds(input)).toThrow(SyntaxError);
    for (const input of ["", "0", "-1", "1KB", "lots"])
      expect(() => parseMegabytes(input)).toThrow(SyntaxError);
  });
});

/** A time in any way of writing its fraction, and the same in ticks of 100 ns. */
const time = fc
  .tuple(
    fc.integer({ min: 0, max: 3 }),
    fc.integer({ min: 0, max: 9_999_999 }),
    fc.integer({ min: 0, max: 7 }),
  )
  .map(([second, fraction, cut]) => {
    const digits = String(fraction).padStart(7, "0").slice(0, cut);
    return {
      text: `2026-03-02T10:00:0${second}${digits === "" ? "" : `.${digits}`}Z`,
      ticks: second * 10_000_000 + Number(digits.padEnd(7, "0")),
    };
  });

test("a window of time lets through what is inside, and knows its ends, however times are written", () => {
  fc.assert(
    fc.property(fc.array(time, { maxLength: 10 }), time, time, (times, since, until) => {
      const window = new TimeWindow({ since: since.text, until: until.text });
      const inside = times.filter(({ text }) => window.takes(text));
      expect(inside).toEqual(
        times.filter(({ ticks }) => ticks >= since.ticks && ticks < until.ticks),
      );
      const ticks = inside.map((one) => one.ticks);
      const ticksOf = (text: string | undefined) => times.find((one) => one.text === text)?.ticks;
      expect(ticksOf(window.span?.oldest)).toBe(inside.length > 0 ? Math.min(...ticks) : undefined);
      expect(ticksOf(window.span?.newest)).toBe(inside.length > 0 ? Math.max(...ticks) : undefined);
    }),
    { seed: 5, numRuns: 2000 },
  );
});

test("events without a time are inside and have no part in the span", () => {
  const window = new TimeWindow({ since: "2026-03-02T10:00:00.000Z" });
  expect(window.takes("")).toBe(true);
  expect(window.takes("yesterday")).toBe(true);
  expect(window.span).toBeUndefined();
});

test("the span of two is from the first to the last of both", () => {
  const a = { oldest: "2026-03-02T10:00:00.5Z", newest: "2026-03-02T11:00:00Z" };
  const b = { oldest: "2026-03-02T10:00:00Z", newest: "2026-03-02T10:30:00Z" };
  expect(spanOf(a, b)).toEqual({ oldest: b.oldest, newest: a.newest });
  expect(spanOf(undefined, a)).toEqual(a);
});
