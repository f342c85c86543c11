import { createInterface } from "node:readline";
import { printable, SourceText } from "@telltale/core/source";
import { exitCodes } from "../../exit-code.ts";
import { reportUnreadable } from "../../files/unreadable.ts";
import { Progress } from "../../scan/progress.ts";
import { paintFor } from "../../terminal/paint.ts";
import { packMisfit } from "../options.ts";
import type { HuntOptions, HuntStreams } from "../options.ts";
import { besidesUnused, reportDiagnostics } from "../report.ts";
import { reportFailure } from "../failure.ts";
import { databaseMisfit, setUpHunt } from "../setup.ts";
import { summaryLines } from "../summary.ts";
import { writeResults } from "../output/write-results.ts";
import { runCommand } from "./commands.ts";
import { completeNames } from "./complete.ts";
import { openHistory } from "./history.ts";
import { QueryBuffer } from "./query-buffer.ts";
import { HuntSession } from "./session.ts";

const prompts = { first: "hunt> ", next: "  ... " };

/** Takes queries and commands from standard input until its end. Returns the exit code. */
export async function runInteractive(
  options: HuntOptions,
  streams: HuntStreams,
  env: NodeJS.ProcessEnv,
): Promise<number> {
  const { err } = streams;
  const setup = await setUpHunt(options);
  if (typeof setup === "string") {
    err.write(`${setup}\n`);
    return exitCodes.usage;
  }
  if (!("catalog" in setup)) {
    reportUnreadable(setup, err);
    return exitCodes.unreadable;
  }
  reportDiagnostics(Object.values(setup.diagnostics).flat(), err);
  const bytes = setup.input.kind === "logs" ? setup.input.logs.bytes : 0;
  let progress = new Progress(err, bytes, "row");
  const session = new HuntSession(setup, options, ({ diskBytes, records, rowCount }) =>
    progress.update(diskBytes, records, rowCount),
  );
  const isTerminal = streams.in.isTTY === true && streams.out.isTTY === true;
  const buffer = new QueryBuffer((text) => session.languageOf(text));
  const history = isTerminal ? openHistory(env) : undefined;
  const lines = createInterface({
    input: streams.in,
    output: isTerminal ? streams.out : undefined,
    terminal: isTerminal,
    history: [...(history?.entries ?? [])],
    historySize: 1000,
    removeHistoryDuplicates: true,
    completer: (line: string) =>
      completeNames(line, buffer.text, session.catalog, session.tableNames()),
  });
  if (isTerminal) err.write("A query ends with ; or an empty line; .help lists the commands.\n");

  let running: AbortController | undefined;
  const prompt = () => {
    if (!isTerminal) return;
    lines.setPrompt(buffer.isEmpty ? prompts.first : prompts.next);
    lines.prompt();
  };
  lines.on("SIGINT", () => {
    if (running !== undefined) return running.abort();
    if (buffer.isEmpty && lines.line === "") err.write("\n.quit or Ctrl-D ends the session.\n");
    buffer.take();
    lines.write(null, { ctrl: true, name: "e" });
    lines.write(null, { ctrl: true, name: "u" });
    err.write("\n");
    prompt();
  });
  // The history as the user walks through it: whole queries, not their lines.
  let walked: string[] = [];
  lines.on("history", (current) => {
    walked = current;
  });
  const remember = (query: string) => {
    if (history === undefined) return;
    const entry = query.includes("//") ? undefined : query.replace(/\s*\n\s*/g, " ");
    if (entry !== undefined && history.entries[0] !== entry) history.entries.unshift(entry);
    walked.splice(0, walked.length, ...history.entries);
  };

  const ask = async (query: string) => {
    running = new AbortController();
    progress = new Progress(err, bytes, "row");
    const started = performance.now();
    const language = session.languageOf(query);
    // Only Kusto knows the mark that ends a query here.
    const text = language === "kusto" ? query : query.trimEnd().replace(/;$/, "");
    const source = new SourceText("<query>", text);
    const misfit = packMisfit(options, language) ?? databaseMisfit(setup, language);
    if (misfit !== undefined) return void err.write(`${misfit}\n`);
    try {
      const before = session.last?.data.account;
      const outcome = await session.run(source, running.signal, ({ diagnostics }) =>
        reportDiagnostics(besidesUnused(diagnostics), err),
      );
      progress.clear();
      if (outcome.kind !== "result") return void reportFailure(outcome, source, options, err);
      await writeResults(outcome.results, { ...options, format: session.format }, streams);
      const seconds = (performance.now() - started) / 1000;
      const facts = {
        source,
        options,
        given: setup.given,
        seconds,
        isRead: outcome.data.account !== before,
      };
      err.write(summaryLines(outcome, facts, paintFor(err)));
    } finally {
      progress.clear();
      running = undefined;
    }
  };

  prompt();
  for await (const line of lines) {
    if (buffer.isEmpty && line.trimStart().startsWith(".")) {
      const result = await runCommand(session, line.trim());
      if (result === "quit") break;
      streams.out.write(result.text);
    } else {
      const query = buffer.add(line);
      if (query !== undefined) {
        remember(query);
        await ask(query);
      }
    }
    prompt();
  }
  const rest = buffer.take();
  if (rest !== undefined) await ask(rest);
  lines.close();
  const failure = history?.save();
  if (failure !== undefined) err.write(`The history was not kept: ${printable(failure)}\n`);
  session.close();
  if (isTerminal) err.write("\n");
  return exitCodes.clean;
}
