import { esqlOfFile } from "@telltale/core/library";
import { nearest, printable } from "@telltale/core/source";
import type { SourceText } from "@telltale/core/source";
import { exitCodes } from "../exit-code.ts";
import { reportUnreadable } from "../files/unreadable.ts";
import { watchInterrupt } from "../scan/interrupt.ts";
import { Progress } from "../scan/progress.ts";
import { paintFor } from "../terminal/paint.ts";
import { openData } from "./data/open-data.ts";
import type { HuntData } from "./data/data.ts";
import { executeHunt } from "./execute.ts";
import type { HuntResult } from "./execute.ts";
import { explainHunt } from "./explain/explain.ts";
import { reportFailure } from "./failure.ts";
import type { GivenTableFile } from "./given-table/given-table.ts";
import {
  detectEventLanguage,
  detectLanguage,
  isEventLanguage,
  withoutComments,
} from "./language.ts";
import { packMisfit } from "./options.ts";
import type { AskedHunt, HuntOptions, HuntStreams } from "./options.ts";
import { writeOutput } from "./output/write-output.ts";
import { writeResults } from "./output/write-results.ts";
import { readQuery } from "./query-source.ts";
import { besidesUnused, reportDiagnostics } from "./report.ts";
import { databaseMisfit, setUpHunt } from "./setup.ts";
import { summaryLines } from "./summary.ts";

/** Runs one query over the inputs: rows to the output, the account of the run to `err`. Returns the exit code. */
export async function runHunt(
  argument: string,
  { lang, indicators, ...asked }: AskedHunt,
  streams: HuntStreams,
): Promise<number> {
  const { err } = streams;
  const query = await readQuery(argument, streams.in);
  if ("reason" in query) {
    reportUnreadable([query], err);
    return exitCodes.unreadable;
  }
  if (withoutComments(query.source.text) === "") {
    err.write("The query is empty: it comes first, then the logs.\n");
    return exitCodes.usage;
  }
  if (indicators !== undefined && !isRuleFile(query.file)) {
    err.write("--indicators is for a rule of Elastic's.\n");
    return exitCodes.usage;
  }
  const rule = lang === undefined && isRuleFile(query.file) ? esqlOfFile(query.source) : undefined;
  const events = lang ?? detectEventLanguage(query.source.text, query.file);
  if (isEventLanguage(events) || (isRuleFile(query.file) && rule === undefined)) {
    const { runEventHunt } = await import("./events/run.ts");
    const hunt = { ...asked, ...(indicators === undefined ? {} : { indicators }) };
    return runEventHunt(query, isEventLanguage(events) ? events : undefined, hunt, streams);
  }
  const options: HuntOptions = {
    ...asked,
    ...(lang === undefined || isEventLanguage(lang) ? {} : { lang }),
  };
  const setup = await setUpHunt(options);
  if (typeof setup === "string") {
    err.write(`${setup}\n`);
    return exitCodes.usage;
  }
  if (!("catalog" in setup)) {
    reportUnreadable(setup, err);
    return exitCodes.unreadable;
  }
  const { catalog, input } = setup;
  const { file } = query;
  const source = rule ?? query.source;
  const isTable = (name: string) =>
    catalog.table(name) !== undefined || nearest(name, catalog.names()) !== undefined;
  const language =
    rule === undefined ? (options.lang ?? detectLanguage(source.text, file, isTable)) : "esql";
  if (language === undefined) {
    err.write(
      "The language of the query is not clear from its text; say it: --lang kusto, spl, esql, eql, kuery or lucene\n",
    );
    return exitCodes.usage;
  }

  const misfit = packMisfit(options, language) ?? databaseMisfit(setup, language);
  if (misfit !== undefined) {
    err.write(`${misfit}\n`);
    return exitCodes.usage;
  }
  reportDiagnostics(setup.diagnostics[language] ?? [], err);

  const started = performance.now();
  const interrupt = watchInterrupt();
  const progress = new Progress(err, input.kind === "logs" ? input.logs.bytes : 0, "row");
  let data: HuntData | undefined;
  try {
    const outcome = await executeHunt({
      source,
      language,
      setup,
      options,
      signal: interrupt.signal,
      open: async () => {
        data?.close();
        data = undefined;
        const opened = await openData(setup, options, {
          pushDown: true,
          ...(options.now === undefined ? {} : { now: options.now }),
          progress: ({ diskBytes, records, rowCount }) =>
            progress.update(diskBytes, records, rowCount),
        });
        if (typeof opened !== "string") data = opened;
        return opened;
      },
      begin: ({ diagnostics }) => reportDiagnostics(besidesUnused(diagnostics), err),
    });
    progress.clear();
    if (outcome.kind === "result")
      return await tell(outcome, { source, options, given: setup.given, started }, streams);
    return reportFailure(outcome, source, options, err);
  } finally {
    progress.clear();
    interrupt.release();
    data?.close();
  }
}

/** Whether a file holds rules of Elastic's, whose queries hunt as well. */
function isRuleFile(file: string | undefined): boolean {
  return file !== undefined && /\.(?:toml|ndjson)$/i.test(file);
}

interface Asked {
  readonly source: SourceText;
  readonly options: HuntOptions;
  readonly given: readonly GivenTableFile[];
  readonly started: number;
}

/** Writes rows, or how they came about, and then the account. */
async function tell(
  outcome: HuntResult,
  { source, options, given, started }: Asked,
  streams: HuntStreams,
): Promise<number> {
  const { err } = streams;
  const failure = options.explain
    ? await writeOutput([explainHunt(outcome)], options.output, streams.out)
    : await writeResults(outcome.results, options, streams);
  const seconds = (performance.now() - started) / 1000;
  err.write(
    summaryLines(outcome, { source, options, given, seconds, isRead: true }, paintFor(err)),
  );
  if (failure !== undefined) {
    err.write(`cannot write ${printable(options.output ?? "standard output")}: ${failure}\n`);
    return exitCodes.unreadable;
  }
  const isWhole = (outcome.data.account?.unreadable.length ?? 0) === 0;
  return isWhole ? exitCodes.clean : exitCodes.unreadable;
}
