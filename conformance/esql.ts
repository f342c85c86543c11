import path from "node:path";
import { compileEsql } from "@telltale/core/library";
import type { CompiledEsql } from "@telltale/core/library";
import { SourceText } from "@telltale/core/source";
import { runOverAttackLogs } from "./attack-logs.ts";
import { readLines } from "./data.ts";
import { figure } from "./scoreboard.ts";

type Print = (line: string) => void;

interface CorpusLine {
  readonly path: string;
  readonly name: string;
  readonly language: string | readonly string[] | null;
  readonly query?: string | null;
}

interface Named extends CompiledEsql {
  readonly name: string;
}

/** Of the rules, those that must parse and lower, and of those that can run, those that must do so: in percent. */
const floors = { lowered: 99, run: 95 };

/**
 * Takes every ES|QL query of Elastic's rules and hunts as far as it goes: parsed, lowered, run over logs of attacks.
 * Prints how many get where, and what stops each of the others. Exit code 1 below the floors.
 */
export async function esql(data: string, print: Print): Promise<void> {
  const rules = compiled(data, "elastic.jsonl", "rules", print);
  const hunts = compiled(data, "elastic-hunting.jsonl", "hunts", print);
  if (rules.share < floors.lowered) process.exitCode = 1;
  const queries = [...rules.queries, ...hunts.queries];
  const { logs, tableRows, counts } = await runOverAttackLogs(queries, data, 1000, print);
  const ran = counts.length;
  const gave = counts.filter((rows) => rows > 0).length;
  print(
    `  run over ${logs} logs, ${tableRows} rows: ${ran} of ${queries.length} (${percent(ran, queries.length)} %), ${gave} of them find something`,
  );
  figure("queries that run", ran);
  figure("queries that find something", gave);
  if ((100 * ran) / queries.length < floors.run) process.exitCode = 1;
}

const percent = (part: number, of: number) => ((100 * part) / of).toFixed(1);

/** The queries of a corpus that can run. */
function compiled(
  data: string,
  file: string,
  what: string,
  print: Print,
): { readonly queries: readonly Named[]; readonly share: number } {
  const lines = readLines(path.join(data, "corpora", file))
    .map((line) => JSON.parse(line) as CorpusLine)
    .filter(isEsql);
  const queries: Named[] = [];
  const counts = { parsed: 0, lowered: 0, refused: 0 };
  for (const line of lines) {
    const result = compileEsql(new SourceText(line.path, line.query ?? ""));
    const errors = result.diagnostics.filter(
      ({ severity, code }) => severity === "error" && code !== "esql/not-run",
    );
    const [first] = errors;
    if (!errors.some(({ code }) => syntaxCodes.has(code))) counts.parsed++;
    if (first === undefined) counts.lowered++;
    else print(`    ${what}: ${line.path}: ${first.message}`);
    if (result.cannotRun !== undefined) {
      counts.refused++;
      print(`    ${what}: ${line.path}: cannot run: ${result.cannotRun}`);
    } else if (first === undefined) queries.push({ ...result, name: line.path });
  }
  const share = (part: number) => `${part} (${percent(part, lines.length)} %)`;
  print(
    `  ${what}: of ${lines.length} ${share(counts.parsed)} parse, ${share(counts.lowered)} lower, ${counts.refused} need what only Elasticsearch has`,
  );
  figure(`${what}: parsed, percent`, (100 * counts.parsed) / lines.length);
  figure(`${what}: lowered, percent`, (100 * counts.lowered) / lines.length);
  return { queries, share: (100 * counts.lowered) / lines.length };
}

/** What a parser says, of the codes that both steps share a prefix for. */
const syntaxCodes: ReadonlySet<string> = new Set(
  "odd-text unclosed-string unclosed-comment escape syntax unclosed single-equals unknown-command no-source depth too-many"
    .split(" ")
    .map((code) => `esql/${code}`),
);

/** Hunts are of several languages, which only their texts tell apart. */
function isEsql({ language, query }: CorpusLine): boolean {
  if (typeof language === "string") return language === "esql";
  return /^\s*(?:\/\/.*\s+)*(?:sql\s+)?from\s+(?:logs-|metrics-|\.)/i.test(query ?? "");
}
