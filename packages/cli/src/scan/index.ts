import { availableParallelism } from "node:os";
import { correlate } from "@telltale/core/engine";
import type { FedEvent } from "@telltale/core/engine";
import { exitCodes } from "../exit-code.ts";
import { reasonOf } from "../files/reason.ts";
import { findInputs } from "../input/find-inputs.ts";
import { divideInput } from "../input/work-unit.ts";
import type { WorkUnit } from "../input/work-unit.ts";
import { paintFor } from "../terminal/paint.ts";
import { hitFormat } from "./format-hit.ts";
import type { EventRef, Hit } from "./hit.ts";
import { loadRuleSet } from "./load-rule-set.ts";
import type { Outcome, ScanOptions, Streams } from "./options.ts";
import { fileOutput, streamOutput } from "./output.ts";
import { scanUnits } from "./pool.ts";
import { Progress } from "./progress.ts";
import type { RouteCount, UnitResult } from "./scan-unit.ts";
import { selectRules } from "./select-rules.ts";
import { renderSummary } from "./summary.ts";

/**
 * Runs rules on logs in one pass: hits to the output in the order of the inputs, correlations' hits after them in
 * the order in which they came true, then the account of the run to `err`.
 */
export async function runScan(options: ScanOptions, streams: Streams): Promise<Outcome> {
  const start = performance.now();
  const inputs = await findInputs(options.inputs);
  const loaded = await loadRuleSet(options.rules);
  const { ruleSet, kept, silent } = selectRules(loaded.ruleSet, options);
  const unreadable: { path: string; reason: string }[] = [
    ...loaded.unreadable,
    ...inputs.unreadable,
  ];
  let isFailed = unreadable.length > 0;
  const units: WorkUnit[] = [];
  inputs.files.forEach((file, number) => {
    const divided = divide(file, number);
    if (typeof divided !== "string") return void units.push(...divided);
    unreadable.push({ path: file.path, reason: divided });
    if (file.isNamed) isFailed = true;
  });

  const output =
    options.output === undefined ? streamOutput(streams.out) : openOutput(options.output, streams);
  if (output === undefined) return { exitCode: exitCodes.unreadable };
  const totalBytes = inputs.files.reduce((sum, file) => sum + file.bytes, 0);
  const progress = new Progress(streams.err, totalBytes);
  const format = hitFormat(
    options.format,
    ruleSet,
    paintFor(options.output === undefined ? streams.out : plainStream),
  );
  const hits = new Map<number, number>();
  const fed: (FedEvent<EventRef> & { readonly order: number })[] = [];
  const routes: RouteCount[] = [];
  const skipped: UnitResult["account"]["skipped"][number][] = [];
  let [bytes, records, skippedCount, hitCount] = [0, 0, 0, 0];

  const write = (hit: Hit) => {
    output.write(format.hit(hit, hitCount === 0));
    hitCount++;
    hits.set(hit.rule, (hits.get(hit.rule) ?? 0) + 1);
  };
  output.write(format.head);
  const threads = options.threads ?? availableParallelism();
  const settings = {
    fullScan: options.fullScan,
    silent,
    ...(options.since === undefined ? {} : { since: options.since }),
    ...(options.until === undefined ? {} : { until: options.until }),
  };
  const packed = () => ({ packed: loaded.packed(), kept });
  await scanUnits(units, threads, ruleSet, settings, packed, ({ account, ...result }) => {
    if (result.hits.length > 0) progress.clear();
    for (const hit of result.hits) write(hit);
    for (const event of result.fed) fed.push({ ...event, order: fed.length });
    routes.push(...result.routes);
    bytes += account.bytes;
    records += account.records;
    skippedCount += account.skippedCount;
    skipped.push(...account.skipped);
    unreadable.push(...account.unreadable);
    if (account.unreadable.length > 0) isFailed = true;
    progress.update(bytes, records, hitCount);
  });
  progress.clear();

  fed.sort((a, b) => a.timeMs - b.timeMs || a.order - b.order);
  for (const { rule, group, events } of correlate(ruleSet, fed)) {
    const last = events.at(-1);
    if (last === undefined || silent.includes(rule)) continue;
    const matched = [...group].map(([field, value]) => ({ field, value, predicate: "group-by" }));
    write({ rule, event: last, events, matched });
  }
  output.write(hitCount === 0 && options.format === "json" ? "]\n" : format.tail);
  await output.end();
  const seconds = (performance.now() - start) / 1000;
  const figures = {
    files: inputs.files.length,
    bytes,
    records,
    seconds,
    threads,
    hits,
    routes,
    unreadable,
    skipped,
    skippedCount,
    diagnostics: loaded.diagnostics,
  };
  streams.err.write(renderSummary(figures, ruleSet, paintFor(streams.err)));
  if (isFailed) return { exitCode: exitCodes.unreadable };
  return { exitCode: hitCount > 0 ? exitCodes.findings : exitCodes.clean };
}

function divide(
  file: Parameters<typeof divideInput>[0],
  number: number,
): ReturnType<typeof divideInput> {
  try {
    return divideInput(file, number);
  } catch (error) {
    return reasonOf(error);
  }
}

function openOutput(path: string, streams: Streams): ReturnType<typeof fileOutput> | undefined {
  try {
    return fileOutput(path);
  } catch (error) {
    streams.err.write(`cannot write ${path}: ${reasonOf(error)}\n`);
    return undefined;
  }
}

/** Stands for a file where colors are decided. */
const plainStream = { isTTY: false } as unknown as NodeJS.WritableStream;
