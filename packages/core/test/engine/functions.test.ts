import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { functions, parseTime } from "../../src/engine/functions.ts";
import type { Datum } from "../../src/model/index.ts";

const call = (name: string, ...args: readonly (Datum | undefined)[]) => functions.get(name)?.(args);

describe("time-part", () => {
  const time = "2026-03-02T08:09:10.1234567Z";
  test.each<[string, string, Datum | undefined]>([
    ["minute", time, 9],
    ["hour", time, 8],
    ["day", time, 2],
    ["week", time, 10],
    ["month", time, 3],
    ["year", time, 2026],
    ["second", time, undefined],
    ["hour", "2026-03-02 08:09:10", 8],
    ["hour", "2026-03-02 08:09:10.123", 8],
    ["hour", "2026-03-02T08:09", 8],
    ["hour", "2026-03-02T23:30:00+01:00", 22],
    ["hour", "2026-03-02T23:30:00-0130", 1],
    ["day", "2026-03-02T23:30:00-01:30", 3],
    ["day", "2026-03-02", 2],
    ["day", "2026-13-02", undefined],
    ["day", "2026-03-32", undefined],
    ["day", "2026-13-02T00:00:00Z", undefined],
    ["hour", "2026-03-02T25:00:00Z", undefined],
    ["day", "yesterday", undefined],
    ["day", "", undefined],
    // Weeks by ISO 8601: the year's first is the one with its first Thursday.
    ["week", "2026-01-01", 1],
    ["week", "2027-01-01", 53],
    ["week", "2024-12-30", 1],
    ["week", "2021-01-03", 53],
    ["week", "2021-01-04", 1],
  ])("%s of %j is %s", (unit, text, expected) => {
    expect(call("time-part", unit, text)).toBe(expected);
  });

  test("of nothing is nothing", () => {
    expect(call("time-part", "hour", undefined)).toBeUndefined();
    expect(call("time-part", "hour", null)).toBeUndefined();
  });

  test("a time is read as what it was written from", () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date(0), max: new Date("2200-01-01"), noInvalidDate: true }),
        (date) => {
          const iso = date.toISOString();
          expect(parseTime(iso)?.getTime()).toBe(date.getTime());
          expect(parseTime(iso.replace("T", " ").replace("Z", "9999"))?.getTime()).toBe(
            date.getTime(),
          );
        },
      ),
      { seed: 1, numRuns: 200 },
    );
  });
});

describe("text functions", () => {
  test.each<[string, readonly (Datum | undefined)[], Datum | undefined]>([
    ["concat", ["a", 1, true], "a1true"],
    ["concat", ["a", undefined], undefined],
    ["concat", ["a", null], undefined],
    ["concat", [], ""],
    ["starts-with", ["Alpha", "al", "insensitive"], true],
    ["starts-with", ["Alpha", "al", "sensitive"], false],
    ["ends-with", ["Alpha", "HA", "insensitive"], true],
    ["ends-with", ["Alpha", "ph", "insensitive"], false],
    ["contains", ["Alpha", "PH", "insensitive"], true],
    ["contains", [4711, 71, "sensitive"], true],
    ["contains", [undefined, "a", "sensitive"], undefined],
    ["contains", ["a", null, "sensitive"], undefined],
  ])("%s %j is %s", (name, args, expected) => {
    expect(call(name, ...args)).toBe(expected);
  });
});
