import path from "node:path";
import {
  type LoweredKusto,
  lowerKusto,
  lowerKustoFunction,
  parseKusto,
} from "@telltale/core/languages/kusto";
import { declareFunctions } from "@telltale/core/library";
import { type KustoCatalog, kustoCatalog } from "@telltale/core/schema/kusto";
import { type Diagnostic, SourceText } from "@telltale/core/source";
import { readLines } from "./data.ts";
import { createCachedOracle } from "./kusto-lower/oracle.ts";
import { type CorpusLine, functionOf, functionsOfCorpus } from "./kusto-lower/pack.ts";
import type { Verdict } from "./microsoft-kusto.ts";
import { figure } from "./scoreboard.ts";

/** Agreement with Microsoft's binder that must hold, in percent. */
const floor = 99.5;

/** How many differences are shown. */
const shown = Number(process.env["TELLTALE_SHOWN"] ?? 40);

/** Only every so manieth query is put to the oracle, which takes 50 ms for each it has not seen. */
const stride = Number(process.env["TELLTALE_STRIDE"] ?? 1);

interface SuiteLine {
  readonly id: string;
  readonly kind: string;
  readonly query: string;
}

type Print = (line: string) => void;

interface Outcome {
  readonly line: CorpusLine;
  readonly errors: readonly Diagnostic[];
  /** Undefined where the text does not parse. */
  readonly lowered?: Lowered;
}

/** What is kept of a lowered query: all of them at once are more than fits. */
interface Lowered {
  readonly columns?: readonly string[];
  readonly asksData: boolean;
  readonly isPartial: boolean;
}

/**
 * Lowers every query of the corpus and prints how many get their meaning, and why the others do not: as they stand, in
 * a workspace with the parsers of the corpus as functions, and there with the tables that only the data can tell of.
 * Compares accept, reject and result columns in that workspace with Microsoft's binder over the same tables and
 * functions; and counts the queries of the suite that the real engine refused. Exit code 1 where the binder is not
 * agreed with.
 */
export function kustoLower(data: string, print: Print): void {
  const lines = readLines(path.join(data, "corpora", "kql.jsonl")).map(
    (line) => JSON.parse(line) as CorpusLine,
  );
  const sound = lines.filter(({ parses }) => parses).length;
  const pack = functionsOfCorpus(lines);
  const { catalog: workspace } = declareFunctions({ functions: pack, diagnostics: [] });
  const alone = lines.map(({ name, query }) => lowered(name, query, kustoCatalog()));
  const start = performance.now();
  const outcomes = lines.map((line): Outcome => ({ line, ...loweredIn(workspace, line, false) }));
  const seconds = (performance.now() - start) / 1000;
  const brought = lines.map((line): Outcome => ({ line, ...loweredIn(workspace, line, true) }));
  const share = (name: string, part: readonly { readonly errors: readonly Diagnostic[] }[]) => {
    const count = part.filter(({ errors }) => errors.length === 0).length;
    figure(`lowered, ${name}`, count);
    const percent = (of: number) => `${((100 * count) / of).toFixed(1)} %`;
    return `${count} lowered: ${percent(part.length)} of all, ${percent(sound)} of those that Microsoft's parser reads`;
  };
  const parsed = outcomes.filter((outcome) => outcome.lowered !== undefined);
  print(
    `corpus: ${lines.length} queries, ${sound} of which Microsoft's parser reads, ${parsed.length} parsed, ${(lines.length / seconds).toFixed(0)} queries/s`,
  );
  print(`  as they stand, over known tables: ${share("as they stand", alone)}`);
  print(
    `  with the ${pack.length} functions of the corpus's own parsers: ${share("with functions", outcomes)}`,
  );
  print(
    `  with these and tables that the data must bring: ${share("with functions and tables", brought)}`,
  );
  reportCorpus(brought, print);
  const agreement = compareWithOracle(
    outcomes,
    createCachedOracle(path.join(data, "..", "kusto-verdicts.jsonl"), workspace),
    print,
  );
  reportRefusals(path.join(data, "suites", "kusto.jsonl"), print);
  figure("agreement, percent", agreement);
  if (agreement < floor) process.exitCode = 1;
}

