import type { CliContext } from "../../context.ts";
import { exitCodes } from "../../exit-code.ts";
import { runIngest } from "../../ingest/run.ts";
import type { IngestFlags } from "./command.ts";

export default async function ingest(
  this: CliContext,
  flags: IngestFlags,
  ...inputs: string[]
): Promise<void> {
  const { memory, ...rest } = flags;
  const { stderr } = this.process;
  if (flags.since !== undefined && flags.until !== undefined && flags.since >= flags.until) {
    stderr.write("No event can be in time: --since is not before --until.\n");
    this.process.exitCode = exitCodes.usage;
    return;
  }
  const limits = memory === undefined ? {} : { memoryMB: memory };
  this.process.exitCode = await runIngest({ ...rest, ...limits, inputs }, stderr);
}
