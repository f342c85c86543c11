import { lowerSpl, parseSpl } from "@telltale/core/languages/spl";
import type { MacroTable } from "@telltale/core/languages/spl";
import type { Query } from "@telltale/core/model";
import { splunkTables } from "@telltale/core/schema/cim";
import { SourceText } from "@telltale/core/source";
import { runOverAttackLogs } from "./attack-logs.ts";
import { readCorpus, readMacros } from "./splunk-corpus/read-corpus.ts";
import type { CorpusLine } from "./splunk-corpus/read-corpus.ts";
import { figure } from "./scoreboard.ts";

type Print = (line: string) => void;

interface Runnable {
  readonly name: string;
  readonly query: Query;
}

/** The least percentages: of all searches those that parse, of those for Windows those that lower, and that run. */
const floors = { parsed: 99.5, lowered: 99, run: 99 };

/**
 * Takes every detection of Splunk's security content as far as it goes: parsed with the pack's macros; those for Windows
 * lowered, and run over logs of attacks. Prints how many get where, and what stops each of the others. Exit code 1
 * below the floors.
 */
export async function splunk(data: string, print: Print): Promise<void> {
  const macros = readMacros(data);
  const lines = readCorpus(data);
  const windows = lines.filter((line) => line.windows);
  const parsed = lines.filter((line) => parses(line, macros, print)).length;
  const runnable = windows.flatMap((line) => lowered(line, macros, print) ?? []);
  const ran = (await runOverAttackLogs(runnable, data, 10_000, print)).counts;
  figure("searches", lines.length);
  figure("searches that parse", parsed);
  figure("detections for Windows", windows.length);
  figure("detections for Windows that lower", runnable.length);
  figure("detections for Windows that run", ran.length);
  print(`  searches that parse: ${share(parsed, lines.length)}`);
  print(`  detections for Windows that lower: ${share(runnable.length, windows.length)}`);
  print(`  detections for Windows that run: ${share(ran.length, windows.length)}`);
  print(`    of these find something: ${ran.filter((rows) => rows > 0).length}`);
  const isLow =
    100 * parsed < floors.parsed * lines.length ||
    100 * runnable.length < floors.lowered * windows.length ||
    100 * ran.length < floors.run * windows.length;
  if (isLow) process.exitCode = 1;
}

const share = (part: number, of: number) =>
  `${part} of ${of} (${((100 * part) / of).toFixed(1)} %)`;

function parses({ name, search }: CorpusLine, macros: MacroTable, print: Print): boolean {
  const [first] = parseSpl(new SourceText(name, search), { macros }).diagnostics;
  if (first !== undefined) print(`    does not parse: ${name}: ${first.message}`);
  return first === undefined;
}

function lowered(
  { name, search }: CorpusLine,
  macros: MacroTable,
  print: Print,
): Runnable | undefined {
  const source = new SourceText(name, search);
  const parsed = parseSpl(source, { macros });
  if (parsed.diagnostics.length > 0) return undefined;
  const { query, diagnostics } = lowerSpl(parsed, source, { tables: splunkTables, macros });
  if (query !== undefined) return { name, query };
  const reasons = diagnostics.filter(({ severity }) => severity === "error");
  print(`    does not lower: ${name}: ${reasons.map(({ message }) => message).join("; ")}`);
  return undefined;
}
