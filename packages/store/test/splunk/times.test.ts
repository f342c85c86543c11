import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  formatSplunkTime,
  parseSplunkTime,
  relativeTime,
} from "../../src/functions/algorithms/splunk-time.ts";
import { splRows, sysmon } from "./kit.ts";

const noon = Date.UTC(2024, 2, 16, 12, 30, 5) / 1000;

// https://docs.splunk.com/Documentation/Splunk/latest/SearchReference/Commontimeformatvariables
describe("formats of times", () => {
  test.each([
    ["%U %W %V %G %u %w", "10 11 11 2024 6 6"],
    ["%D %R %r", "03/16/24 12:30 12:30:05 PM"],
    ["%k|%l|%-m|%_m|%e", "12|12|3| 3|16"],
    ["%z %:z %::z", "+0000 +00:00 +00:00:00"],
    ["%h %C %y %%", "Mar 20 24 %"],
  ])("%s", (format, text) => {
    expect(formatSplunkTime(noon, format)).toBe(text);
  });

  test("weeks of the year's edges", () => {
    const at = (year: number, month: number, day: number) =>
      formatSplunkTime(Date.UTC(year, month - 1, day) / 1000, "%G-%V %U %W");
    expect(at(2021, 1, 3)).toBe("2020-53 01 00");
    expect(at(2024, 12, 30)).toBe("2025-01 52 53");
    expect(at(2023, 1, 1)).toBe("2022-52 01 00");
  });

  test.each([
    ["3/16/24 12:30", "%D %k:%M", 0],
    ["Sat Mar 16 12:30:00 2024", "%c", 0],
    ["076 2024 12:30", "%j %Y %R", 0],
    ["2024-03-16T13:30:00.5+01:00", "%Y-%m-%dT%H:%M:%S.%1N%:z", 0.5],
    ["12:30 PM on 16 March 2024", "%l:%M %p on %d %B %Y", 0],
  ])("%s is read by %s", (text, format, more) => {
    expect(parseSplunkTime(text, format)).toBe(noon - 5 + more);
  });

  test("what is written is read again", () => {
    const formats = [
      "%Y-%m-%dT%H:%M:%S%z",
      "%c",
      "%s",
      "%d/%b/%Y:%H:%M:%S",
      "%j %Y %T",
      "%F %I:%M:%S %p",
      "%B %-d, %Y %X",
    ];
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 4_000_000_000 }),
        fc.constantFrom(...formats),
        (seconds, format) => {
          expect(parseSplunkTime(formatSplunkTime(seconds, format) ?? "", format)).toBe(seconds);
        },
      ),
      { numRuns: 2000, seed: 3 },
    );
  });
});

// https://docs.splunk.com/Documentation/Splunk/latest/Search/Specifytimemodifiersinyoursearch
describe("relative times", () => {
  const from = Date.UTC(2024, 2, 31, 12, 34, 56) / 1000;
  const iso = (seconds: number | null) =>
    seconds === null ? null : new Date(seconds * 1000).toISOString().slice(0, 19);

  test.each([
    ["-7d@d", "2024-03-24T00:00:00"],
    ["-60", "2024-03-31T12:33:56"],
    ["-h@h", "2024-03-31T11:00:00"],
    ["-1mon", "2024-02-29T12:34:56"],
    ["@qtr", "2024-01-01T00:00:00"],
    ["@y+2mon", "2024-03-01T00:00:00"],
    ["-2weeks@w0", "2024-03-17T00:00:00"],
    ["@w7", "2024-03-31T00:00:00"],
    ["+1x", null],
    ["-", null],
  ])("%s", (modifier, wanted) => {
    expect(iso(relativeTime(from, modifier))).toBe(wanted);
  });

  test("bound searches, from now", async () => {
    const events = [30, 90, 3_700].map((ago, i) => sysmon(1, { n: String(i) }, 3_600 - ago));
    const found = (bounds: string) => splRows(`index=sysmon ${bounds} | sort n | table n`, events);
    expect(await found("earliest=-1m")).toEqual(["0"]);
    expect(await found("earliest=-100")).toEqual(["0", "1"]);
    expect(await found("earliest=@h")).toEqual([]);
    expect(await found("earliest=-1h@h latest=-1m")).toEqual(["1"]);
    expect(await found("latest=-1h@h")).toEqual(["2"]);
    expect(await found("earliest=now")).toEqual([]);
    expect(await found("latest=now()")).toEqual(["0", "1", "2"]);
    expect(await found("earliest=-1fortnight")).toEqual([
      "The time '-1fortnight' cannot be run here",
    ]);
  });

  test("span groups that say where they begin", async () => {
    const events = [10, 3_700].map((seconds) => sysmon(1, {}, seconds));
    expect(
      await splRows(
        "index=sysmon | bin _time span=1h@h | stats count by _time | table count",
        events,
      ),
    ).toEqual(["1", "1"]);
  });
});
