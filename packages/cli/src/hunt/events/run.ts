import { correlations, packRuleSet } from "@telltale/core/engine";
import type { EventLanguage } from "@telltale/core/library";
import { printable } from "@telltale/core/source";
import type { SourceText } from "@telltale/core/source";
import { exitCodes } from "../../exit-code.ts";
import { readIndicators } from "../../files/indicators.ts";
import { reportUnreadable } from "../../files/unreadable.ts";
import { FedEvents } from "../../scan/fed-events.ts";
import type { EventRef } from "../../scan/hit.ts";
import { interruptedExitCode, watchInterrupt } from "../../scan/interrupt.ts";
import { scanUnits } from "../../scan/pool.ts";
import { Progress } from "../../scan/progress.ts";
import { millisecondsOf } from "../../scan/scan-unit.ts";
import { selectRules } from "../../scan/select-rules.ts";
import { keepHeapSmall } from "../../scan/small-heap.ts";
import { startThreads } from "../../scan/start-threads.ts";
import { ScanTally } from "../../scan/tally.ts";
import { findLogs } from "../load/load-logs.ts";
import type { FoundLogs } from "../load/load-logs.ts";
import { packMisfit } from "../options.ts";
import type { AskedHunt, HuntStreams } from "../options.ts";
import type { Rows } from "../output/rows.ts";
import { writeResults } from "../output/write-results.ts";
import type { QuerySource } from "../query-source.ts";
import { reportDiagnostics } from "../report.ts";
import { compileEventQuery, compileRuleFile } from "./event-query.ts";
import type { CompiledEventQuery, EventQuery } from "./event-query.ts";
import { newestEvent } from "./newest-event.ts";
import { databaseOfKusto, isDatabase } from "../setup.ts";
import { eventRows, sequenceRows } from "./rows.ts";
import { eventSummary } from "./summary.ts";
import { Wanted } from "./wanted.ts";

type EventHunt = Omit<AskedHunt, "lang">;

/**
 * Finds the events, or the sequences of events, that a query is about, or the one rule of a file where no language is
 * given: rows to the output, the account of the run to `err`. Returns the exit code.
 */
export async function runEventHunt(
  { source }: QuerySource,
  language: EventLanguage | undefined,
  options: EventHunt,
  streams: HuntStreams,
): Promise<number> {
  const { err } = streams;
  const start = performance.now();
  const misfit = misfitOf(options);
  if (misfit !== undefined) {
    err.write(`${misfit}\n`);
    return exitCodes.usage;
  }
  const indicators =
    options.indicators === undefined ? undefined : await readIndicators(options.indicators);
  if (indicators !== undefined && "reason" in indicators) {
    reportUnreadable([indicators], err);
    return exitCodes.unreadable;
  }
  const logs = await findLogs(options.inputs);
  if (logs.units.length === 0 && logs.unreadable.length > 0) {
    reportUnreadable(logs.unreadable, err);
    return exitCodes.unreadable;
  }
  const interrupt = watchInterrupt();
  const query =
    language === undefined
      ? compileRuleFile(source, indicators)
      : await compileForLogs(source, language, logs, options, interrupt.signal);
  reportDiagnostics(query.diagnostics, err);
  if (!("ruleSet" in query)) {
    interrupt.release();
    err.write(`${query.reason ?? "The query was not run."}\n`);
    return exitCodes.usage;
  }
  const tally = new ScanTally();
  const found = await find(query, logs, options, tally, err, interrupt.signal);
  interrupt.release();
  const rows = { ...found, rows: found.rows.slice(0, options.maxRows) };
  const failure = await writeResults([rows], options, streams);
  const seconds = (performance.now() - start) / 1000;
  const isCut = found.rows.length > options.maxRows;
  const isInterrupted = interrupt.signal.aborted;
  err.write(eventSummary(query, rows.rows.length, tally, { seconds, isCut, isInterrupted }, err));
  if (failure !== undefined) {
    err.write(`cannot write ${printable(options.output ?? "standard output")}: ${failure}\n`);
    return exitCodes.unreadable;
  }
  if (isInterrupted) return interruptedExitCode;
  return tally.isFailed ? exitCodes.unreadable : exitCodes.clean;
}

/** Makes a text a query whose present is what the options say, or else the time of the newest event. */
async function compileForLogs(
  source: SourceText,
  language: EventLanguage,
  logs: FoundLogs,
  options: EventHunt,
  signal: AbortSignal,
): Promise<CompiledEventQuery> {
  const known = options.now === undefined ? {} : { nowMs: Date.parse(options.now) };
  const query = compileEventQuery(source, language, known);
  if (!("wantsNow" in query) || query.wantsNow !== true || logs.isOnce) return query;
  const newest = millisecondsOf(await newestEvent(logs, options, signal));
  return compileEventQuery(source, language, { nowMs: newest ?? Date.now() });
}

/** Why options do not go with a query over events. */
function misfitOf({ inputs, explain, tables, pack, lookups }: EventHunt): string | undefined {
  if (inputs.some(isDatabase)) return databaseOfKusto;
  if (explain) return "--explain is for queries over tables; telltale explain tells of rules.";
  if (tables.length > 0) return "--table is for queries over tables.";
  return packMisfit({ pack, lookups }, undefined);
}

async function find(
  query: EventQuery,
  logs: FoundLogs,
  options: EventHunt,
  tally: ScanTally,
  err: HuntStreams["err"],
  signal: AbortSignal,
): Promise<Rows> {
  const { fields, logic, pipes } = query;
  tally.files = logs.files;
  for (const { path, reason } of logs.unreadable) tally.refuse(path, reason, true);
  for (const { path, reason } of logs.passedOver) tally.refuse(path, reason, false);
  const { ruleSet, kept, silent } = selectRules(query.ruleSet, { tags: [], statuses: [] });
  const settings = {
    fullScan: false,
    silent,
    needs: [],
    shown: fields,
    ...(options.since === undefined ? {} : { since: options.since }),
    ...(options.until === undefined ? {} : { until: options.until }),
  };
  const threads = startThreads(logs.units, options.threads);
  const packed = packRuleSet(query.ruleSet);
  for (const thread of threads) thread.begin({ packed, kept, settings });
  keepHeapSmall();

  const progress = new Progress(err, logs.bytes, "row");
  const events = new Wanted<{ readonly timeMs: number; readonly event: EventRef }>(pipes);
  const fed = new FedEvents();
  const full = new AbortController();
  await scanUnits({
    units: logs.units,
    ruleSet,
    settings,
    threads,
    take: (portion) => {
      for (const { event } of portion.hits)
        events.add({ timeMs: millisecondsOf(event.time) ?? 0, event });
      fed.add(portion.fed);
      tally.add(portion);
      if (pipes.length === 0 && events.count > options.maxRows) full.abort();
      progress.update(tally.diskBytes, tally.records, events.count);
      return Promise.resolve();
    },
    signal: AbortSignal.any([signal, full.signal]),
  }).finally(() => {
    for (const thread of threads) thread.stop();
  });
  progress.clear();
  if (logic.kind === "queries")
    return eventRows(
      events.rest().map(({ event }) => event),
      fields,
    );

  // They come in the order in which they are complete, which is that of the pipes.
  const sequences = new Wanted<{ readonly timeMs: number; readonly events: readonly EventRef[] }>(
    pipes,
  );
  for (const { rule, events: members } of correlations(ruleSet, fed.inOrder()))
    if (!silent.includes(rule)) sequences.add({ timeMs: 0, events: members });
  fed.close();
  return sequenceRows(
    sequences.rest().map(({ events: members }) => members),
    fields,
    logic,
  );
}
