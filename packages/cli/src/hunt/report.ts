import { renderFrame } from "@telltale/core/source";
import type { Diagnostic } from "@telltale/core/source";
import { framePainter, paintFor } from "../terminal/paint.ts";

/** Says what there is to say about the text of a query, with the places. */
export function reportDiagnostics(
  diagnostics: readonly Diagnostic[],
  err: NodeJS.WritableStream,
): void {
  const painter = framePainter(paintFor(err));
  for (const diagnostic of diagnostics) err.write(`${renderFrame(diagnostic, painter)}\n\n`);
}

/** Names that are never used go into the account, in a line. */
export function besidesUnused(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return diagnostics.filter(({ code }) => code !== "kusto/unused-let");
}
