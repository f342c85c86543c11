import { printable, renderFrame, unreachable } from "@telltale/core/source";
import type { SourceText } from "@telltale/core/source";
import { exitCodes } from "../exit-code.ts";
import { interruptedExitCode } from "../scan/interrupt.ts";
import { framePainter, paintFor } from "../terminal/paint.ts";
import type { HuntOutcome, HuntResult } from "./execute.ts";
import type { HuntOptions } from "./options.ts";
import { reportDiagnostics } from "./report.ts";
import { storeDiagnostics } from "./store-diagnostics.ts";

/** Says why a query gave no rows; returns the exit code for it. */
export function reportFailure(
  outcome: Exclude<HuntOutcome, HuntResult>,
  source: SourceText,
  { inputs }: HuntOptions,
  err: NodeJS.WritableStream,
): number {
  switch (outcome.kind) {
    case "errors":
      reportDiagnostics(outcome.compiled.diagnostics, err);
      err.write("The query was not run.\n");
      return exitCodes.usage;
    case "interrupted":
      err.write("Interrupted: the query was not run.\n");
      return interruptedExitCode;
    case "overfull": {
      const message = "the rows that the query asks for take more memory than they may have";
      const diagnostic = storeDiagnostics.make("hunt/memory", { message }, source);
      err.write(`${renderFrame(diagnostic, framePainter(paintFor(err)))}\n`);
      return exitCodes.usage;
    }
    case "unopened":
      err.write(`cannot open ${printable(inputs.join(" "))}: ${printable(outcome.reason)}\n`);
      return exitCodes.unreadable;
    case "problem": {
      const { reason, message, span, sql } = outcome.problem;
      if (reason === "interrupted") {
        err.write("Interrupted: the query was ended before it was done.\n");
        return interruptedExitCode;
      }
      const diagnostic = storeDiagnostics.make(`hunt/${reason}`, { message }, source, span);
      err.write(`${renderFrame(diagnostic, framePainter(paintFor(err)))}\n`);
      if (reason !== "failed") return exitCodes.usage;
      err.write("\nThis is a mistake of ours; please report it with the query.\n");
      if (sql !== undefined)
        err.write(`The SQL was:\n${sql.split("\n").map(printable).join("\n")}\n`);
      return exitCodes.internal;
    }
    default:
      return unreachable(outcome);
  }
}
