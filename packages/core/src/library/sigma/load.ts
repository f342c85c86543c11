import type { Diagnostic, SourceText } from "../../source/index.ts";
import type { LoadedRules, LoadOptions } from "../format.ts";
import { lowerCorrelations } from "./correlations.ts";
import { applyFilters } from "./filters.ts";
import { placeholdersOf } from "./placeholders.ts";
import { entriesOf, readSigmaFile } from "./read-file.ts";
import { createRuleIndex } from "./rule-index.ts";

/**
 * Loads Sigma files: rules first, then filters onto the rules that they cover, then correlations onto
 * the rules that they refer to, in whichever files those are. Processing pipelines among the files fill placeholders.
 */
export function loadSigma(sources: readonly SourceText[], options: LoadOptions): LoadedRules {
  const read = sources.map(readSigmaFile);
  const pipelines = read.flatMap((file) => file.pipelines);
  const placeholders = placeholdersOf(pipelines, options.placeholders ?? new Map());
  const files = read.map((file) => ({ ...file, entries: entriesOf(file, placeholders) }));
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
