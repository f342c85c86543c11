import type { CommandContext, StricliProcess } from "@stricli/core";

/** What every command is run with: streams, environment and exit code, injected so that tests can watch. */
export interface CliContext extends CommandContext {
  readonly process: StricliProcess & CliStreams;
}

/** Data goes to standard output; progress, accounts and complaints to standard error. */
interface CliStreams {
  /** Standard input, where it is not the process's own. */
  readonly stdin?: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  readonly stdout: NodeJS.WritableStream & { readonly isTTY?: boolean };
  readonly stderr: NodeJS.WritableStream & { readonly isTTY?: boolean };
}
