import { cellJson } from "@telltale/core/model";
import type { Cell, Query, ScalarType, Step } from "@telltale/core/model";
import { runSearch, sysmon } from "../kit.ts";
import type { SearchOptions, SearchOutcome } from "../kit.ts";
import type { SuiteCase } from "./case.ts";

export interface CaseOutcome {
  /** By the database alone, over all events. */
  readonly sql: readonly string[];
  /** With the search's filters compiled, so that the database sees only what they let through. */
  readonly both: readonly string[];
  /** By the compiled filters alone, where nothing but filters decides: they may leave some of it to the database. */
  readonly matcher?: readonly string[];
}

/** Runs a search over its events, a second apart from 2024-03-16T11:00:01Z: an hour before now. */
export async function runCase(suiteCase: SuiteCase): Promise<CaseOutcome> {
  const events = suiteCase.events.map((fields, i) => {
    const { EventID = 1, at = i + 1, ...rest } = fields;
    return sysmon(Number(EventID), rest, Number(at));
  });
  const run = async (options: SearchOptions) =>
    rowsOf(await runSearch(suiteCase.search, events, options));
  const sql = await run({ pushDown: false });
  const both = await run({ pushDown: true });
  if (suiteCase.isFilter !== true) return { sql, both };
  const alone = await runSearch(suiteCase.search, events, { pushDown: true, alter: filtersAway });
  return { sql, both, ...(alone.kind === "unaltered" ? {} : { matcher: rowsOf(alone) }) };
}

/** The query without its filters, if all else that it does is to each row by itself. */
function filtersAway(query: Query): Query | undefined {
  const { source, steps } = query;
  const plain = new Set(["filter", "sort", "project", "project-away", "extend", "rename"]);
  // Sorting keeps ten thousand rows: more than there are.
  const isPlain = (step: Step) =>
    plain.has(step.kind) || (step.kind === "take" && step.count >= 10_000);
  if (source.kind !== "table" || !steps.every(isPlain)) return undefined;
  return { ...query, steps: steps.filter(({ kind }) => kind !== "filter") };
}

function rowsOf(outcome: SearchOutcome): readonly string[] {
  switch (outcome.kind) {
    case "unaltered":
      return [];
    case "refused":
      return outcome.errors.slice(0, 1).map((message) => `error: ${message}`);
    case "problem":
      return [`problem: ${outcome.reason}: ${outcome.message}`];
    default:
      return outcome.rows.map((row) =>
        row.map((cell, i) => cellOf(cell, outcome.columns[i]?.type ?? "string")).join("|"),
      );
  }
}

function cellOf(cell: Cell | null, type: ScalarType): string {
  const value = cellJson(cell, type);
  if (Array.isArray(value)) return `[${value.join(";")}]`;
  const text = String(value);
  return type === "datetime" ? text.replace(/\.?0*Z$/, "Z") : text;
}
