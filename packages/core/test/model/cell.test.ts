import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  cellJson,
  cellOf,
  cellText,
  ticksOfTime,
  ticksOfTimespan,
  timeOfTicks,
  timespanOfTicks,
} from "../../src/model/index.ts";
import type { Cell, Datum, ScalarType } from "../../src/model/index.ts";

describe("cellOf", () => {
  test.each<[Datum | undefined, ScalarType, Cell]>([
    [undefined, "string", ""],
    [null, "string", ""],
    [undefined, "long", null],
    ["", "datetime", null],
    ["0x3e7", "long", 999n],
    ["0xFFFFFFFFFFFFFFFF", "long", -1n],
    [" 42 ", "int", 42n],
    ["3.14", "int", null],
    ["99999999999999999999", "long", null],
    [4688, "int", 4688n],
    ["4688x", "int", null],
    [true, "string", "true"],
    ["true", "boolean", true],
    ["0", "boolean", false],
    ["maybe", "boolean", null],
    ["1.5", "real", 1.5],
    ["{5770385F-C22A-43E0-BF4C-06F5698FFBD9}", "guid", "5770385f-c22a-43e0-bf4c-06f5698ffbd9"],
    ["2024-03-16T10:00:00Z", "datetime", 638_461_800_000_000_000n],
    ["2024-03-16T12:00:00.1234567+02:00", "datetime", 638_461_800_001_234_567n],
    ["2024-02-30", "datetime", null],
    ["1.02:03:04", "timespan", 937_840_000_000n],
    ["x", "dynamic", '"x"'],
    ['{"a": [1, 2]}', "dynamic", '{"a":[1,2]}'],
    ["{broken", "dynamic", '"{broken"'],
    [[1, "a"], "dynamic", '[1,"a"]'],
    [["a", "b"], "string", '["a","b"]'],
  ])("%j as %s", (datum, type, cell) => {
    expect(cellOf(datum, type)).toBe(cell);
  });
});

describe("texts of cells", () => {
  test.each<[Cell, ScalarType, string, unknown]>([
    [null, "long", "", null],
    [638_461_800_000_000_000n, "datetime", "2024-03-16T10:00:00.0000000Z", undefined],
    [0n, "datetime", "0001-01-01T00:00:00.0000000Z", undefined],
    [937_840_000_000n, "timespan", "1.02:03:04", undefined],
    [-5_000_000n, "timespan", "-00:00:00.5000000", undefined],
    [true, "boolean", "True", true],
    [1, "real", "1.0", 1],
    [Number.NaN, "real", "NaN", "NaN"],
    [9_223_372_036_854_775_807n, "long", "9223372036854775807", "9223372036854775807"],
    [7n, "long", "7", 7],
    ['"x"', "dynamic", "x", "x"],
    ['{"a":1}', "dynamic", '{"a":1}', { a: 1 }],
  ])("%s as %s", (cell, type, text, json) => {
    expect(cellText(cell, type)).toBe(text);
    expect(cellJson(cell, type)).toEqual(json === undefined ? text : json);
  });
});

describe("ticks", () => {
  test("times and timespans come back from their text", () => {
    fc.assert(
      fc.property(fc.bigInt(0n, 3_155_378_975_999_999_999n), (ticks) => {
        expect(ticksOfTime(timeOfTicks(ticks))).toBe(ticks);
        expect(ticksOfTimespan(timespanOfTicks(ticks))).toBe(ticks);
        expect(ticksOfTimespan(timespanOfTicks(-ticks))).toBe(-ticks);
      }),
      { seed: 7 },
    );
  });
});
