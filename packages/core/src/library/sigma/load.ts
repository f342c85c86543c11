import type { Diagnostic, SourceText } from "../../source/index.ts";
import type { LoadedRules, LoadOptions } from "../format.ts";
import { lowerCorrelations } from "./correlations.ts";
import { applyFilters } from "./filters.ts";
import { readSigmaFile } from "./read-file.ts";
import { createRuleIndex } from "./rule-index.ts";

/**
 * Loads Sigma files: rules first, then filters onto the rules that they cover, then correlations onto
 * the rules that they refer to, in whichever files those are.
 */
export function loadSigma(sources: readonly SourceText[], options: LoadOptions): LoadedRules {
  const placeholders = options.placeholders ?? new Map<string, readonly string[]>();
  const files = sources.map((source) => readSigmaFile(source, placeholders));
  const entries = files.flatMap((file) => file.entries);
  const index = createRuleIndex(entries);
  applyFilters(entries, index);
  lowerCorrelations(entries, index);
  return {
    detections: entries.flatMap(({ detection }) => (detection === undefined ? [] : [detection])),
    diagnostics: files.flatMap((file) =>
      inOrderOfText([
        ...file.diagnostics,
        ...file.entries.flatMap(({ report }) => report.diagnostics),
      ]),
    ),
  };
}

function inOrderOfText(diagnostics: Diagnostic[]): readonly Diagnostic[] {
  return diagnostics.sort((a, b) => (a.span?.start ?? 0) - (b.span?.start ?? 0));
}
