import type { SearchValue } from "../../../languages/spl/index.ts";
import type { Diagnostic, SourceText } from "../../../source/index.ts";
import { splunkLintDiagnostics } from "./diagnostics.ts";

/**
 * Looks at the backslashes of a value. Two are one, and so are, before most characters, single ones: both habits are in
 * use. A value in a notation that has escapes of its own is passed over.
 */
export function lintBackslashes(
  { text, span }: SearchValue,
  source: SourceText,
): readonly Diagnostic[] {
  if (!text.includes("\\")) return [];
  const written = source.text.slice(span.start, span.end).replace(/^"(.*)"$/s, "$1");
  if (written.replaceAll(/\\([\\"])/g, "$1") !== text) return [];
  const kinds = new Set(Array.from(written.matchAll(/\\[\\"]|\\/g), ([mark]) => mark));
  if (!kinds.has("\\")) return [];
  return kinds.has("\\\\")
    ? [splunkLintDiagnostics.make("splunk/backslashes", { value: text }, source, span)]
    : [splunkLintDiagnostics.make("splunk/single-backslash", {}, source, span)];
}
