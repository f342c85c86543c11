/**
 * Loads every SigmaHQ rule of the test material and prints how many load, why the others do not, and
 * how long it takes. Exit code 1 if a rule of an active tree fails for any reason but a placeholder.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { loadRules } from "../packages/core/src/library/index.ts";
import { type Diagnostic, SourceText } from "../packages/core/src/source/index.ts";

const data = process.env["TELLTALE_DATA"] ?? join(import.meta.dirname, "../.cache/shared");
const root = join(data, "rules/sigmahq");

function sourcesIn(tree: string): SourceText[] {
  return readdirSync(join(root, tree), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".yml"))
    .sort()
    .map((name) => new SourceText(join(tree, name), readFileSync(join(root, tree, name), "utf8")));
}

function countsOf(diagnostics: readonly Diagnostic[]): string {
  const counts = new Map<string, number>();
  for (const { code } of diagnostics) counts.set(code, (counts.get(code) ?? 0) + 1);
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .map(([code, count]) => `${code} ${count}`)
    .join(", ");
}

let unexplained = 0;
const trees = readdirSync(root, { withFileTypes: true }).filter((entry) => entry.isDirectory());
for (const { name: tree } of trees) {
  const sources = sourcesIn(tree);
  const started = performance.now();
  const { detections, diagnostics } = loadRules(sources);
  const first = performance.now() - started;
  loadRules(sources);
  const second = performance.now() - started - first;
  const errors = diagnostics.filter((diagnostic) => diagnostic.severity === "error");
  console.log(
    `${tree}: ${sources.length} files, ${detections.length} detections, ` +
      `${first.toFixed(0)} ms (again: ${second.toFixed(0)} ms)`,
  );
  if (diagnostics.length > 0) console.log(`  ${countsOf(diagnostics)}`);
  if (!tree.startsWith("rules")) continue;
  for (const error of errors) {
    if (error.code !== "sigma/unresolved-placeholder") unexplained++;
    console.log(`  ${error.source}:${error.start?.line ?? 0}: ${error.code}: ${error.message}`);
  }
}
process.exitCode = unexplained === 0 ? 0 : 1;
