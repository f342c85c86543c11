import type { CliContext } from "../../context.ts";
import { exitCodes } from "../../exit-code.ts";
import { runInteractive } from "../../hunt/interactive/run-interactive.ts";
import { isEventLanguage } from "../../hunt/language.ts";
import { runHunt } from "../../hunt/run.ts";
import type { HuntFlags } from "./command.ts";

const mostRows = 500_000;
const mostSeconds = 300;

export default async function hunt(
  this: CliContext,
  flags: HuntFlags,
  ...args: string[]
): Promise<void> {
  const { stdin = process.stdin, stdout, stderr } = this.process;
  const refuse = (message: string) => {
    stderr.write(`${message}\n`);
    this.process.exitCode = exitCodes.usage;
  };
  if (flags.since !== undefined && flags.until !== undefined && flags.since >= flags.until)
    return refuse("No event can be in time: --since is not before --until.");
  const { interactive, lang, table, pack, lookup, maxRows, timeout, memory, ...rest } = flags;
  const [first, ...others] = args;
  const options = {
    ...rest,
    inputs: interactive ? args : others,
    tables: table ?? [],
    pack: pack ?? [],
    lookups: lookup ?? [],
    maxRows: maxRows ?? mostRows,
    timeoutSeconds: timeout ?? mostSeconds,
    ...(memory === undefined ? {} : { memoryMB: memory }),
  };
  const streams = { in: stdin, out: stdout, err: stderr };
  if (interactive) {
    if (isEventLanguage(lang) || flags.indicators !== undefined)
      return refuse("Sessions are for queries over tables: in Kusto, SPL or ES|QL.");
    if (flags.format === "parquet" || flags.output !== undefined || flags.explain)
      return refuse(
        "--output, --explain and --format parquet do not go with -i; .format and .explain do.",
      );
    if (args.includes("-"))
      return refuse(
        "Standard input has the queries of a session; logs that come there have to be ingested first.",
      );
    const session = { ...options, ...(lang === undefined ? {} : { lang }) };
    this.process.exitCode = await runInteractive(session, streams, process.env);
    return;
  }
  if (first === undefined || (others.length === 0 && options.tables.length === 0))
    return refuse("Say what to hunt in: logs, folders, or a database made by telltale ingest.");
  if (flags.format === "parquet" && flags.output === undefined)
    return refuse("Parquet goes to a file: say which with --output.");
  this.process.exitCode = await runHunt(
    first,
    { ...options, ...(lang === undefined ? {} : { lang }) },
    streams,
  );
}
