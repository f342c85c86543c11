/** How fast all sequences of Elastic's rules run over EVTX, and in how much memory, beside the rules over single events. */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { dataFolder, distinctLogs, grownLogs } from "./inputs/folders.ts";
import { findLogs } from "./inputs/logs.ts";
import { cacheVariables, withCommand } from "./kit/installed-command.ts";
import { measureInTurn, reportSeries, runCount } from "./kit/report.ts";
import { runMeasured, runTask } from "./kit/run-measured.ts";
import type { Run } from "./kit/run-measured.ts";

interface CorpusRule {
  readonly id: string;
  readonly path: string;
  readonly type: string;
  readonly language: string | null;
  readonly query?: string | null;
}

const corpus = join(dataFolder, "corpora/elastic.jsonl");
const counted: ReadonlySet<string> = new Set(["threshold", "new_terms"]);

/** The rules of the corpus as Kibana exports them: those that are sequences or samples, or those that are neither. */
function rulesOf(areSequences: boolean): string {
  return readFileSync(corpus, "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .flatMap((line) => {
      const { id, path, type, language, query } = JSON.parse(line) as CorpusRule;
      if (language === "esql" || counted.has(type) || query === null || query === undefined)
        return [];
      const isSequence = /^\s*(?:sequence|sample)\b/.test(query.replaceAll(/\/\*.*?\*\//gs, ""));
      if (isSequence !== areSequences) return [];
      return [JSON.stringify({ rule_id: id, name: path, type, language, query })];
    })
    .join("\n");
}

await withCommand((command) => {
  if (!existsSync(corpus)) {
    console.log("skipped: no rules of Elastic's: set TELLTALE_DATA");
    return;
  }
  const folder = command.newFolder();
  const [plain, sequences] = [join(folder, "plain.ndjson"), join(folder, "sequences.ndjson")];
  writeFileSync(plain, rulesOf(false));
  writeFileSync(sequences, rulesOf(true));
  const env = cacheVariables(command.newFolder(), command.newFolder());
  const hits = join(folder, "hits.jsonl");
  const scan = (rules: string, files: readonly string[], threads: number): Run => {
    const options = ["--rules", rules, "--format", "jsonl", "--output", hits];
    const args = [command.entry, "scan", ...files, ...options, "--threads", String(threads)];
    const { seconds, cpuSeconds, peakBytes } = runMeasured(args, env);
    return {
      seconds,
      cpuSeconds,
      peakBytes,
      hits: readFileSync(hits, "utf8").split("\n").length - 1,
    };
  };
  for (const logFolder of [grownLogs, distinctLogs]) {
    const logs = findLogs(logFolder);
    if (logs === undefined) continue;
    const { files } = logs;
    const half = files.filter((_, number) => number % 2 === 0);
    const series = measureInTurn(runCount(1), [
      { name: "single events, 1 thread", run: () => scan(plain, files, 1) },
      { name: "sequences, 1 thread", run: () => scan(sequences, files, 1) },
      { name: "sequences, 2 threads", run: () => scan(sequences, files, 2) },
    ]);
    const { records = 0 } = runTask("decode-task", ["walk", ...files]);
    reportSeries("sequences", logs, records, series);
    const { peakBytes } = scan(sequences, half, 1);
    console.log(`sequences over every other file: peak ${Math.round(peakBytes / 1e6)} MB\n`);
  }
});
