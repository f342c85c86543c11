import { statSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { compileRuleSet, packRuleSet, unpackRuleSet } from "@telltale/core/engine";
import type { RuleSet } from "@telltale/core/engine";
import { loadRules } from "@telltale/core/library";
import type { Diagnostic } from "@telltale/core/source";
import { findRuleFiles, readSources } from "../files/rule-files.ts";
import type { UnreadablePath } from "../files/rule-files.ts";
import { ruleCacheFor } from "./rule-cache.ts";

export interface LoadedRuleSet {
  readonly ruleSet: RuleSet;
  /** The rule set as one text, for other threads. */
  readonly packed: () => string;
  readonly diagnostics: readonly Diagnostic[];
  readonly unreadable: readonly UnreadablePath[];
}

/** Loads and compiles rules, or takes over what an earlier run compiled of the same files. */
export async function loadRuleSet(paths: readonly string[]): Promise<LoadedRuleSet> {
  const { files, unreadable } = findRuleFiles(paths);
  const programTime = programTimeOf();
  const cache =
    programTime === undefined || files.includes("-") ? undefined : ruleCacheFor(files, programTime);
  const known = cache?.read();
  if (known !== undefined) {
    const { packed, notes } = known;
    const diagnostics = JSON.parse(notes) as Diagnostic[];
    return { ruleSet: unpackRuleSet(packed), packed: () => packed, diagnostics, unreadable };
  }
  const read = await readSources(files);
  const { detections, diagnostics } = loadRules(read.sources);
  const byName = new Map(read.sources.map((source) => [source.name, source]));
  const ruleSet = compileRuleSet(detections, (detection) => byName.get(detection.origin.file));
  let text: string | undefined;
  const packed = () => (text ??= packRuleSet(ruleSet));
  if (cache !== undefined && read.unreadable.length === 0)
    cache.write({ packed: packed(), notes: JSON.stringify(diagnostics) });
  return { ruleSet, packed, diagnostics, unreadable: [...unreadable, ...read.unreadable] };
}

/** When this program was built; undefined where it runs from source, which may change under a cache. */
function programTimeOf(): number | undefined {
  const file = fileURLToPath(import.meta.url);
  return file.endsWith(".ts") ? undefined : statSync(file).mtimeMs;
}
