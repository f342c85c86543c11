import {
  compileRuleSet,
  correlate,
  createFullScan,
  createMatcher,
  FeedPlan,
} from "@telltale/core/engine";
import type { FedEvent } from "@telltale/core/engine";
import { loadRules } from "@telltale/core/library";
import type { LoadOptions } from "@telltale/core/library";
import { SourceText } from "@telltale/core/source";
import { createReader } from "@telltale/core/telemetry";
import { expect } from "vitest";

type Language = "eql" | "kuery" | "lucene";

export type Fields = Readonly<Record<string, string>>;

/** An event of the Windows logs. */
export interface Given {
  readonly id: number;
  readonly channel?: string;
  readonly provider?: string;
  readonly time?: string;
  readonly fields: Fields;
}

export const sysmon = (id: number, fields: Fields, second = 0): Given => ({
  id,
  fields,
  time: `2026-01-01T10:00:${String(second).padStart(2, "0")}Z`,
});

export const security = (id: number, fields: Fields): Given => ({
  id,
  channel: "Security",
  provider: "Microsoft-Windows-Security-Auditing",
  fields,
});

/** Events as `telltale events` prints them. */
function linesOf(events: readonly Given[]): Uint8Array {
  const lines = events.map(({ id, channel, provider, time, fields }, number) =>
    JSON.stringify({
      file: "x",
      recordId: String(number + 1),
      time: time ?? "2026-01-01T10:00:00Z",
      channel: channel ?? "Microsoft-Windows-Sysmon/Operational",
      provider: provider ?? "Microsoft-Windows-Sysmon",
      eventId: id,
      computer: "PC1",
      fields,
    }),
  );
  return new TextEncoder().encode(`${lines.join("\n")}\n`);
}

const rule = (type: Language, query: string, more: object = {}) =>
  JSON.stringify({
    rule_id: "r",
    name: "r",
    type: type === "eql" ? "eql" : "query",
    language: type,
    query,
    severity: "low",
    ...more,
  });

/** Records as agents ship them. */
export function shipped(records: readonly object[]): Uint8Array {
  return new TextEncoder().encode(`${records.map((one) => JSON.stringify(one)).join("\n")}\n`);
}

/** The record numbers of what a rule finds: by the index, which a full scan must confirm. */
export function found(
  type: Language,
  query: string,
  events: readonly Given[] | Uint8Array,
  more: object = {},
  options: LoadOptions = {},
): readonly number[] {
  const { detections, diagnostics } = loadRules(
    [new SourceText("r.ndjson", rule(type, query, more))],
    options,
  );
  expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  const ruleSet = compileRuleSet(detections);
  const indexed = createMatcher(ruleSet);
  const full = createFullScan(ruleSet);
  const plan = new FeedPlan(ruleSet);
  const hits: number[] = [];
  const fed: FedEvent<number>[] = [];
  const bytes = events instanceof Uint8Array ? events : linesOf(events);
  let number = 0;
  createReader("json").read(bytes, 0, true, (event) => {
    number++;
    const matched = [...indexed.match(event)];
    expect(matched).toEqual(full.match(event));
    if (matched.includes(0)) hits.push(number);
    for (const part of matched)
      for (const feed of plan.feeds(part, event))
        fed.push({ ...feed, timeMs: Date.parse(event.time), event: number });
  });
  return [...hits, ...correlate(ruleSet, fed).flatMap((hit) => hit.events)];
}

/** Sysmon 1. */
export const start = (image: string, line: string, more: Fields = {}) =>
  sysmon(1, { Image: image, CommandLine: line, User: "CORP\\ann", ProcessGuid: "{1}", ...more });
