import {
  applyFilter,
  coversLogSource,
  type LoweredFilter,
  type Report,
} from "../../languages/sigma/index.ts";
import type { Entry } from "./entry.ts";
import { referencePayload, type RuleIndex } from "./rule-index.ts";

/** Joins each filter to the rules that it covers, in the order of the files. */
export function applyFilters(entries: readonly Entry[], index: RuleIndex): void {
  for (const { content, report } of entries) {
    if (content.kind !== "filter") continue;
    for (const target of targetsOf(content.filter, entries, index, report)) {
      if (target.detection !== undefined)
        target.detection = applyFilter(target.detection, content.filter);
    }
  }
}

/** A filter covers a rule if it names it (or says `any`) and its log source covers the rule's (pySigma). */
function targetsOf(
  { filter }: LoweredFilter,
  entries: readonly Entry[],
  index: RuleIndex,
  report: Report,
): ReadonlySet<Entry> {
  const covered = ({ content }: Entry) =>
    content.kind === "rule" && coversLogSource(filter.logSource, content.logSource);
  if (filter.rules === "any") {
    const all = new Set(entries.filter(covered));
    if (all.size === 0) report.say("sigma/filter-without-rules", {}, filter.search.span);
    return all;
  }
  const targets = new Set<Entry>();
  for (const { name, span } of filter.rules) {
    const found = index.find(name);
    if (found === undefined)
      report.say("sigma/filter-unknown-rule", referencePayload(name, index), span);
    else if (covered(found)) targets.add(found);
    else report.say("sigma/filter-log-source", { reference: name }, span);
  }
  return targets;
}
