import path from "node:path";
import { parseKusto } from "@telltale/core/languages/kusto";
import { type Diagnostic, SourceText } from "@telltale/core/source";
import { readLines } from "./data.ts";
import { figure } from "./scoreboard.ts";

const runs = 5;

/** Agreement with Microsoft's parser that must hold, in percent of the queries. */
const floor = 99.5;

interface CorpusLine {
  readonly path: string;
  readonly name: string;
  readonly query: string;
  readonly parses: boolean;
  readonly parse_errors?: readonly (readonly [code: string, message: string, around: string])[];
}

interface SuiteLine {
  readonly id: string;
  readonly kind: string;
  readonly query: string;
}

type Print = (line: string) => void;

/**
 * Parses every query of the corpus and prints how often accept and reject agree with Microsoft's parser, each
 * disagreement with its cause, the parser's speed, and how the conformance suite parses. Exit code 1 if the
 * agreement is below the floor or a query that the real engine ran is rejected.
 */
export function kustoParse(data: string, print: Print): void {
  const agreement = reportCorpus(path.join(data, "corpora", "kql.jsonl"), print);
  const refused = reportSuite(path.join(data, "suites", "kusto.jsonl"), print);
  if (agreement < floor || refused > 0) process.exitCode = 1;
}

function parseErrors(name: string, query: string): readonly Diagnostic[] {
  const { diagnostics } = parseKusto(new SourceText(name, query));
  return diagnostics.filter(({ severity }) => severity === "error");
}

function reportCorpus(file: string, print: Print): number {
  const lines = readLines(file).map((line) => JSON.parse(line) as CorpusLine);
  const verdicts = lines.map((line) => ({ line, errors: parseErrors(line.name, line.query) }));
  const differing = verdicts.filter(({ line, errors }) => line.parses !== (errors.length === 0));
  const accepted = verdicts.filter(({ errors }) => errors.length === 0).length;
  const agreement = (100 * (lines.length - differing.length)) / lines.length;
  const official = lines.filter(({ parses }) => parses).length;
  print(
    `corpus: ${lines.length} queries, ${accepted} accepted, Microsoft's parser accepts ${official}`,
  );
  print(`  agreement ${agreement.toFixed(2)} %, ${differing.length} differ:`);
  figure("agreement, percent", agreement);
  for (const { line, errors } of differing) {
    const [error] = errors;
    const cause =
      error === undefined
        ? `accepted here; there ${line.parse_errors?.[0]?.slice(0, 2).join(" ") ?? "rejected"}`
        : `${error.start?.line ?? 0}:${error.start?.column ?? 0} ${error.code}: ${error.message}`;
    print(`    ${line.path} (${line.name}): ${cause}`);
  }
  printSpeed(
    lines.map(({ query }) => query),
    print,
  );
  return agreement;
}

function printSpeed(queries: readonly string[], print: Print): void {
  const seconds = Array.from({ length: runs }, () => {
    const start = performance.now();
    for (const query of queries) parseKusto(new SourceText("query", query));
    return (performance.now() - start) / 1000;
  });
  const best = Math.min(...seconds);
  const size = queries.reduce((sum, query) => sum + query.length, 0);
  const rate = (queries.length / best).toFixed(0);
  print(`  speed: ${rate} queries/s, ${(size / best / 1e6).toFixed(1)} MB/s, best of ${runs} runs`);
}

function reportSuite(file: string, print: Print): number {
  const lines = readLines(file).map((line) => JSON.parse(line) as SuiteLine);
  const byKind = Map.groupBy(lines, ({ kind }) => kind);
  let refused = 0;
  for (const [kind, cases] of byKind) {
    const rejected = cases.filter(({ id, query }) => parseErrors(id, query).length > 0);
    print(`suite ${kind}: ${cases.length} queries, ${rejected.length} rejected`);
    // The emulator's errors are mostly about names and types, which parsing does not look at.
    if (kind === "emulator-error") continue;
    refused += rejected.length;
    for (const { id, query } of rejected) {
      const error = parseErrors(id, query)[0];
      print(`    ${id}: ${error?.code}: ${error?.message}`);
    }
  }
  return refused;
}
