import { loadRules } from "@telltale/core/library";
import { SourceText } from "@telltale/core/source";
import { describe, expect, test } from "vitest";
import { found, start, sysmon } from "./kit.ts";

const events = [
  start("C:\\a.exe", "a.exe -x"),
  start("C:\\B.exe", "b.exe", { ParentImage: "C:\\p.exe" }),
  sysmon(3, { Image: "C:\\a.exe", DestinationIp: "10.1.2.3", DestinationPort: "443" }),
  sysmon(3, { Image: "C:\\b.exe", DestinationIp: "10.1.2.4", DestinationPort: "80" }),
];

const phrase = (field: string, value: unknown) => ({ query: { match_phrase: { [field]: value } } });

describe("filters beside a query", () => {
  test.each([
    ["a phrase", [phrase("process.name", "a.exe")], [1, 3]],
    ["its value in an object", [phrase("process.name", { query: "a.exe" })], [1, 3]],
    ["negated", [{ meta: { negate: true }, ...phrase("process.name", "a.exe") }], [2, 4]],
    ["out of use", [{ meta: { disabled: true }, ...phrase("process.name", "x") }], [1, 2, 3, 4]],
    ["all of them", [phrase("process.name", "a.exe"), phrase("destination.port", 443)], [3]],
    ["a field that is there", [{ query: { exists: { field: "destination.ip" } } }], [3, 4]],
    ["as older versions keep it", [{ meta: {}, exists: { field: "process.parent.name" } }], [2]],
    ["a range", [{ query: { range: { "destination.port": { gte: 80, lt: 443 } } } }], [4]],
    ["days", [{ query: { range: { "@timestamp": { gt: "2026-01-01", lte: null } } } }], []],
    ["terms", [{ query: { terms: { "destination.port": [443, 80], boost: 1 } } }], [3, 4]],
    ["wildcards", [{ query: { wildcard: { "process.name": { value: "?.exe" } } } }], [1, 2, 3, 4]],
    [
      "case where it does not count",
      [
        { query: { wildcard: { "process.name": { value: "b*", case_insensitive: true } } } },
        { query: { term: { "process.name": { value: "B.EXE", case_insensitive: true } } } },
        { query: { regexp: { "process.name": { value: "b.*", case_insensitive: true } } } },
      ],
      [2, 4],
    ],
    ["case", [{ query: { wildcard: { "process.name": "b*" } } }], [4]],
    ["a prefix", [{ query: { prefix: { "process.name": "a." } } }], [1, 3]],
    ["a regular expression", [{ query: { regexp: { "process.name": "[ab]..xe" } } }], [1, 3, 4]],
    ["a network", [{ query: { term: { "destination.ip": "10.1.2.4/31" } } }], [4]],
    [
      "clauses",
      [
        {
          query: {
            bool: {
              must: { match: { "event.category": { query: "network", type: "phrase" } } },
              should: [{ term: { "process.name": "never" } }],
              must_not: [{ term: { "destination.port": 80 } }],
            },
          },
        },
      ],
      [3],
    ],
    [
      "any of several",
      [
        {
          query: {
            bool: {
              should: [
                { match_phrase: { "process.name": "B.exe" } },
                { match_phrase: { "destination.port": "80" } },
              ],
              minimum_should_match: 1,
            },
          },
        },
      ],
      [2, 4],
    ],
    [
      "combined",
      [
        {
          meta: {
            type: "combined",
            relation: "OR",
            params: [phrase("process.name", "B.exe"), phrase("destination.port", 80)],
          },
        },
      ],
      [2, 4],
    ],
  ])("%s", (_, filters, expected) => {
    expect(found("kuery", "*", events, { filters })).toEqual(expected);
    expect(found("eql", "any where true", events, { filters })).toEqual(expected);
  });

  test("are of every event of a sequence", () => {
    const query = "sequence [process where true] [network where true]";
    expect(found("eql", query, events)).toEqual([2, 3]);
    const filters = [phrase("process.name", "a.exe")];
    expect(found("eql", query, events, { filters })).toEqual([1, 3]);
  });

  test.each([
    [{ query: { geo_shape: { x: {} } } }, /'geo_shape'/],
    [{ query: { script: { script: "1" } } }, /script/],
    [{ query: { range: { "@timestamp": { gte: "now-1d" } } } }, /'now-1d'/],
    [{ query: { bool: { should: [{}], minimum_should_match: 2 } } }, /several/],
    [{}, /nothing/],
    ["text", /nothing/],
  ])("%j is not run", (filter, reason) => {
    const rule = { rule_id: "r", name: "r", type: "query", query: "*", filters: [filter] };
    const { detections } = loadRules([new SourceText("r.ndjson", JSON.stringify(rule))]);
    expect(detections[0]?.cannotRun).toMatch(reason);
  });
});
