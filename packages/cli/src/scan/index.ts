import { correlations } from "@telltale/core/engine";
import type { RuleSet } from "@telltale/core/engine";
import { printable } from "@telltale/core/source";
import type { Diagnostic } from "@telltale/core/source";
import { exitCodes } from "../exit-code.ts";
import { openOutput } from "../files/output.ts";
import { reportUnreadable } from "../files/unreadable.ts";
import { findInputs } from "../input/find-inputs.ts";
import { divideInput } from "../input/work-unit.ts";
import { paintFor, plainPaint } from "../terminal/paint.ts";
import { columnsOf } from "../terminal/width.ts";
import { hitFormat } from "./format-hit.ts";
import { FedEvents } from "./fed-events.ts";
import type { Hit } from "./hit.ts";
import { interruptedExitCode, watchInterrupt } from "./interrupt.ts";
import { loadRuleSet } from "./load-rule-set.ts";
import type { LoadedRuleSet } from "./load-rule-set.ts";
import type { ScanOptions, Streams } from "./options.ts";
import { scanUnits } from "./pool.ts";
import type { Pipelines } from "./pipelines.ts";
import { Progress } from "./progress.ts";
import type { Portion } from "./scan-unit.ts";
import { selectRules } from "./select-rules.ts";
import { keepHeapSmall } from "./small-heap.ts";
import { startThreads } from "./start-threads.ts";
import { ScanTally } from "./tally.ts";
import { renderSummary } from "./summary/index.ts";

/**
 * Runs rules on logs in one pass: hits to the output in the order of the inputs, correlations' hits after them in
 * the order in which they came true, those of rules over tables last, then the account of the run to `err`. Returns the exit code.
 */
