import { lowerCorrelation } from "../../languages/sigma/index.ts";
import type { Entry, EntryContent } from "./entry.ts";
import { referencePayload, type RuleIndex } from "./rule-index.ts";

type CorrelationEntry = Entry & {
  readonly content: Extract<EntryContent, { kind: "correlation" }>;
};

const isCorrelation = (entry: Entry): entry is CorrelationEntry =>
  entry.content.kind === "correlation";

/** Lowers the correlations, each after those that it refers to; those in a circle are refused. */
export function lowerCorrelations(entries: readonly Entry[], index: RuleIndex): void {
  const waiting = new Map<CorrelationEntry, number>();
  const dependents = new Map<Entry, CorrelationEntry[]>();
  for (const entry of entries.filter(isCorrelation)) {
    const targets = new Set(rulesOf(entry).map(({ name }) => index.find(name)));
    let open = 0;
    for (const target of targets) {
      if (target === undefined || !isCorrelation(target)) continue;
      open++;
      const known = dependents.get(target);
      if (known === undefined) dependents.set(target, [entry]);
      else known.push(entry);
    }
    waiting.set(entry, open);
  }
  const ready = [...waiting.keys()].filter((entry) => waiting.get(entry) === 0);
  for (const entry of ready) {
    waiting.delete(entry);
    lowerEntry(entry, index);
    for (const dependent of dependents.get(entry) ?? []) {
      const open = (waiting.get(dependent) ?? 0) - 1;
      waiting.set(dependent, open);
      if (open === 0) ready.push(dependent);
    }
  }
  for (const entry of waiting.keys()) {
    for (const { name, span } of rulesOf(entry)) {
      const target = index.find(name);
      if (target === undefined || !isCorrelation(target) || !waiting.has(target)) continue;
      entry.report.say("sigma/correlation-cycle", { reference: name }, span);
    }
  }
}

function rulesOf({ content }: CorrelationEntry) {
  return content.correlation.correlation.rules;
}

function lowerEntry(entry: CorrelationEntry, index: RuleIndex): void {
  const { report, fallbackId } = entry;
  for (const { name, span } of rulesOf(entry)) {
    const target = index.find(name);
    if (target === undefined) {
      report.say("sigma/unknown-rule", referencePayload(name, index), span);
    } else if (target.detection === undefined) {
      report.say("sigma/rule-not-loaded", { reference: name }, span);
    }
  }
  if (report.failed()) return;
  const sameRule = (a: string, b: string) => a === b || index.find(a) === index.find(b);
  const detection = lowerCorrelation(entry.content.correlation, fallbackId, sameRule, report);
  if (detection !== undefined) entry.detection = detection;
}
