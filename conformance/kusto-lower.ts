import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { type LoweredKusto, lowerKusto, parseKusto } from "@telltale/core/languages/kusto";
import { kustoCatalog, type KustoFunction } from "@telltale/core/schema/kusto";
import { type Diagnostic, SourceText } from "@telltale/core/source";
import { readLines } from "./data.ts";
import { loadOracle, type OracleSchema, type Verdict } from "./microsoft-kusto.ts";

/** Agreement with Microsoft's binder that must hold, in percent. */
const floor = 99.5;

/** How many differences are shown. */
const shown = Number(process.env["TELLTALE_SHOWN"] ?? 40);

/** Only every so manieth query is put to the oracle, which takes 50 ms for each it has not seen. */
const stride = Number(process.env["TELLTALE_STRIDE"] ?? 1);

interface CorpusLine {
  readonly path: string;
  readonly name: string;
  readonly query: string;
  readonly parses: boolean;
}

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

const catalog = kustoCatalog();

/**
 * Lowers every query of the corpus and prints how many get their meaning, and why the others do not; compares accept,
 * reject and result columns with Microsoft's binder over the same tables; and counts the queries of the suite that the
 * real engine refused. Exit code 1 where the binder is not agreed with.
 */
export function kustoLower(data: string, print: Print): void {
  const lines = readLines(path.join(data, "corpora", "kql.jsonl")).map(
    (line) => JSON.parse(line) as CorpusLine,
  );
  const start = performance.now();
  const outcomes = lines.map((line): Outcome => ({ line, ...lowered(line.name, line.query) }));
  const seconds = (performance.now() - start) / 1000;
  reportCorpus(outcomes, seconds, print);
  const guessed = lines.filter(({ name, query }) => lowered(name, query, true).errors.length === 0);
  const share = ((100 * guessed.length) / lines.length).toFixed(1);
  print(`  with the columns of unknown tables guessed ${guessed.length} (${share} %) are lowered`);
  const agreement = compareWithOracle(
    outcomes,
    path.join(data, "..", "kusto-verdicts.jsonl"),
    print,
  );
  reportRefusals(path.join(data, "suites", "kusto.jsonl"), print);
  if (agreement < floor) process.exitCode = 1;
}