export async function runScan(options: ScanOptions, streams: Streams): Promise<number> {
  const start = performance.now();
  const inputs = await findInputs(options.inputs);
  const divided = inputs.files.map((file, number) => divideInput(file, number));
  const units = divided.flatMap((parts) => (typeof parts === "string" ? [] : parts));
  // They start while the rules are loaded.
  const threads = startThreads(units, options.threads);
  const stopThreads = () => {
    for (const thread of threads) thread.stop();
  };
  const loaded = await loadRuleSet(options.rules, threads.length > 0, options);
  const { ruleSet, kept, silent } = selectRules(loaded.ruleSet, options);
  const { rules: rulePaths, indicators } = options;
  const named = indicators === undefined ? rulePaths : [...rulePaths, indicators];
  const refusal = refuse(loaded, named, ruleSet, streams);
  if (refusal !== undefined) {
    stopThreads();
    return refusal;
  }
  const output = openOutput(options.output, streams.out);
  if (typeof output === "string") {
    stopThreads();
    streams.err.write(`cannot write ${printable(options.output ?? "")}: ${output}\n`);
    return exitCodes.usage;
  }

  const tally = new ScanTally();
  for (const { path, reason } of loaded.unreadable) tally.refuse(path, reason, true);
  for (const { path, reason } of inputs.unreadable) tally.refuse(path, reason, true);
  for (const { path, reason } of inputs.passedOver) tally.refuse(path, reason, false);
  inputs.files.forEach(({ path, isNamed }, number) => {
    const parts = divided[number];
    if (typeof parts === "string") tally.refuse(path, parts, isNamed);
    else tally.files++;
  });

  const progress = new Progress(
    streams.err,
    inputs.files.some((file) => file.isStream)
      ? 0
      : inputs.files.reduce((sum, file) => sum + file.bytes, 0),
  );
  const format = hitFormat(
    options.format,
    ruleSet,
    options.output === undefined ? paintFor(streams.out) : plainPaint,
    options.output === undefined ? columnsOf(streams.out) : undefined,
  );
  const fed = new FedEvents();
  const interrupt = watchInterrupt();
  const write = (hit: Hit) => {
    output.write(format.hit(hit, tally.hitCount === 0));
    tally.hit(hit.rule);
  };
  const take = async (portion: Portion) => {
    if (portion.hits.length > 0) progress.clear();
    for (const hit of portion.hits) write(hit);
    fed.add(portion.fed);
    pipelines?.add(portion.rows);
    tally.add(portion);
    await output.caughtUp();
    if (output.failure !== undefined) failed.abort();
    progress.update(tally.diskBytes, tally.records, tally.hitCount);
  };
  const failed = new AbortController();
  const signal = AbortSignal.any([interrupt.signal, failed.signal]);
  const pipelines = await openPipelines(ruleSet);
  const settings = {
    fullScan: options.fullScan,
    silent,
    needs: pipelines?.needs ?? [],
    ...(options.since === undefined ? {} : { since: options.since }),
    ...(options.until === undefined ? {} : { until: options.until }),
  };
  for (const thread of threads) thread.begin({ packed: loaded.packed(), kept, settings });
  output.write(format.head);
  keepHeapSmall();
  await scanUnits({ units, ruleSet, settings, threads, take, signal }).finally(stopThreads);
  progress.clear();

  for (const { rule, group, events } of correlations(ruleSet, fed.inOrder())) {
    const last = events.at(-1);
    if (last === undefined || silent.includes(rule)) continue;
    const matched = [...group].map(([field, value]) => ({ field, value, predicate: "group-by" }));
    write({ rule, event: last, events, matched });
  }
  fed.close();
  const notes = new Map(ruleSet.notes);
  const note = (rule: number, diagnostic: Diagnostic) =>
    notes.set(rule, [...(notes.get(rule) ?? []), diagnostic]);
  await pipelines?.run(ruleSet.rules, tally.newest, write, note, signal);
  output.write(format.tail(tally.hitCount === 0));
  await output.close();
  interrupt.release();
  loaded.keep();

  const isInterrupted = interrupt.signal.aborted;
  const seconds = (performance.now() - start) / 1000;
  const run = { seconds, threads: threads.length + 1, isInterrupted };
  const { diagnostics } = loaded;
  streams.err.write(
    renderSummary(
      { tally, run, ruleSet: { rules: ruleSet.rules, notes }, diagnostics },
      paintFor(streams.err),
      columnsOf(streams.err),
    ),
  );
  if (output.failure !== undefined) {
    streams.err.write(
      `\ncannot write ${printable(options.output ?? "standard output")}: ${output.failure}\n`,
    );
    return exitCodes.unreadable;
  }
  if (isInterrupted) return interruptedExitCode;
  if (tally.isFailed) return exitCodes.unreadable;
  return tally.hitCount > 0 ? exitCodes.findings : exitCodes.clean;
}

/** What runs rules over tables, loaded only where there are such. */
async function openPipelines(ruleSet: RuleSet): Promise<Pipelines | undefined> {
  if (ruleSet.rules.every(({ pipeline }) => pipeline === undefined)) return undefined;
  const { pipelineNeeds, Pipelines } = await import("./pipelines.ts");
  return Pipelines.open(pipelineNeeds(ruleSet));
}

/** A scan without its rules would find nothing and say so: it is not begun. */
function refuse(
  { unreadable, ruleSet: all, diagnostics }: LoadedRuleSet,
  named: readonly string[],
  ruleSet: RuleSet,
  { err }: Streams,
): number | undefined {
  const missing = unreadable.filter(({ path }) => named.includes(path));
  if (missing.length > 0) {
    reportUnreadable(missing, err);
    err.write("Nothing was scanned: the rules, or their indicators, could not be read.\n");
    return exitCodes.unreadable;
  }
  if (all.rules.length === 0) {
    const errors = diagnostics.some(({ severity }) => severity === "error");
    err.write(
      errors
        ? "Nothing was scanned: no rule could be loaded. `telltale check` says what is wrong with them.\n"
        : "Nothing was scanned: there are no rules in what --rules names.\n",
    );
    return exitCodes.unreadable;
  }
  if (ruleSet.rules.length > 0) return undefined;
  err.write(
    `Nothing was scanned: of ${all.rules.length} rules none is asked for by --level, --tag and --status.\n`,
  );
  return exitCodes.usage;
}
