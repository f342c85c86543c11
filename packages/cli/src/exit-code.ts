import { ExitCode } from "@stricli/core";

/** What the exit code of `telltale` says. */
export const exitCodes = {
  clean: 0,
  /** Hits, or errors in rules. */
  findings: 1,
  /** The command line was not understood. */
  usage: 2,
  /** An input could not be read, or the output not be written. */
  unreadable: 3,
  /** Our bug. */
  internal: 4,
} as const;

/** The exit code for what the command-line parser ended with; codes set by commands pass through. */
export function exitCodeOf(code: number | string | null | undefined): number {
  switch (code) {
    case ExitCode.UnknownCommand:
    case ExitCode.InvalidArgument:
      return exitCodes.usage;
    case ExitCode.ContextLoadError:
    case ExitCode.CommandLoadError:
    case ExitCode.InternalError:
      return exitCodes.internal;
    default:
      return Number(code ?? exitCodes.clean);
  }
}
