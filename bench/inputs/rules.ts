import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { compileRuleSet } from "@telltale/core/engine";
import type { RuleSet } from "@telltale/core/engine";
import { loadRules } from "@telltale/core/library";
import { SourceText } from "@telltale/core/source";
import { dataFolder } from "./folders.ts";

const sigmaHq = join(dataFolder, "rules/sigmahq");

/** The trees of SigmaHQ's rules, for all platforms; not those that are empty, deprecated or unsupported. */
export function ruleFolders(): readonly string[] {
  return globSync("rules*", { cwd: sigmaHq })
    .sort()
    .map((tree) => join(sigmaHq, tree))
    .filter((tree) => rulesIn(tree).length > 0);
}

/** All SigmaHQ rules, compiled. */
export function loadSigmaHq(): RuleSet {
  const files = ruleFolders().flatMap(rulesIn);
  const sources = files.map((file) => new SourceText(file, readFileSync(file, "utf8")));
  return compileRuleSet(loadRules(sources).detections);
}

function rulesIn(tree: string): readonly string[] {
  return globSync("**/*.yml", { cwd: tree })
    .sort()
    .map((file) => join(tree, file));
}
