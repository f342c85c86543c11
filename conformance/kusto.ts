import path from "node:path";
import { tableNeeds } from "@telltale/core/engine/relational";
import { lowerKusto, lowerKustoFunction, parseKusto } from "@telltale/core/languages/kusto";
import { declareFunctions } from "@telltale/core/library";
import { bindTable, type KustoCatalog, kustoCatalog } from "@telltale/core/schema/kusto";
import { SourceText } from "@telltale/core/source";
import { openStore, type Store } from "@telltale/store";
import { readLines } from "./data.ts";
import { type CorpusLine, functionOf, functionsOfCorpus } from "./kusto-lower/pack.ts";
import { figure } from "./scoreboard.ts";

/** Of the queries whose tables Windows logs supply, those that must run, in percent. */
const floor = 85;

/** 2026-01-01, in ticks. */
const now = 639_028_224_000_000_000n;

const timeoutMs = 60_000;

type Print = (line: string) => void;

/**
 * Takes every query of the corpus as far as it goes, in a workspace with the corpus's own parsers as functions: parsed, lowered, and where its tables are those that Windows logs
 * supply, run by the database over tables of the right columns without rows. Prints how many get where, and what stops
 * the others. Exit code 1 where too few run.
 */
export async function kusto(data: string, print: Print): Promise<void> {
  const lines = readLines(path.join(data, "corpora", "kql.jsonl")).map(
    (line) => JSON.parse(line) as CorpusLine,
  );
  const functions = functionsOfCorpus(lines);
  const { catalog } = declareFunctions({ functions, diagnostics: [] });
  const store = await openStore();
  const stopped = new Map<string, string[]>();
  const counts = { lowered: 0, local: 0, ran: 0 };
  for (const line of lines) {
    const cause = await take(line, catalog, store, counts);
    if (cause === undefined) continue;
    const found = stopped.get(cause) ?? [];
    found.push(`${line.path} (${line.name})`);
    stopped.set(cause, found);
  }
  store.close();
  const share = (part: number, of: number) => `${((100 * part) / of).toFixed(1)} %`;
  print(
    `corpus: ${lines.length} queries, ${counts.lowered} lowered (${share(counts.lowered, lines.length)})`,
  );
  const ran = share(counts.ran, counts.local);
  print(
    `  tables from Windows logs: ${counts.local} queries, ${counts.ran} run (${ran}); the others:`,
  );
  for (const [cause, found] of [...stopped].sort(([, a], [, b]) => b.length - a.length)) {
    print(`    ${String(found.length).padStart(4)} ${cause}, as in ${found[0] ?? ""}`);
  }
  const percent = (100 * counts.ran) / counts.local;
  figure("tables from Windows logs: percent that run", percent);
  if (percent < floor) process.exitCode = 1;
}

/** How a query fares: what stops it, if anything, where its tables could be here. */
async function take(
  line: CorpusLine,
  catalog: KustoCatalog,
  store: Store,
  counts: { lowered: number; local: number; ran: number },
): Promise<string | undefined> {
  const { name, kind, query, tables } = line;
  const source = new SourceText(name, query);
  const parsed = parseKusto(source);
  const { diagnostics, openQuestion, results } =
    kind === "parser"
      ? lowerKustoFunction(functionOf(line), catalog)
      : lowerKusto(parsed, source, catalog);
  const error = [...parsed.diagnostics, ...diagnostics].find(
    ({ severity }) => severity === "error",
  );
  if (error !== undefined) {
    if (tables.length === 0 || !tables.every(isLocal)) return undefined;
    counts.local++;
    return `${error.code}: ${error.message}`;
  }
  counts.lowered++;
  // Without rows there is no answer: such a query is run up to where it asks.
  const queries =
    openQuestion === undefined ? results.map((result) => result.query) : [openQuestion.prefix];
  const needed = queries.flatMap(tableNeeds).map((need) => need.source);
  if (needed.length === 0 || !needed.every(isBound)) return undefined;
  counts.local++;
  for (const table of needed) {
    if (store.hasTable(table.vocabulary, table.name)) continue;
    const appender = await store.createTable(table.vocabulary, table.name, table.columns);
    appender.close();
  }
  for (const each of queries) {
    const outcome = await store.run(each, { now, timeoutMs });
    if (outcome.kind === "problem") return `${outcome.reason}: ${outcome.message.slice(0, 160)}`;
  }
  counts.ran++;
  return undefined;
}

/** What the product knows by itself. */
const known = kustoCatalog();

function isLocal(name: string): boolean {
  const table = known.table(name);
  return table === undefined ? known.storedFunction(name) !== undefined : isBound(table);
}

function isBound({
  vocabulary,
  name,
}: {
  readonly vocabulary: string;
  readonly name: string;
}): boolean {
  return bindTable(vocabulary, name) !== undefined;
}
