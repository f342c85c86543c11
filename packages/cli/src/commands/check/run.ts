import { loadRules } from "@telltale/core/library";
import { renderDiagnosticsJson, renderFrame, renderSarif } from "@telltale/core/source";
import type { Diagnostic } from "@telltale/core/source";
import type { CliContext } from "../../context.ts";
import { exitCodes } from "../../exit-code.ts";
import { readRuleFiles } from "../../files/rule-files.ts";
import { reportUnreadable } from "../../files/unreadable.ts";
import { framePainter, paintFor } from "../../terminal/paint.ts";
import type { Paint } from "../../terminal/paint.ts";
import { plural } from "../../terminal/plural.ts";
import { version } from "../../version.ts";
import type { CheckFlags } from "./command.ts";

export default async function check(
  this: CliContext,
  flags: CheckFlags,
  ...paths: string[]
): Promise<void> {
  const { sources, unreadable } = await readRuleFiles(paths);
  const { detections, diagnostics } = loadRules(sources);
  const { stdout, stderr } = this.process;
  reportUnreadable(unreadable, stderr);
  switch (flags.format) {
    case "text":
      for (const diagnostic of diagnostics) {
        stdout.write(`${renderFrame(diagnostic, framePainter(paintFor(stdout)))}\n\n`);
      }
      break;
    case "json":
      stdout.write(renderDiagnosticsJson(diagnostics));
      break;
    case "sarif":
      stdout.write(renderSarif(diagnostics, { name: "telltale", version }));
      break;
  }
  const summaryTo = flags.format === "text" ? stdout : stderr;
  summaryTo.write(summary(sources.length, detections.length, diagnostics, paintFor(summaryTo)));
  const hasErrors = diagnostics.some((diagnostic) => diagnostic.severity === "error");
  if (unreadable.length > 0) this.process.exitCode = exitCodes.unreadable;
  else this.process.exitCode = hasErrors ? exitCodes.findings : exitCodes.clean;
}

function summary(
  files: number,
  detections: number,
  diagnostics: readonly Diagnostic[],
  paint: Paint,
): string {
  const count = (severity: Diagnostic["severity"]) =>
    diagnostics.filter((diagnostic) => diagnostic.severity === severity).length;
  const errors = count("error");
  const warnings = count("warning");
  const notes = count("info");
  const parts = [
    paint(errors > 0 ? "red" : "green", plural(errors, "error")),
    paint(warnings > 0 ? "yellow" : "green", plural(warnings, "warning")),
    ...(notes > 0 ? [plural(notes, "note")] : []),
  ];
  return `${plural(files, "file")}, ${plural(detections, "rule")} loaded: ${parts.join(", ")}\n`;
}
