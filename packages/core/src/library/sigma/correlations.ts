import { lowerCorrelation, type SigmaCorrelation } from "../../languages/sigma/index.ts";
import type { Entry } from "./entry.ts";
import { referencePayload, type RuleIndex } from "./rule-index.ts";

/** Lowers the correlations, each after those that it refers to. */
export function lowerCorrelations(entries: readonly Entry[], index: RuleIndex): void {
  const open = new Set<Entry>();
  const done = new Set<Entry>();

  const lower = (entry: Entry, correlation: SigmaCorrelation): void => {
    if (done.has(entry)) return;
    open.add(entry);
    for (const { name, span } of correlation.correlation.rules) {
      const target = index.find(name);
      if (target === undefined)
        entry.report.say("sigma/unknown-rule", referencePayload(name, index), span);
      else if (open.has(target))
        entry.report.say("sigma/correlation-cycle", { reference: name }, span);
      else {
        if (target.content.kind === "correlation") lower(target, target.content.correlation);
        if (target.detection === undefined)
          entry.report.say("sigma/rule-not-loaded", { reference: name }, span);
      }
    }
    open.delete(entry);
    done.add(entry);
    if (entry.report.failed()) return;
    const sameRule = (a: string, b: string) => a === b || index.find(a) === index.find(b);
    const detection = lowerCorrelation(correlation, entry.fallbackId, sameRule, entry.report);
    if (detection !== undefined) entry.detection = detection;
  };

  for (const entry of entries) {
    if (entry.content.kind === "correlation") lower(entry, entry.content.correlation);
  }
}