/** A line in a workspace: a parser is a function there, whose parameters it may name. */
function loweredIn(
  catalog: KustoCatalog,
  line: CorpusLine,
  assumeTables: boolean,
): Omit<Outcome, "line"> {
  const { name, kind, query } = line;
  if (kind !== "parser") return lowered(name, query, catalog, assumeTables);
  const parsed = parseKusto(new SourceText(name, query)).diagnostics.filter(isError);
  if (parsed.length > 0) return { errors: parsed };
  const result = lowerKustoFunction(functionOf(line), catalog, { assumeTables });
  return { errors: result.diagnostics.filter(isError), lowered: summary(result) };
}

const isError = ({ severity }: Diagnostic) => severity === "error";

function lowered(
  name: string,
  query: string,
  catalog: KustoCatalog,
  assumeTables = false,
): Omit<Outcome, "line"> {
  const source = new SourceText(name, query);
  const parsed = parseKusto(source);
  const errors = parsed.diagnostics.filter(isError);
  if (errors.length > 0) return { errors };
  const result = lowerKusto(parsed, source, catalog, { assumeTables });
  return { errors: result.diagnostics.filter(isError), lowered: summary(result) };
}

function summary({ results, openQuestion, stubs }: LoweredKusto): Lowered {
  const columns = results
    .at(-1)
    ?.columns.map(({ name, type }) => `${name}:${type === "boolean" ? "bool" : type}`);
  return {
    ...(columns === undefined ? {} : { columns }),
    asksData: openQuestion !== undefined,
    isPartial: stubs.length > 0,
  };
}

function reportCorpus(outcomes: readonly Outcome[], print: Print): void {
  const parsed = outcomes.filter((outcome) => outcome.lowered !== undefined);
  const whole = outcomes.filter(({ errors }) => errors.length === 0);
  const open = whole.filter(({ lowered: result }) => result?.asksData);
  const partial = whole.filter(({ lowered: result }) => result?.isPartial);
  print(
    `  of these ${open.length} ask the data for columns, ${partial.length} are partial (stubs)`,
  );
  const firsts = parsed.flatMap(({ errors }) => rootOf(errors) ?? []);
  print("  first error of those that are not lowered:");
  for (const [code, found] of counted(firsts, ({ code }) => code)) {
    const texts = counted(found, ({ message }) => message).slice(0, 12);
    const examples = texts.map(([text, some]) => `${text} (${some.length})`).join("; ");
    print(`    ${String(found.length).padStart(4)} ${code}: ${examples}`);
  }
}

/** The first error, or what is wrong in the function that it is about. */
function rootOf(errors: readonly Diagnostic[]): Diagnostic | undefined {
  return errors.find(({ code }) => code !== "kusto/broken-function") ?? errors[0];
}

function counted<T>(items: readonly T[], key: (item: T) => string): readonly [string, T[]][] {
  return [...Map.groupBy(items, key)].sort(([, a], [, b]) => b.length - a.length);
}

/** Refusals that say what cannot be run here, though it is right. */
const honest: ReadonlySet<string> = new Set(["kusto/unsupported", "kusto/elsewhere"]);

