import path from "node:path";
import { filesBelow } from "./data.ts";
import { hitsOf, sigmaHqRules } from "./sigma-regression.ts";
import { figure } from "./scoreboard.ts";

/** The indexed matcher and the full scan must give the same hits on every record of every shared log. */
export function indexEqualsScan(data: string, print: (line: string) => void): void {
  const ruleSet = sigmaHqRules(data);
  const folders = ["sigma-regression", "splunk-attack-data", "json", "evtx"];
  const files = folders.flatMap((folder) =>
    filesBelow(path.join(data, folder), (name) => /\.(evtx|jsonl?|xml|csv|log|raw)$/.test(name)),
  );
  let read = 0;
  let records = 0;
  let hits = 0;
  let differing = 0;
  for (const file of files) {
    const result = hitsOf(file, ruleSet, true);
    if (result.records > 0) read++;
    records += result.records;
    for (const count of result.hits.values()) hits += count;
    if (result.differing > 0)
      print(`  ${path.relative(data, file)}: ${result.differing} records differ`);
    differing += result.differing;
  }
  print(
    `index equals full scan: ${read} files, ${records} records, ${hits} hits, ${differing} records differ`,
  );
  figure("records", records);
  figure("records that differ", differing);
}
