import { lowerEventQuery } from "@telltale/core/library";
import { SourceText } from "@telltale/core/source";
import { describe, expect, test } from "vitest";
import { found, shipped } from "./kit.ts";

const times = [
  "2010-03-06T14:15:00Z",
  "2010-03-06T23:59:59.999Z",
  "2010-03-07T00:00:00Z",
  "2010-04-01T00:00:00Z",
  "2011-01-01T02:30:00Z",
];
const records = shipped(
  times.map((time) => ({ "@timestamp": time, "event.created": time, event: { kind: "event" } })),
);

/**
 * Rounding: https://www.elastic.co/docs/reference/query-languages/query-dsl/query-dsl-range-query ("Date math and
 * rounding", "Missing date components").
 */
describe("dates stand for all of the time that they speak of", () => {
  test.each([
    ["@timestamp: 2010-03-06", [1, 2]],
    ['@timestamp: "2010-03-06"', [1, 2]],
    ["@timestamp: 2010-03", [1, 2, 3]],
    ["@timestamp: 2010", [1, 2, 3, 4]],
    ['@timestamp: "2010-03-06T23"', [2]],
    ["@timestamp >= 2010-03-07", [3, 4, 5]],
    ["@timestamp > 2010-03-06", [3, 4, 5]],
    ["@timestamp <= 2010-03-06", [1, 2]],
    ["@timestamp < 2010-03-07", [1, 2]],
    ['@timestamp >= "2010-03-06T23:00:00Z" and @timestamp < "2010-03-07"', [2]],
    ['@timestamp >= "2010-03-17||/M" and @timestamp < "2010-03-17||+1M/M"', [1, 2, 3]],
    ['@timestamp <= "2010-02||+1M"', [1, 2, 3]],
    ['@timestamp: "2010-03-07T01:00:00+01:00"', [3]],
    ["@timestamp >= 1267919999999 and @timestamp <= 1267920000000", [2, 3]],
    ["not @timestamp: 2010-03-06", [3, 4, 5]],
    ["event.created: 2010-03-06", [1, 2]],
    ["@timestamp: *", [1, 2, 3, 4, 5]],
  ])("Kibana KQL: %s", (query, expected) => {
    expect(found("kuery", query, records)).toEqual(expected);
  });

  test.each([
    ["@timestamp:2010-03-06", [1, 2]],
    ["@timestamp:[2010-03-06 TO 2010-03-07]", [1, 2, 3]],
    ["@timestamp:[2010-03-06 TO 2010-03-07}", [1, 2]],
    ["@timestamp:{2010-03-06 TO *]", [3, 4, 5]],
    ["@timestamp:[* TO 2010-03]", [1, 2, 3]],
    ["@timestamp:>2010-03", [4, 5]],
    ["@timestamp:<=2010-03-06", [1, 2]],
    ['@timestamp:["2010-03-06T14:15:00Z" TO "2010-03-06T14:15:00Z"]', [1]],
    ["@timestamp:[2010-03-06||/M TO 2010-03-06||/M]", [1, 2, 3]],
    ["NOT @timestamp:2010", [5]],
  ])("Lucene: %s", (query, expected) => {
    expect(found("lucene", query, records)).toEqual(expected);
  });
});

describe("the present", () => {
  const codes = (text: string, language: "kuery" | "lucene", nowMs?: number) =>
    lowerEventQuery(
      new SourceText("q", text),
      language,
      nowMs === undefined ? {} : { nowMs },
    ).diagnostics.map(({ code }) => code);

  test("has to be known where a date goes by it", () => {
    expect(codes("@timestamp >= now-1d/d", "kuery")).toEqual(["kuery/relative-date"]);
    expect(codes("@timestamp:[now-1d TO now]", "lucene")).toEqual([
      "lucene/relative-date",
      "lucene/relative-date",
    ]);
    expect(codes("@timestamp >= now-1d/d", "kuery", 0)).toEqual([]);
    expect(codes("@timestamp:[now-1d TO now]", "lucene", 0)).toEqual([]);
  });

  test("is nothing that a rule could go by", () => {
    expect(found("kuery", "@timestamp >= now-1d", records)).toEqual([]);
  });

  test("is no date with anything else behind it", () => {
    expect(codes("@timestamp >= now1d", "kuery", 0)).toEqual(["kuery/date"]);
    expect(codes("@timestamp: 2010-02-30", "kuery", 0)).toEqual(["kuery/date"]);
    expect(codes("@timestamp:yesterday", "lucene", 0)).toEqual(["lucene/date"]);
  });
});
