import path from "node:path";
import { readLines } from "./data.ts";
import { compareResult } from "./kusto-suite/compare.ts";
import type { SuiteCase } from "./kusto-suite/compare.ts";
import { outsideScope } from "./kusto-suite/scope.ts";
import { createRunner } from "./kusto-suite/run-query.ts";
import { figure } from "./scoreboard.ts";

type Print = (line: string) => void;

/** Percent of the cases recorded from the real engine, of those in scope, that must pass. */
const floor = 92;

interface Verdict {
  readonly suiteCase: SuiteCase;
  /** Why it is not counted. */
  readonly outside?: string;
  /** What is wrong; undefined for a pass. */
  readonly cause?: string;
}

/**
 * Runs the suite's queries from text to rows and compares with what the real engine gave, or others say it would.
 * Prints pass rates by kind and by area, what was left out, and each failure with its cause. Exit code 1 if fewer of
 * the real engine's cases pass than the floor.
 */
export async function kustoSuite(data: string, print: Print): Promise<void> {
  const cases = readLines(path.join(data, "suites", "kusto.jsonl")).map(
    (line) => JSON.parse(line, wholeNumbers) as SuiteCase,
  );
  const only = process.env["TELLTALE_CASES"];
  const wanted = only === undefined ? cases : cases.filter(({ id }) => id.includes(only));
  const run = await createRunner();
  const verdicts: Verdict[] = [];
  for (const suiteCase of wanted) verdicts.push(await judge(suiteCase, run));
  run.close();

  const recorded = verdicts.filter(({ suiteCase }) => suiteCase.kind.endsWith("emulator-result"));
  for (const [kind, group] of Map.groupBy(verdicts, ({ suiteCase }) => suiteCase.kind))
    print(`  ${kind}: ${rate(group)}`);
  print("by area, recorded cases:");
  for (const [area, group] of Map.groupBy(recorded, ({ suiteCase }) => areaOf(suiteCase)))
    print(`  ${area}: ${rate(group)}`);
  printLeftOut(verdicts, print);
  printFailures(verdicts, print);
  const counted = recorded.filter(({ outside }) => outside === undefined);
  const passed = counted.filter(({ cause }) => cause === undefined).length;
  const percent = (100 * passed) / counted.length;
  print(
    `recorded from the real engine, in scope: ${passed} of ${counted.length} pass, ${percent.toFixed(2)} % (at least ${floor} % must); of all ${recorded.length}: ${((100 * passed) / recorded.length).toFixed(2)} %`,
  );
  figure("recorded, in scope: percent", percent);
  figure("recorded, of all: percent", (100 * passed) / recorded.length);
  if (percent < floor) process.exitCode = 1;
}

/** Integers that a double cannot hold stay what they are. */
function wholeNumbers(
  _key: string,
  value: unknown,
  context?: { readonly source?: string },
): unknown {
  const source = context?.source ?? "";
  const odd = typeof value === "number" && !Number.isSafeInteger(value) && /^-?\d+$/.test(source);
  return odd ? BigInt(source) : value;
}

async function judge(
  suiteCase: SuiteCase,
  run: Awaited<ReturnType<typeof createRunner>>,
): Promise<Verdict> {
  const outside = outsideScope(suiteCase);
  if (outside !== undefined) return { suiteCase, outside };
  const outcome = await run.query(suiteCase.id, suiteCase.query);
  const cause = compareResult(suiteCase, outcome);
  return { suiteCase, ...(cause === undefined ? {} : { cause }) };
}

function areaOf({ id, family }: SuiteCase): string {
  return family ?? (id.startsWith("docs-emu") ? "documentation" : (id.split("/")[0] ?? id));
}

function rate(group: readonly Verdict[]): string {
  const counted = group.filter(({ outside }) => outside === undefined);
  const passed = counted.filter(({ cause }) => cause === undefined).length;
  const percent = counted.length === 0 ? 100 : (100 * passed) / counted.length;
  const left = group.length - counted.length;
  return `${passed} of ${counted.length} pass, ${percent.toFixed(1)} %${left === 0 ? "" : `; ${left} left out`}`;
}

function printLeftOut(verdicts: readonly Verdict[], print: Print): void {
  const left = verdicts.filter(({ outside }) => outside !== undefined);
  print(`left out, ${left.length} cases:`);
  for (const [reason, group] of Map.groupBy(left, ({ outside }) => outside ?? ""))
    print(`  ${reason}: ${group.length}`);
}

function printFailures(verdicts: readonly Verdict[], print: Print): void {
  const failed = verdicts.filter(({ cause }) => cause !== undefined);
  print(`failures, ${failed.length}:`);
  for (const { suiteCase, cause } of failed)
    print(
      `  ${suiteCase.kind.startsWith("kustoloco") ? "(no proof) " : ""}${suiteCase.id}: ${cause?.replaceAll(/\s+/g, " ") ?? ""}`,
    );
}