function lowered(name: string, query: string, assumeTables = false): Omit<Outcome, "line"> {
  const source = new SourceText(name, query);
  const parsed = parseKusto(source);
  const isError = ({ severity }: Diagnostic) => severity === "error";
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

function reportCorpus(outcomes: readonly Outcome[], seconds: number, print: Print): void {
  const parsed = outcomes.filter((outcome) => outcome.lowered !== undefined);
  const whole = outcomes.filter(({ errors }) => errors.length === 0);
  const open = whole.filter(({ lowered: result }) => result?.asksData);
  const partial = whole.filter(({ lowered: result }) => result?.isPartial);
  const percent = ((100 * whole.length) / outcomes.length).toFixed(1);
  print(
    `corpus: ${outcomes.length} queries, ${parsed.length} parsed, ${whole.length} lowered (${percent} %)`,
  );
  print(
    `  of these ${open.length} ask the data for columns, ${partial.length} are partial (stubs)`,
  );
  print(`  ${(outcomes.length / seconds).toFixed(0)} queries/s, parsing included`);
  const firsts = parsed.flatMap(({ errors: [first] }) => (first === undefined ? [] : [first]));
  print("  first error of those that are not lowered:");
  for (const [code, found] of counted(firsts, ({ code }) => code)) {
    const texts = counted(found, ({ message }) => message).slice(0, 12);
    const examples = texts.map(([text, some]) => `${text} (${some.length})`).join("; ");
    print(`    ${String(found.length).padStart(4)} ${code}: ${examples}`);
  }
}

function counted<T>(items: readonly T[], key: (item: T) => string): readonly [string, T[]][] {
  return [...Map.groupBy(items, key)].sort(([, a], [, b]) => b.length - a.length);
}

/** Refusals that say what cannot be run here, though it is right. */
const honest: ReadonlySet<string> = new Set(["kusto/unsupported", "kusto/elsewhere"]);

/** Compares with the binder, whose verdicts are kept in a file: each takes it tens of milliseconds. */
function compareWithOracle(outcomes: readonly Outcome[], cacheFile: string, print: Print): number {
  const verdictOf = createCachedOracle(cacheFile);
  // The columns of watchlists are known to the workspace only.
  const asked = outcomes.filter(
    ({ line, lowered: result }, i) =>
      result !== undefined && i % stride === 0 && !line.query.includes("_GetWatchlist"),
  );
  const differing: string[] = [];
  const refused: string[] = [];
  let sameVerdict = 0;
  let bothAccept = 0;
  let compared = 0;
  let sameColumns = 0;
  let overlooked = 0;
  for (const { line, errors, lowered: result } of asked) {
    const verdict = verdictOf(line.query);
    const [error] = errors;
    const [theirs] = verdict.errors;
    if (error !== undefined && theirs === undefined && honest.has(error.code)) {
      refused.push(`${error.code}: ${error.message}`);
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
  const agreement = (100 * sameVerdict) / Math.max(1, asked.length - refused.length);
  const columns = ((100 * sameColumns) / Math.max(1, compared)).toFixed(2);
  print(
    `Microsoft's binder: ${asked.length} queries, ${refused.length} of them refused here as not supported`,
  );
  for (const [text, some] of counted(refused, (text) => text)) print(`    ${some.length} ${text}`);
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

function createCachedOracle(file: string): (query: string) => Verdict {
  const cache = new Map<string, Verdict>();
  if (fs.existsSync(file)) {
    for (const line of readLines(file)) {
      const [key, verdict] = JSON.parse(line) as [string, Verdict];
      cache.set(key, verdict);
    }
  }
  let oracle: ReturnType<typeof loadOracle> | undefined;
  return (written) => {
    const query = written.replaceAll(serviceCall, "invoke $1()");
    const schema = schemaFor(query);
    const key = createHash("sha1")
      .update(JSON.stringify([query, schema]))
      .digest("base64");
    const known = cache.get(key);
    if (known !== undefined) return known;
    oracle ??= loadOracle();
    const verdict = oracle(query, schema);
    cache.set(key, verdict);
    fs.appendFileSync(file, `${JSON.stringify([key, verdict])}\n`);
    return verdict;
  };
}

/** What Defender adds to the language: its columns; the arguments, which only it can read, are cut out. */
const services: ReadonlyMap<string, string> = new Map([
  [
    "FileProfile",
    `(T:(*)) { T | extend SHA1 = "", SHA256 = "", MD5 = "", FileSize = 0, GlobalPrevalence = 0,
      GlobalFirstSeen = now(), GlobalLastSeen = now(), Signer = "", Issuer = "", SignerHash = "",
      IsCertificateValid = true, IsRootSignerMicrosoft = true, SignatureState = "", IsExecutable = true,
      ThreatName = "", Publisher = "", SoftwareName = "", ProfileAvailability = "" }`,
  ],
  ["SeenBy", '(T:(*)) { T | extend SeenBy = "" }'],
]);

const serviceCall = /\binvoke\s+(FileProfile|SeenBy)\s*\([^)]*\)/g;

const allNames = [...catalog.names()];

/** A stored function as the oracle reads it. */
function textOf(stored: KustoFunction | undefined): string | undefined {
  return stored === undefined ? undefined : `(${stored.parameters}) { ${stored.body.text} }`;
}

/** The tables and functions that a query could speak of: the binder is slow over all of them. */
function schemaFor(query: string): OracleSchema {
  const tables = new Map<string, string>();
  const functions = new Map<string, string>();
  const visit = (text: string) => {
    const words = new Set(text.match(/\w+\*?/g) ?? []);
    const patterns = [...words]
      .filter((word) => word.endsWith("*"))
      .map((word) => word.slice(0, -1));
    const wild = allNames.filter((name) => patterns.some((start) => name.startsWith(start)));
    const isAll = /\bunion\b[^|\n]*\*|^\s*(?:search|find)\b/m.test(text);
    for (const name of new Set([...words, ...wild, ...(isAll ? catalog.searched() : [])])) {
      if (tables.has(name) || functions.has(name)) continue;
      const stored = services.get(name) ?? textOf(catalog.storedFunction(name));
      if (stored !== undefined) {
        functions.set(name, stored);
        visit(stored);
      }
      const table = catalog.table(name);
      if (table === undefined) continue;
      const columns = table.columns.map(
        (column) => `['${column.name}']:${column.type === "boolean" ? "bool" : column.type}`,
      );
      tables.set(name, `(${columns.join(",")})`);
    }
  };
  visit(query);
  return { tables: [...tables], functions: [...functions] };
}

/** What the real engine refused should be refused here too. */
function reportRefusals(file: string, print: Print): void {
  const cases = readLines(file).map((line) => JSON.parse(line) as SuiteLine);
  const refused = cases.filter(({ kind }) => kind === "emulator-error");
  const missed = refused.filter(({ id, query }) => lowered(id, query).errors.length === 0);
  print(
    `suite: of ${refused.length} queries that the engine refuses ${refused.length - missed.length} are refused`,
  );
  for (const { id, query } of missed)
    print(`    ${id}: ${query.replaceAll(/\s+/g, " ").slice(0, 160)}`);
  const ran = cases.filter(({ kind }) => kind.endsWith("emulator-result"));
  const wronged = ran.flatMap(({ id, query }) => {
    const [error] = lowered(id, query).errors;
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