/** What the engine runs though the binder refuses it: Microsoft's own parsers take texts out of dynamics so. */
const known: readonly (readonly [error: RegExp, query: RegExp])[] = [
  [/^KS141 .* dynamic/, /\bcoalesce\s*\(/],
];

/** Compares with the binder, whose verdicts are kept in a file: each takes it tens of milliseconds. */
function compareWithOracle(
  outcomes: readonly Outcome[],
  verdictOf: (query: string) => Verdict,
  print: Print,
): number {
  // The columns of watchlists are known to the workspace only.
  const asked = outcomes.filter(
    ({ line, lowered: result }, i) =>
      result !== undefined && i % stride === 0 && !line.query.includes("_GetWatchlist"),
  );
  const differing: string[] = [];
  const refused: string[] = [];
  let behind = 0;
  let lenient = 0;
  let sameVerdict = 0;
  let bothAccept = 0;
  let compared = 0;
  let sameColumns = 0;
  let overlooked = 0;
  for (const { line, errors, lowered: result } of asked) {
    const verdict = verdictOf(asQuery(line));
    const error = rootOf(errors);
    const [theirs] = verdict.errors;
    if (error !== undefined && theirs === undefined && honest.has(error.code)) {
      refused.push(`${error.code}: ${error.message}`);
      continue;
    }
    if (error === undefined && theirs !== undefined && isKnown(theirs, line)) {
      lenient++;
      continue;
    }
    // The binder takes the functions of a workspace for sound.
    if (theirs === undefined && errors.some(({ code }) => code === "kusto/broken-function")) {
      behind++;
      continue;
    }
    if ((error === undefined) !== (theirs === undefined)) {
      const cause =
        error === undefined ? `there ${theirs}` : `here ${error.code}: ${error.message}`;
      differing.push(`${line.path} (${line.name}): ${cause}`);
      continue;
    }
    sameVerdict++;
    if (error !== undefined) continue;
    bothAccept++;
    const mine = result?.columns;
    if (mine === undefined || !isComparable(verdict)) continue;
    compared++;
    const others = verdict.columns ?? [];
    if (mine.join() === others.join()) sameColumns++;
    else if (isOverlooked(mine, others)) overlooked++;
    else differing.push(`${line.path} (${line.name}): ${firstDifference(mine, others)}`);
  }
  const agreement =
    (100 * sameVerdict) / Math.max(1, asked.length - refused.length - behind - lenient);
  const columns = ((100 * sameColumns) / Math.max(1, compared)).toFixed(2);
  print(
    `Microsoft's binder: ${asked.length} queries, ${refused.length} of them refused here as not supported`,
  );
  for (const [text, some] of counted(refused, (text) => text)) print(`    ${some.length} ${text}`);
  print(`  ${behind} call functions with errors, which the binder does not look into`);
  print(`  ${lenient} are refused there though the engine runs them`);
  print(`  of the others the same verdict on ${agreement.toFixed(2)} %`);
  print(
    `  ${bothAccept} accepted by both; of ${compared} with known columns ${columns} % have the same`,
  );
  print(
    `  ${overlooked} differ in the type of a union's column that the binder overlooks; the rest:`,
  );
  for (const difference of differing.slice(0, shown)) print(`    ${difference}`);
  if (differing.length > shown) print(`    … and ${differing.length - shown} more`);
  return agreement;
}

function isKnown(error: string, { query }: CorpusLine): boolean {
  return known.some(([said, text]) => said.test(error) && text.test(query));
}

/** A parser with its parameters, for the binder: a function that is called. */
function asQuery(line: CorpusLine): string {
  const { parameters, body } = functionOf(line);
  if (parameters === "") return line.query;
  return `let parser = (${parameters}) {\n${body.text}\n};\nparser()`;
}

/** Columns that depend on data, or that the binder lists twice, cannot be compared. */
function isComparable({ columns }: Verdict): boolean {
  if (columns === undefined || columns.some((column) => column.endsWith(":unknown"))) return false;
  return new Set(columns.map((column) => column.split(":")[0])).size === columns.length;
}

/**
 * Where two legs of a union agree on a column's type, the binder overlooks that a later leg has another: it keeps `x`,
 * where `x_int` and `x_string` come out if the legs stand in another order (and of the engine).
 */
function isOverlooked(ours: readonly string[], theirs: readonly string[]): boolean {
  const at = theirs.findIndex((column, i) => column !== ours[i]);
  const [name = "", type = ""] = theirs[at]?.split(":") ?? [];
  return ours[at] === `${name}_${type}:${type}`;
}

function firstDifference(ours: readonly string[], theirs: readonly string[]): string {
  const at = theirs.findIndex((column, i) => column !== ours[i]);
  const place = at < 0 ? theirs.length : at;
  return `column ${place + 1} is ${ours[place] ?? "none"} here, ${theirs[place] ?? "none"} there`;
}

/** What the real engine refused should be refused here too. */
function reportRefusals(file: string, print: Print): void {
  const catalog = kustoCatalog();
  const cases = readLines(file).map((line) => JSON.parse(line) as SuiteLine);
  const refused = cases.filter(({ kind }) => kind === "emulator-error");
  const missed = refused.filter(({ id, query }) => lowered(id, query, catalog).errors.length === 0);
  print(
    `suite: of ${refused.length} queries that the engine refuses ${refused.length - missed.length} are refused`,
  );
  for (const { id, query } of missed)
    print(`    ${id}: ${query.replaceAll(/\s+/g, " ").slice(0, 160)}`);
  const ran = cases.filter(({ kind }) => kind.endsWith("emulator-result"));
  const wronged = ran.flatMap(({ id, query }) => {
    const [error] = lowered(id, query, catalog).errors;
    return error === undefined ? [] : [{ id, error }];
  });
  print(
    `suite: of ${ran.length} queries that the engine runs ${ran.length - wronged.length} are lowered`,
  );
  for (const [message, found] of counted(
    wronged,
    ({ error }) => `${error.code}: ${error.message}`,
  )) {
    print(`    ${String(found.length).padStart(4)} ${message} (${found[0]?.id})`);
  }
}
