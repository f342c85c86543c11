import type { Diagnostic } from "./diagnostic.ts";

/** Diagnostics as one JSON document (an array of `Diagnostic`), with a line break at the end. */
export function renderDiagnosticsJson(diagnostics: readonly Diagnostic[]): string {
  return `${JSON.stringify(diagnostics, null, 2)}\n`;
}
