import { statSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { packRuleSet, unpackRuleSet } from "@telltale/core/engine";
import type { RuleSet } from "@telltale/core/engine";
import type { Diagnostic } from "@telltale/core/source";
import { findRuleFiles } from "../files/rule-files.ts";
import type { UnreadablePath } from "../files/rule-files.ts";
import { isGiven } from "./rules-beside.ts";
import type { RulesBeside } from "./rules-beside.ts";
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
 * serve for long, and on other threads. They are then packed at once, which takes time, and take less memory. What was
 * compiled with indicators or lookups of the user's is not kept: they change more often than rules do.
 */
export async function loadRuleSet(
  paths: readonly string[],
  isLong: boolean,
  beside: RulesBeside,
): Promise<LoadedRuleSet> {
  const { files, unreadable } = findRuleFiles(paths);
  const programTime = programTimeOf();
  const cache =
    programTime === undefined || files.includes("-") || isGiven(beside)
      ? undefined
      : ruleCacheFor(files, programTime);
  const known = cache?.read();
  if (known !== undefined) {
    const { packed, notes } = known;
    const diagnostics = JSON.parse(notes) as Diagnostic[];
    const ruleSet = unpackRuleSet(packed);
    return { ruleSet, packed: () => packed, keep: () => undefined, diagnostics, unreadable };
  }
  // All languages come with it; what an earlier run compiled needs none of them.
  const { compileRules } = await import("./compile-rules.ts");
  const compiled = await compileRules(files, beside);
  const bytes = isLong ? shared(packRuleSet(compiled.ruleSet)) : undefined;
  const ruleSet = bytes === undefined ? compiled.ruleSet : unpackRuleSet(bytes);
  const packed = () => bytes ?? shared(packRuleSet(ruleSet));
  const { diagnostics } = compiled;
  const isWhole = compiled.unreadable.length === 0;
  const keep = () => {
    if (cache !== undefined && isWhole)
      cache.write({ packed: packed(), notes: JSON.stringify(diagnostics) });
  };
  const refused = [...unreadable, ...compiled.unreadable];
  return { ruleSet, packed, keep, diagnostics, unreadable: refused };
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
