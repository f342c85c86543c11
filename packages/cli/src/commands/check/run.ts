import { compileRuleSet } from "@telltale/core/engine";
import { loadRules } from "@telltale/core/library";
import type { Detection } from "@telltale/core/model";
import { renderDiagnosticsJson, renderFrame, renderSarif } from "@telltale/core/source";
import type { Diagnostic, SourceText } from "@telltale/core/source";
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
  const loaded = loadRules(sources);
  const diagnostics = inOrder(
    [...loaded.diagnostics, ...whyRulesCannotRun(loaded.detections, sources)],
    sources,
  );
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
  const counts = `${plural(sources.length, "file")}, ${plural(loaded.detections.length, "rule")} loaded`;
  summaryTo.write(`${counts}: ${tally(diagnostics, paintFor(summaryTo))}\n`);
  const hasErrors = diagnostics.some((diagnostic) => diagnostic.severity === "error");
  if (unreadable.length > 0) this.process.exitCode = exitCodes.unreadable;
  else this.process.exitCode = hasErrors ? exitCodes.findings : exitCodes.clean;
}

/** Rules that load, but that no event of any input could satisfy. */
function whyRulesCannotRun(
  detections: readonly Detection[],
  sources: readonly SourceText[],
): readonly Diagnostic[] {
  const byName = new Map(sources.map((source) => [source.name, source]));
  const { notes } = compileRuleSet(detections, ({ origin }) => byName.get(origin.file));
  return [...notes.values()].flat().filter((diagnostic) => diagnostic.severity !== "info");
}

/** By file in the order of the command line, then by place. */
function inOrder(
  diagnostics: readonly Diagnostic[],
  sources: readonly SourceText[],
): readonly Diagnostic[] {
  const rank = new Map(sources.map((source, i) => [source.name, i]));
  return diagnostics.toSorted(
    (a, b) =>
      (rank.get(a.source) ?? 0) - (rank.get(b.source) ?? 0) ||
      (a.span?.start ?? 0) - (b.span?.start ?? 0),
  );
}

function tally(diagnostics: readonly Diagnostic[], paint: Paint): string {
  const count = (severity: Diagnostic["severity"]) =>
    diagnostics.filter((diagnostic) => diagnostic.severity === severity).length;
  const errors = count("error");
  const warnings = count("warning");
  const notes = count("info");
  return [
    paint(errors > 0 ? "red" : "green", plural(errors, "error")),
    paint(warnings > 0 ? "yellow" : "green", plural(warnings, "warning")),
    ...(notes > 0 ? [plural(notes, "note")] : []),
  ].join(", ");
}
