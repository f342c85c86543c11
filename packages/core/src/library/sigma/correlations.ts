import { lowerCorrelation, type SigmaCorrelation } from "../../languages/sigma/index.ts";
import { nearest } from "../../source/index.ts";
import type { Entry } from "./load.ts";
import type { RuleIndex } from "./rule-index.ts";

/** Lowers the correlations, each after those that it refers to. */
export function lowerCorrelations(entries: readonly Entry[], index: RuleIndex): void {
  const open = new Set<Entry>();
  const done = new Set<Entry>();

  const lower = (entry: Entry, correlation: SigmaCorrelation): void => {
    if (done.has(entry)) return;
    open.add(entry);
    for (const { name, span } of correlation.correlation.rules) {
      const target = index.find(name);
      if (target === undefined) {
        const suggestion = nearest(name, index.names());
        const payload = { reference: name, ...(suggestion === undefined ? {} : { suggestion }) };
        entry.report.say("sigma/unknown-rule", payload, span);
      } else if (open.has(target)) {
        entry.report.say("sigma/correlation-cycle", { reference: name }, span);
      } else {
        if (target.document?.kind === "correlation") lower(target, target.document);
        if (target.detection === undefined) {
          entry.report.say("sigma/rule-not-loaded", { reference: name }, span);
        }
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
    if (entry.document?.kind === "correlation") lower(entry, entry.document);
  }
}
