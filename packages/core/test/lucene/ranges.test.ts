import { compileRuleSet, matchedFields } from "@telltale/core/engine";
import { loadRules } from "@telltale/core/library";
import { SourceText } from "@telltale/core/source";
import { createReader } from "@telltale/core/telemetry";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { networksOfRange } from "../../src/languages/elastic/address-range.ts";
import { compileNetwork } from "../../src/engine/network.ts";
import { found, shipped } from "../engine/elastic/kit.ts";

const v4 = fc.nat(0xffffffff).map((n) => [24, 16, 8, 0].map((s) => (n >>> s) & 255).join("."));
const near = fc.constantFrom("9.255.255.255", "10.0.0.0", "10.0.0.1", "10.0.0.255", "10.0.1.0");
const address = fc.oneof(near, v4);
const orderOf = (text: string) =>
  text.split(".").reduce((sum, part) => sum * 256 + Number(part), 0);

test("a range of addresses is the networks that hold them and no others", () => {
  fc.assert(
    fc.property(
      address,
      address,
      address,
      fc.boolean(),
      fc.boolean(),
      (low, high, one, isLow, isHigh) => {
        const networks = networksOfRange(
          { text: low, isIncluded: isLow },
          { text: high, isIncluded: isHigh },
        );
        const holds = networks?.some((network) => compileNetwork(network)?.(one));
        const [from, at, to] = [low, one, high].map(orderOf) as [number, number, number];
        expect(holds).toBe((isLow ? from <= at : from < at) && (isHigh ? at <= to : at < to));
      },
    ),
    { numRuns: 1000, seed: 20260302 },
  );
});

describe("ranges over several values", () => {
  const records = shipped(
    [
      { n: [1, 10], source: { ip: ["10.1.2.3", "fe80::1"] } },
      { n: 4, source: { ip: "10.1.2.30" } },
      { n: ["3", "20"], k: ["a", "z"] },
      { k: "m", n: 5.5 },
    ].map((fields) => ({ event: { kind: "event" }, ...fields })),
  );

  test.each([
    ["n:[3 TO 5]", [2, 3]],
    ["n:{3 TO 5}", [2]],
    ["n:[3 TO 5.5}", [2, 3]],
    ["n:>=3 AND n:<=5", [1, 2, 3]],
    ["NOT n:[3 TO 5]", [1, 4]],
    ["k:[b TO y]", [4]],
    ["source.ip:[10.1.2.3 TO 10.1.2.9]", [1]],
    ["source.ip:[10.1.2.4 TO 10.1.2.29]", []],
    ["source.ip:{10.1.2.3 TO 10.1.2.255]", [2]],
    ['source.ip:["fe80::" TO "fe80::ffff"]', [1]],
    ["source.ip:[* TO 10.1.2.9]", [1]],
  ])("Lucene: %s", (query, expected) => {
    expect(found("lucene", query, records)).toEqual(expected);
  });

  test.each([
    ["source.ip >= 10.1.2.4", [1, 2]],
    ["source.ip < 10.1.2.4", [1]],
    ["source.ip >= 9.0.0.0 and source.ip <= 10.1.2.9", [1]],
    ["n >= 3 and n <= 5", [1, 2, 3]],
  ])("Kibana KQL: %s", (query, expected) => {
    expect(found("kuery", query, records)).toEqual(expected);
  });

  test("filters of rules", () => {
    const filters = [{ query: { range: { n: { gte: 3, lt: 5 } } } }];
    expect(found("kuery", "*", records, { filters })).toEqual([2, 3]);
  });
});

test("a range is shown as it is written", () => {
  const query = "n:[3 TO 5}";
  const rule = { rule_id: "r", name: "r", type: "query", language: "lucene", query };
  const source = new SourceText("r.ndjson", JSON.stringify(rule));
  const { detections } = loadRules([source]);
  const [bound] = compileRuleSet(detections, () => source).rules;
  const record = shipped([{ event: { kind: "event" }, n: 4 }]);
  createReader("json").read(record, 0, true, (event) => {
    expect(bound && matchedFields(bound, event)).toEqual([
      { field: "n", value: 4, predicate: "between [3 TO 5}" },
    ]);
  });
});
