import { buildApplication, buildRouteMap, text_en } from "@stricli/core";
import { checkCommand } from "./commands/check/command.ts";
import { eventsCommand } from "./commands/events/command.ts";
import { explainCommand } from "./commands/explain/command.ts";
import { huntCommand } from "./commands/hunt/command.ts";
import { ingestCommand } from "./commands/ingest/command.ts";
import { scanCommand } from "./commands/scan/command.ts";
import { exitCodes } from "./exit-code.ts";
import { version } from "./version.ts";

const routes = buildRouteMap({
  routes: {
    scan: scanCommand,
    hunt: huntCommand,
    ingest: ingestCommand,
    check: checkCommand,
    explain: explainCommand,
    events: eventsCommand,
  },
  docs: {
    brief: "Run, check and explain detections on local logs",
    fullDescription: [
      "Run, check and explain detections on local logs.",
      "",
      "Exit codes: 0 clean, 1 findings, 2 usage, 3 unreadable input or unwritable output, 4 internal error.",
    ].join("\n"),
  },
});

/** The command line as a whole. Commands are loaded when they are called. */
export const app = buildApplication(routes, {
  name: "telltale",
  versionInfo: { currentVersion: version },
  scanner: { caseStyle: "allow-kebab-for-camel", allowArgumentEscapeSequence: true },
  documentation: { caseStyle: "convert-camel-to-kebab" },
  determineExitCode: () => exitCodes.internal,
  localization: {
    text: {
      ...text_en,
      exceptionWhileRunningCommand: internalError,
      exceptionWhileLoadingCommandFunction: internalError,
    },
  },
});

/** Commands report bad input themselves, so whatever they throw is our bug, and the stack helps to mend it. */
function internalError(error: unknown): string {
  const what = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `internal error; please report this with the command line that led to it\n${what}`;
}
