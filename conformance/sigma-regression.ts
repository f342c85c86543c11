import fs from "node:fs";
import path from "node:path";
import { compileRuleSet, createFullScan, createMatcher } from "@telltale/core/engine";
import type { RuleSet } from "@telltale/core/engine";
import { loadRules } from "@telltale/core/library";
import { SourceText } from "@telltale/core/source";
import { createReader, detectFormat } from "@telltale/core/telemetry";
import { filesBelow } from "./data.ts";
import { figure } from "./scoreboard.ts";

/** All SigmaHQ rules, compiled. */
export function sigmaHqRules(data: string): RuleSet {
  const folder = path.join(data, "rules", "sigmahq");
  const trees = fs.readdirSync(folder).filter((name) => name.startsWith("rules"));
  const files = trees
    .sort()
    .flatMap((tree) => filesBelow(path.join(folder, tree), (name) => name.endsWith(".yml")));
  const sources = files.map((file) => new SourceText(file, fs.readFileSync(file, "utf8")));
  return compileRuleSet(loadRules(sources).detections);
}

/** Hits by rule id in one file; with `check`, also whether the index and a full scan agree on every event. */
export function hitsOf(
  file: string,
  ruleSet: RuleSet,
  check: boolean,
): {
  readonly hits: ReadonlyMap<string, number>;
  readonly differing: number;
  readonly records: number;
} {
  const bytes = new Uint8Array(fs.readFileSync(file));
  const format = detectFormat(bytes, file);
  const hits = new Map<string, number>();
  let differing = 0;
  if (format === "unknown" || format === "gzip" || format === "zstd" || format === "zip")
    return { hits, differing, records: 0 };
  const matcher = matcherFor(ruleSet);
  const oracle = createFullScan(ruleSet);
  const reader = createReader(format);
  reader.read(bytes, 0, true, (event) => {
    const found = [...matcher.match(event)];
    if (check && String(found) !== String(oracle.match(event))) differing++;
    for (const rule of found) {
      const id = ruleSet.rules[rule]?.detection.id ?? "";
      hits.set(id, (hits.get(id) ?? 0) + 1);
    }
  });
  return { hits, differing, records: reader.account.records };
}

const matchers = new WeakMap<RuleSet, ReturnType<typeof createMatcher>>();

function matcherFor(ruleSet: RuleSet): ReturnType<typeof createMatcher> {
  let matcher = matchers.get(ruleSet);
  if (matcher === undefined) matchers.set(ruleSet, (matcher = createMatcher(ruleSet)));
  return matcher;
}

/** Every SigmaHQ regression log must hit its rule as often as it says, as EVTX and as JSON. */
export function sigmaRegression(data: string, print: (line: string) => void): void {
  const ruleSet = sigmaHqRules(data);
  for (const extension of [".evtx", ".json"]) {
    let passed = 0;
    let failed = 0;
    for (const info of filesBelow(
      path.join(data, "sigma-regression"),
      (name) => name === "info.yml",
    )) {
      const text = fs.readFileSync(info, "utf8");
      const rule = /rule_metadata:\s*\n\s*- id:\s*(\S+)/.exec(text)?.[1] ?? "";
      const expected = Number(/match_count:\s*(\d+)/.exec(text)?.[1] ?? 1);
      const file = filesBelow(path.dirname(info), (name) => name.endsWith(extension))[0];
      if (file === undefined) continue;
      const got = hitsOf(file, ruleSet, false).hits.get(rule) ?? 0;
      if (got >= expected) passed++;
      else {
        failed++;
        print(`  ${path.relative(data, file)}: ${got} hits of ${rule}, expected ${expected}`);
      }
    }
    print(`sigma regression ${extension}: ${passed} passed, ${failed} failed`);
    figure(`${extension} passed`, passed);
    figure(`${extension} failed`, failed);
  }
}
