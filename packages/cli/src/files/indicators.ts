import { evaluateExpr } from "@telltale/core/engine";
import { indicatorOf } from "@telltale/core/library";
import type { Indicator, Indicators } from "@telltale/core/library";
import { readRecords } from "../hunt/given-table/read-records.ts";
import { reasonOf } from "./reason.ts";
import type { UnreadablePath } from "./rule-files.ts";

/** Reads a file of indicators: JSON lines, a JSON array, or CSV with the names of ECS as its header. */
export async function readIndicators(path: string): Promise<Indicators | UnreadablePath> {
  const records: Indicator[] = [];
  let problem: string | undefined;
  try {
    for await (const record of readRecords(path)) {
      if ("problem" in record) problem ??= `line ${record.line}: ${record.problem}`;
      else records.push(indicatorOf(record.fields));
    }
  } catch (error) {
    return { path, reason: reasonOf(error) };
  }
  // What is left out of a list of threats would be missed without a word.
  if (problem !== undefined) return { path, reason: problem };
  return { records, evaluate: evaluateExpr };
}
