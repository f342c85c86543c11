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
  /** The rule set as bytes, in memory that threads can share; packed when first asked for. */
  readonly packed: () => Uint8Array;
  /** Keeps what was compiled for the next run. Takes time: to be called when nobody waits for hits. */
  readonly keep: () => void;
  readonly diagnostics: readonly Diagnostic[];
  readonly unreadable: readonly UnreadablePath[];
}

/**
 * Loads and compiles rules, or takes over what an earlier run compiled of the same files. `isLong`: the rules are to
 * serve for long, and on other threads. They are then packed at once, which takes time, and take less memory.
 */
export async function loadRuleSet(
  paths: readonly string[],
  isLong: boolean,
): Promise<LoadedRuleSet> {
  const { files, unreadable } = findRuleFiles(paths);
  const programTime = programTimeOf();
  const cache =
    programTime === undefined || files.includes("-") ? undefined : ruleCacheFor(files, programTime);
  const known = cache?.read();
  if (known !== undefined) {
    const { packed, notes } = known;
    const diagnostics = JSON.parse(notes) as Diagnostic[];
    const ruleSet = unpackRuleSet(packed);
    return { ruleSet, packed: () => packed, keep: () => undefined, diagnostics, unreadable };
  }
  const { compiled, diagnostics, unread } = await compile(files);
  const bytes = isLong ? shared(packRuleSet(compiled)) : undefined;
  const ruleSet = bytes === undefined ? compiled : unpackRuleSet(bytes);
  const packed = () => bytes ?? shared(packRuleSet(ruleSet));
  const keep = () => {
    if (cache !== undefined && unread.length === 0)
      cache.write({ packed: packed(), notes: JSON.stringify(diagnostics) });
  };
  return { ruleSet, packed, keep, diagnostics, unreadable: [...unreadable, ...unread] };
}

/** A function of its own, so that nothing holds the rules' texts when it is done. */
async function compile(files: readonly string[]) {
  const { sources, unreadable: unread } = await readSources(files);
  const { detections, diagnostics } = loadRules(sources);
  const byName = new Map(sources.map((source) => [source.name, source]));
  const compiled = compileRuleSet(detections, (detection) => byName.get(detection.origin.file));
  return { compiled, diagnostics, unread };
}

function shared(bytes: Uint8Array): Uint8Array {
  const copy = new Uint8Array(new SharedArrayBuffer(bytes.length));
  copy.set(bytes);
  return copy;
}

/** When this program was built; undefined where it runs from source, which may change under a cache. */
function programTimeOf(): number | undefined {
  const file = fileURLToPath(import.meta.url);
  return file.endsWith(".ts") ? undefined : statSync(file).mtimeMs;
}
