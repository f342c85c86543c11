import { explainDetection, renderExplanationText } from "@telltale/core/analysis";
import {
  compileRuleSet,
  correlate,
  createFullScan,
  createMatcher,
  FeedPlan,
  matchedFields,
} from "@telltale/core/engine";
import type { FedEvent, Matcher, RuleSet } from "@telltale/core/engine";
import { loadRules } from "@telltale/core/library";
import { SourceText } from "@telltale/core/source";
import { createReader, detectFormat } from "@telltale/core/telemetry";

export interface NamedBytes {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What core makes of some logs and rules: plain data that two platforms can be compared by. */
export interface ScanResult {
  readonly records: number;
  /** Problems of rules and damage of logs. */
  readonly complaints: readonly string[];
  readonly hits: readonly string[];
  readonly fullScanHits: readonly string[];
  readonly correlated: readonly string[];
  readonly explanations: readonly string[];
}

/** Runs everything that a page would: reads, matches with and without the index, correlates, explains. */
export function scanAll(logs: readonly NamedBytes[], rules: readonly NamedBytes[]): ScanResult {
  const decoder = new TextDecoder();
  const sources = rules.map(({ name, bytes }) => new SourceText(name, decoder.decode(bytes)));
  const byName = new Map(sources.map((source) => [source.name, source]));
  const { detections, diagnostics } = loadRules(sources);
  const ruleSet = compileRuleSet(detections, ({ origin }) => byName.get(origin.file));
  const indexed = run(logs, ruleSet, createMatcher(ruleSet));
  const full = run(logs, ruleSet, createFullScan(ruleSet));
  return {
    records: indexed.records,
    complaints: [...diagnostics.map(({ code, source }) => `${source}: ${code}`), ...indexed.damage],
    hits: indexed.hits,
    fullScanHits: full.hits,
    correlated: correlate(
      ruleSet,
      indexed.fed.toSorted((a, b) => a.timeMs - b.timeMs),
    ).map(
      ({ rule, events }) => `${ruleSet.rules[rule]?.detection.title ?? ""}: ${events.join(", ")}`,
    ),
    explanations: detections.map((detection) => {
      const source = byName.get(detection.origin.file) ?? new SourceText("", "");
      return renderExplanationText(explainDetection(detection, source, () => undefined));
    }),
  };
}

function run(logs: readonly NamedBytes[], ruleSet: RuleSet, matcher: Matcher) {
  const plan = new FeedPlan(ruleSet);
  const hits: string[] = [];
  const damage: string[] = [];
  const fed: FedEvent<string>[] = [];
  let records = 0;
  for (const { name, bytes } of logs) {
    const format = detectFormat(bytes, name);
    if (format === "unknown" || format === "gzip" || format === "zstd" || format === "zip") {
      damage.push(`${name}: ${format}`);
      continue;
    }
    const reader = createReader(format);
    reader.read(bytes, 0, true, (event) => {
      for (const rule of matcher.match(event)) {
        const bound = ruleSet.rules[rule];
        if (bound === undefined) continue;
        const { title } = bound.detection;
        const id = `${name} ${event.recordId}`;
        hits.push(`${title} | ${id} | ${JSON.stringify(matchedFields(bound, event))}`);
        for (const feed of plan.feeds(rule, event))
          fed.push({ ...feed, timeMs: Date.parse(event.time), event: id });
      }
    });
    records += reader.account.records;
    damage.push(...reader.account.skipped.map(({ reason }) => `${name}: ${reason}`));
  }
  return { hits, fed, damage, records };
}
