import { compileRuleSet } from "@telltale/core/engine";
import type { RuleSet } from "@telltale/core/engine";
import { loadRules } from "@telltale/core/library";
import type { Diagnostic } from "@telltale/core/source";
import { readSources } from "../files/rule-files.ts";
import type { UnreadablePath } from "../files/rule-files.ts";

export interface CompiledRules {
  readonly ruleSet: RuleSet;
  readonly diagnostics: readonly Diagnostic[];
  readonly unreadable: readonly UnreadablePath[];
}

/** Reads and compiles rule files. Nothing holds their texts when it is done. */
export async function compileRules(files: readonly string[]): Promise<CompiledRules> {
  const { sources, unreadable } = await readSources(files);
  const { detections, diagnostics } = loadRules(sources);
  const byName = new Map(sources.map((source) => [source.name, source]));
  const ruleSet = compileRuleSet(detections, (detection) => byName.get(detection.origin.file));
  return { ruleSet, diagnostics, unreadable };
}
