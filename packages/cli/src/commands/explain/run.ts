import {
  explainDetection,
  renderExplanationMarkdown,
  renderExplanationText,
} from "@telltale/core/analysis";
import type { Explanation } from "@telltale/core/analysis";
import { loadRules } from "@telltale/core/library";
import type { Detection } from "@telltale/core/model";
import { renderFrame, SourceText } from "@telltale/core/source";
import type { CliContext } from "../../context.ts";
import { exitCodes } from "../../exit-code.ts";
import { readRuleFiles } from "../../files/rule-files.ts";
import { reportUnreadable } from "../../files/unreadable.ts";
import { framePainter, paintFor } from "../../terminal/paint.ts";
import type { ExplainFlags } from "./command.ts";

export default async function explain(
  this: CliContext,
  flags: ExplainFlags,
  ...paths: string[]
): Promise<void> {
  const { sources, unreadable } = await readRuleFiles(paths);
  const { detections, diagnostics } = loadRules(sources);
  const { stdout, stderr } = this.process;
  reportUnreadable(unreadable, stderr);
  for (const diagnostic of diagnostics) {
    if (diagnostic.severity === "info") continue;
    stderr.write(`${renderFrame(diagnostic, framePainter(paintFor(stderr)))}\n\n`);
  }
  const explainable = withSources(detections, sources);
  const find = finderOf(explainable);
  const explanations = explainable.map(({ detection, source }) =>
    explainDetection(detection, source, find),
  );
  stdout.write(render(explanations, flags.format));
  const hasErrors = diagnostics.some((diagnostic) => diagnostic.severity === "error");
  if (detections.length === 0) stderr.write("no rules to explain\n");
  if (unreadable.length > 0) this.process.exitCode = exitCodes.unreadable;
  else if (hasErrors) this.process.exitCode = exitCodes.findings;
  else this.process.exitCode = detections.length > 0 ? exitCodes.clean : exitCodes.unreadable;
}

interface Explainable {
  readonly detection: Detection;
  readonly source: SourceText;
}

function withSources(
  detections: readonly Detection[],
  sources: readonly SourceText[],
): readonly Explainable[] {
  const byName = new Map(sources.map((source) => [source.name, source]));
  return detections.map((detection) => {
    const { file } = detection.origin;
    return { detection, source: byName.get(file) ?? new SourceText(file, "") };
  });
}

/** Finds what a correlation refers to, by id or by name. */
function finderOf(explainable: readonly Explainable[]) {
  const known = new Map<string, Explainable>();
  for (const one of explainable) {
    known.set(one.detection.id, one);
    if (one.detection.name !== undefined) known.set(one.detection.name, one);
  }
  return (reference: string) => known.get(reference);
}

function render(explanations: readonly Explanation[], format: ExplainFlags["format"]): string {
  switch (format) {
    case "text":
      return explanations.map(renderExplanationText).join("\n\n");
    case "markdown":
      return explanations.map(renderExplanationMarkdown).join("\n\n---\n\n");
    case "json":
      return `${JSON.stringify(explanations, null, 2)}\n`;
  }
}
