import type { TableNeed } from "@telltale/core/engine/relational";
import { columnsOf, ticksOfTime, timeOfTicks } from "@telltale/core/model";
import type { ColumnType, OpenQuestion, Query } from "@telltale/core/model";
import type { SourceText } from "@telltale/core/source";
import type { StoreProblem, StoreResult } from "@telltale/store";
import { answerQuestion } from "./answer-question.ts";
import { compileHunt, hasErrors } from "./compile.ts";
import type { CompiledHunt } from "./compile.ts";
import type { HuntData, LoadedTable } from "./data/data.ts";
import { isOutOfMemory } from "./data/memory-limit.ts";
import type { HuntLanguage } from "./language.ts";
import { needsOf, tableKey } from "./needs.ts";
import { olderRows } from "./older-rows.ts";
import type { OlderRows } from "./older-rows.ts";
import type { HuntOptions } from "./options.ts";
import type { HuntSetup } from "./setup.ts";
import { timeText } from "./output/cell-text.ts";
import { usesNow } from "./uses-now.ts";

/** What a hunt came to. */
export type HuntOutcome =
  | { readonly kind: "errors"; readonly compiled: CompiledHunt }
  | { readonly kind: "interrupted" }
  /** The database has no room for the rows that the query asks for. */
  | { readonly kind: "overfull" }
  | { readonly kind: "problem"; readonly problem: StoreProblem; readonly compiled: CompiledHunt }
  /** The database cannot be opened, and why. */
  | { readonly kind: "unopened"; readonly reason: string }
  | HuntResult;

export interface HuntResult {
  readonly kind: "result";
  readonly compiled: CompiledHunt;
  readonly data: HuntData;
  /** The tables that the queries read, with what they ask of them. */
  readonly tables: readonly LoadedTable[];
  /** One for each query of the text. */
  readonly results: readonly StoreResult[];
  readonly now: HuntNow;
  /** When the queries would find something, where they find nothing. */
  readonly older?: OlderRows;
}

/** What `now()` was, and why; `isUsed` where the query asks for it. */
export interface HuntNow {
  readonly ticks: bigint;
  /** In ISO 8601. */
  readonly time: string;
  readonly from: "option" | "newest event" | "clock";
  readonly isUsed: boolean;
}

export interface HuntRun {
  readonly source: SourceText;
  readonly language: HuntLanguage;
  readonly setup: HuntSetup;
  readonly options: HuntOptions;
  readonly signal: AbortSignal;
  /**
   * A database for these queries. The same one each time where tables are kept with all that there is; a fresh one
   * where they hold only what was asked for, for an answered question asks for more.
   */
  readonly open: () => Promise<HuntData | string>;
  /** Called once the query is known to be right, and before anything is read. */
  readonly begin?: (compiled: CompiledHunt) => void;
}

/** Operators whose columns depend on the data that a query can have, one in the rows of another. */
const mostQuestions = 10;

/** Compiles a query, fills the tables that it names, and runs it. */
export async function executeHunt(run: HuntRun): Promise<HuntOutcome> {
  const { source, language, setup, options, signal } = run;
  const answers = new Map<string, readonly ColumnType[]>();
  for (let round = 0; ; round++) {
    const compiled = compileHunt(source, language, setup, answers);
    if (hasErrors(compiled)) return { kind: "errors", compiled };
    if (round === 0) run.begin?.(compiled);
    const { openQuestion } = compiled;
    const queries =
      openQuestion === undefined
        ? compiled.results.map(({ query }) => query)
        : [distinctRows(openQuestion.prefix)];
    const data = await run.open();
    if (typeof data === "string") return { kind: "unopened", reason: data };
    const needs = needsOf(queries);
    const filling = await fill(data, needs, signal);
    if (filling !== "filled") return { kind: filling };
    const now = nowFor(options, data, queries);
    const results = await runAll(queries, data, now, options, signal);
    if (!Array.isArray(results)) return { kind: "problem", problem: results, compiled };
    if (openQuestion === undefined) {
      const isEmpty = results.every(({ rows }) => rows.length === 0);
      const goesByNewest = now.isUsed && now.from === "newest event";
      const older = isEmpty && goesByNewest ? await olderRows(queries, data, now.ticks) : undefined;
      const tables = tablesOf(needs, data);
      const result = { kind: "result", compiled, data, tables, results, now } as const;
      return older === undefined ? result : { ...result, older };
    }
    if (setup.input.kind === "logs" && setup.input.logs.isOnce)
      return { kind: "problem", problem: readTwice(openQuestion), compiled };
    const [rows] = results;
    if (rows === undefined || round === mostQuestions) return { kind: "interrupted" };
    answers.set(openQuestion.key, answerQuestion(openQuestion, rows));
  }
}

async function fill(
  data: HuntData,
  needs: readonly TableNeed[],
  signal: AbortSignal,
): Promise<"filled" | "interrupted" | "overfull"> {
  try {
    return (await data.load(needs, signal)) ? "filled" : "interrupted";
  } catch (error) {
    if (!isOutOfMemory(error)) throw error;
    return "overfull";
  }
}

/** What is known of the tables, with what these queries ask of them: they may hold more. */
function tablesOf(needs: readonly TableNeed[], data: HuntData): readonly LoadedTable[] {
  return needs.flatMap((need) => {
    const key = tableKey(need.source);
    const table = data.tables.find(({ need: { source } }) => tableKey(source) === key);
    return table === undefined ? [] : [{ ...table, need }];
  });
}

function readTwice({ span }: OpenQuestion): StoreProblem {
  const message =
    "which columns there are depends on the data, so that the logs are read twice; what comes in a stream can be read once: ingest it, or save it to a file";
  return { kind: "problem", reason: "refused", message, span };
}

/** A question is about what values there are, not how often. */
function distinctRows(query: Query): Query {
  const columns = columnsOf(query).map(({ name, type }) => ({
    name,
    value: { kind: "field", vocabulary: "column", name, type } as const,
  }));
  return { ...query, steps: [...query.steps, { kind: "distinct", columns }] };
}

async function runAll(
  queries: readonly Query[],
  data: HuntData,
  { ticks }: HuntNow,
  { maxRows, timeoutSeconds }: HuntOptions,
  signal: AbortSignal,
): Promise<StoreResult[] | StoreProblem> {
  const results: StoreResult[] = [];
  for (const query of queries) {
    const limits = { maxRows, timeoutMs: timeoutSeconds * 1000 };
    const outcome = await data.run(query, { now: ticks, ...limits, signal });
    if (outcome.kind === "problem") return outcome;
    results.push(outcome);
  }
  return results;
}

function nowFor(options: HuntOptions, data: HuntData, queries: readonly Query[]): HuntNow {
  const isUsed = queries.some(usesNow);
  const given = options.now ?? data.span()?.newest;
  const ticks = given === undefined ? undefined : ticksOfTime(given);
  if (ticks === undefined) {
    const present = new Date().toISOString();
    return { ticks: ticksOfTime(present) ?? 0n, time: present, from: "clock", isUsed };
  }
  const from = options.now === undefined ? "newest event" : "option";
  return { ticks, time: timeText(timeOfTicks(ticks)), from, isUsed };
}
