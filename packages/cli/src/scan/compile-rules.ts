import { compileRuleSet } from "@telltale/core/engine";
import type { RuleSet } from "@telltale/core/engine";
import { loadRules } from "@telltale/core/library";
import type { Diagnostic } from "@telltale/core/source";
import { readIndicators } from "../files/indicators.ts";
import { readLookupFiles } from "../files/lookups.ts";
import { readSources } from "../files/rule-files.ts";
import type { UnreadablePath } from "../files/rule-files.ts";
import type { RulesBeside } from "./rules-beside.ts";

export interface CompiledRules {
  readonly ruleSet: RuleSet;
  readonly diagnostics: readonly Diagnostic[];
  readonly unreadable: readonly UnreadablePath[];
}

/** Reads and compiles rule files, and the files that some of them rely on. Nothing holds their texts when it is done. */
export async function compileRules(
  files: readonly string[],
  { indicators: indicatorFile, lookups: lookupFiles = [] }: RulesBeside,
): Promise<CompiledRules> {
  const { sources, unreadable: unreadableRules } = await readSources(files);
  const unreadable = [...unreadableRules];
  const indicators = indicatorFile === undefined ? undefined : await readIndicators(indicatorFile);
  if (indicators !== undefined && "reason" in indicators) unreadable.push(indicators);
  const { lookups, unreadable: unreadableLookups } = await readLookupFiles(lookupFiles);
  unreadable.push(...unreadableLookups);
  const { detections, diagnostics } = loadRules(sources, {
    lookups,
    ...(indicators === undefined || "reason" in indicators ? {} : { indicators }),
  });
  const byName = new Map(sources.map((source) => [source.name, source]));
  const ruleSet = compileRuleSet(detections, (detection) => byName.get(detection.origin.file));
  return { ruleSet, diagnostics, unreadable };
}
