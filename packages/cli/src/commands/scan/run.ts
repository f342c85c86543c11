import { bundledContentFolder } from "../../files/bundled-content.ts";
import type { CliContext } from "../../context.ts";
import { exitCodes } from "../../exit-code.ts";
import { runScan } from "../../scan/index.ts";
import type { ScanFlags } from "./command.ts";

export default async function scan(
  this: CliContext,
  flags: ScanFlags,
  ...inputs: string[]
): Promise<void> {
  const { rules, tag, status, lookup, ...rest } = flags;
  const bundled = bundledContentFolder();
  const rulePaths = rules ?? (bundled === undefined ? [] : [bundled]);
  if (rulePaths.length === 0) {
    this.process.stderr.write("No rules: name a rule file or folder with --rules.\n");
    this.process.exitCode = exitCodes.usage;
    return;
  }
  if (flags.since !== undefined && flags.until !== undefined && flags.since >= flags.until) {
    this.process.stderr.write("No event can be in time: --since is not before --until.\n");
    this.process.exitCode = exitCodes.usage;
    return;
  }
  this.process.exitCode = await runScan(
    {
      ...rest,
      inputs,
      rules: rulePaths,
      tags: tag ?? [],
      statuses: status ?? [],
      ...(lookup === undefined ? {} : { lookups: lookup }),
    },
    { out: this.process.stdout, err: this.process.stderr },
  );
}
