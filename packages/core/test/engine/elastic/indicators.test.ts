import { describe, expect, test } from "vitest";
import { evaluateExpr } from "@telltale/core/engine";
import { indicatorOf, loadRules } from "@telltale/core/library";
import type { Indicator } from "@telltale/core/library";
import { walkExpr } from "@telltale/core/model";
import { SourceText } from "@telltale/core/source";
import { found, start, sysmon } from "./kit.ts";

const hashes = (sha256: string) => `MD5=0123,SHA256=${sha256},IMPHASH=00`;
const events = [
  start("C:\\a.exe", "a.exe", { Hashes: hashes("aa11") }),
  start("C:\\b.exe", "b.exe", { Hashes: hashes("bb22") }),
  sysmon(3, { Image: "C:\\a.exe", DestinationIp: "10.1.2.3", DestinationPort: "443" }),
  sysmon(3, { Image: "C:\\a.exe", DestinationIp: "10.1.2.4", DestinationPort: "80" }),
];

const entry = (field: string, value: string, negate = false) => ({
  field,
  type: "mapping",
  value: `threat.indicator.${value}`,
  ...(negate ? { negate } : {}),
});

const rule = (...items: readonly (readonly object[])[]) => ({
  type: "threat_match",
  threat_mapping: items.map((entries) => ({ entries })),
});

const indicators = [
  { threat: { indicator: { file: { hash: { sha256: "bb22" } } } } },
  { "threat.indicator.ip": "10.1.2.3", "threat.indicator.port": 443 },
  { ip: ["10.1.2.4", "10.9.9.9"], port: 443 },
  { note: "of no use here" },
].map((record) => indicatorOf(new Map(Object.entries(record))));

const asked = (records: readonly Indicator[]) => ({ records, evaluate: evaluateExpr });

describe("rules that match indicators", () => {
  const hash = [entry("process.hash.sha256", "file.hash.sha256")];
  const address = [entry("destination.ip", "ip")];
  const both = [entry("destination.ip", "ip"), entry("destination.port", "port")];
  const other = [entry("destination.ip", "ip"), entry("destination.port", "port", true)];

  test.each([
    ["the value of one field", "*", [hash], [2]],
    [
      "any item, with names in full or short, one value or several",
      "*",
      [hash, address],
      [2, 3, 4],
    ],
    ["all entries of an item, of the same indicator", "*", [both], [3]],
    ["a value that must be another", "*", [other], [4]],
    ["only what the query finds", "process.name: b.exe", [hash, address], [2]],
  ] as const)("%s", (_, query, items, expected) => {
    expect(
      found("kuery", query, events, rule(...items), { indicators: asked(indicators) }),
    ).toEqual(expected);
  });

  test.each([
    ["*:*", [], [3, 4]],
    ["threat.indicator.provider: feed", [], [4]],
    ['event.module: threatintel and not threat.indicator.provider: "feed"', [], [3]],
    ["@timestamp >= now-30d/d", [], [4]],
    ["*", [{ meta: { negate: true }, query: { match_phrase: { provider: "feed" } } }], [3]],
    ["*", [{ meta: { disabled: true }, query: { match_phrase: { provider: "x" } } }], [3, 4]],
  ] as const)("indicators are those that %s finds, with %j", (query, filters, expected) => {
    const given = [
      { ip: "10.1.2.3", "@timestamp": "2025-01-01T00:00:00Z" },
      { ip: "10.1.2.4", "@timestamp": "2026-01-01T00:00:00Z", provider: "feed" },
    ].map((record) => indicatorOf(new Map(Object.entries(record))));
    const asking = { ...rule(address), threat_query: query, threat_filters: filters };
    expect(found("kuery", "*", events, asking, { indicators: asked(given) })).toEqual(expected);
  });

  test("networks hold addresses, and case counts where fields are keywords", () => {
    const given = [{ ip: "10.1.2.0/30" }, { "file.hash.sha256": "AA11" }].map((record) =>
      indicatorOf(new Map(Object.entries(record))),
    );
    expect(found("kuery", "*", events, rule(address, hash), { indicators: asked(given) })).toEqual([
      3,
    ]);
  });

  test("ten thousand indicators are one test, in hits too", () => {
    const many = Array.from({ length: 10_000 }, (_, i) =>
      indicatorOf(new Map(Object.entries({ ip: `10.9.${i >> 8}.${i & 255}`, port: i }))),
    );
    const given = [...many, ...indicators];
    expect(found("kuery", "*", events, rule(address, both), { indicators: asked(given) })).toEqual([
      3, 4,
    ]);
    const text = JSON.stringify({ rule_id: "r", name: "r", query: "*", ...rule(address, both) });
    const options = { indicators: asked(given) };
    const { detections } = loadRules([new SourceText("r.ndjson", text)], options);
    const logic = detections[0]?.logic;
    let tests = 0;
    for (const step of logic?.kind === "queries" ? (logic.queries[0]?.steps ?? []) : [])
      if (step.kind === "filter")
        walkExpr(step.where, ({ kind }) => {
          if (kind === "compare" || kind === "match") tests++;
        });
    expect(tests).toBe(2);
  });

  test.each([
    ["without a file", undefined, /--indicators/],
    ["without a value to compare", [], /no indicator has .*threat\.indicator\.ip/],
  ] as const)("say why they do not run %s", (_, given, reason) => {
    const text = JSON.stringify({
      rule_id: "r",
      name: "r",
      language: "kuery",
      query: "*",
      ...rule(address),
    });
    const source = new SourceText("r.ndjson", text);
    const { detections, diagnostics } = loadRules(
      [source],
      given === undefined ? {} : { indicators: asked(given) },
    );
    expect(detections[0]?.cannotRun).toMatch(reason);
    expect(diagnostics.map(({ code }) => code)).toEqual(["elastic-rule/not-run"]);
  });
});
