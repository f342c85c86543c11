import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { compileRuleSet } from "@telltale/core/engine";
import type { RuleSet } from "@telltale/core/engine";
import { loadRules } from "@telltale/core/library";
import { SourceText } from "@telltale/core/source";
import { dataFolder } from "./folders.ts";

const sigmaHq = join(dataFolder, "rules/sigmahq");

/** The trees of SigmaHQ's rules, for all platforms; not those that it has deprecated or cannot run. */
export function ruleFolders(): readonly string[] {
  return globSync("rules*", { cwd: sigmaHq })
    .sort()
    .map((tree) => join(sigmaHq, tree));
}

/** All SigmaHQ rules, compiled. */
export function loadSigmaHq(): RuleSet {
  const files = ruleFolders().flatMap((tree) =>
    globSync("**/*.yml", { cwd: tree })
      .sort()
      .map((file) => join(tree, file)),
  );
  const sources = files.map((file) => new SourceText(file, readFileSync(file, "utf8")));
  return compileRuleSet(loadRules(sources).detections);
}
