import fs from "node:fs";
import path from "node:path";
import { loadRules } from "@telltale/core/library";
import { type Diagnostic, SourceText } from "@telltale/core/source";
import { filesBelow } from "./data.ts";
import { figure } from "./scoreboard.ts";

const runs = 5;

function countsOf(diagnostics: readonly Diagnostic[]): string {
  const counts = Map.groupBy(diagnostics, ({ code }) => code);
  return [...counts]
    .sort(([, a], [, b]) => b.length - a.length)
    .map(([code, all]) => `${code} ${all.length}`)
    .join(", ");
}

function timesOf(action: () => void): readonly number[] {
  return Array.from({ length: runs }, () => {
    const start = performance.now();
    action();
    return performance.now() - start;
  });
}

/** Prints one tree's figures and gives the number of errors other than missing placeholder values. */
function report(root: string, tree: string, print: (line: string) => void): number {
  const files = filesBelow(path.join(root, tree), (name) => name.endsWith(".yml"));
  const sources = files.map(
    (file) => new SourceText(path.relative(root, file), fs.readFileSync(file, "utf8")),
  );
  const { detections, diagnostics } = loadRules(sources);
  print(`${tree}: ${sources.length} files, ${detections.length} detections`);
  if (sources.length > 1000) {
    const times = timesOf(() => loadRules(sources));
    print(`  parse and lower: best ${Math.min(...times).toFixed(0)} ms of ${runs} runs`);
  }
  if (diagnostics.length > 0) print(`  ${countsOf(diagnostics)}`);
  figure(`${tree}: detections`, detections.length);
  if (!tree.startsWith("rules")) return 0;
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  for (const { source, start, code, message } of errors) {
    print(`  ${source}:${start?.line ?? 0}: ${code}: ${message}`);
  }
  return errors.filter(({ code }) => code !== "sigma/unresolved-placeholder").length;
}

/**
 * Loads every SigmaHQ rule of the test material and prints how many load, why the others do not, and
 * how long it takes. Exit code 1 if a rule of an active tree fails for any reason but a placeholder.
 */
export function sigmaLoad(data: string, print: (line: string) => void): void {
  const root = path.join(data, "rules", "sigmahq");
  const trees = fs
    .readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory());
  const wrong = trees.reduce((sum, { name }) => sum + report(root, name, print), 0);
  print(`sigma load: ${trees.length} trees, ${wrong} errors other than missing placeholder values`);
  if (wrong > 0) process.exitCode = 1;
}
