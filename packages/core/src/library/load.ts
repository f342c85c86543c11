import type { SplPack } from "../languages/spl/index.ts";
import type { Detection } from "../model/index.ts";
import type { Diagnostic, SourceText } from "../source/index.ts";
import { libraryDiagnostics } from "./diagnostics.ts";
import type { LoadedRules, LoadOptions, RuleFormat, Workspace } from "./format.ts";
import { elasticQueryFormat, elasticTomlFormat, kibanaNdjsonFormat } from "./elastic/format.ts";
import { queryFileFormat, sentinelFormat } from "./kusto/format.ts";
import { declareFunctions, isFunctionFile, readKustoFunctions } from "./kusto/functions/index.ts";
import { markdownFormat } from "./markdown/format.ts";
import { sigmaFormat } from "./sigma/format.ts";
import { splunkFormat } from "./splunk/format.ts";
import { readPack } from "./splunk/pack.ts";

/** What decoders write for bytes that mean nothing in the encoding of a text. */
const replacementCharacter = "\uFFFD";

/** The first that accepts a file reads it. */
const formats: readonly RuleFormat[] = [
  queryFileFormat,
  elasticQueryFormat,
  elasticTomlFormat,
  kibanaNdjsonFormat,
  markdownFormat,
  splunkFormat,
  sentinelFormat,
  sigmaFormat,
];

/**
 * Loads rule files of any known format. A rule with an error is left out and its diagnostics say why;
 * the others load. All queries know the functions that the files declare. Detections and diagnostics come in the order
 * of the sources, format by format. Never throws.
 */
export function loadRules(sources: readonly SourceText[], options: LoadOptions = {}): LoadedRules {
  const functionFiles = new Set(sources.filter(isFunctionFile));
  const { workspace, diagnostics: ofFunctions } = workspaceOf(
    [...functionFiles],
    readPack(sources, options.lookups),
  );
  const about: Diagnostic[] = [];
  const byFormat = new Map<RuleFormat, SourceText[]>(formats.map((format) => [format, []]));
  for (const source of sources) {
    const format = functionFiles.has(source)
      ? undefined
      : formats.find((candidate) => candidate.accepts(source));
    if (format !== undefined) byFormat.get(format)?.push(source);
    else if (!functionFiles.has(source)) {
      const payload = { name: source.name };
      about.push(libraryDiagnostics.make("library/unknown-format", payload, source));
    }
    const lost = source.text.indexOf(replacementCharacter);
    if (lost >= 0) {
      const span = { start: lost, end: lost + 1 };
      about.push(libraryDiagnostics.make("library/not-utf-8", {}, source, span));
    }
  }
  const loaded = [...byFormat].map(([format, files]) =>
    format.load(files, { ...options, workspace }),
  );
  const detections = loaded.flatMap((rules) => rules.detections);
  const said = loaded.flatMap((rules) => rules.diagnostics);
  return {
    detections,
    diagnostics: [...about, ...ofFunctions, ...said, ...duplicateIds(detections, sources)],
  };
}

/** A workspace with the functions that files declare. */
function workspaceOf(
  files: readonly SourceText[],
  splunk: SplPack,
): {
  readonly workspace: Workspace;
  readonly diagnostics: readonly Diagnostic[];
} {
  const { catalog, diagnostics } = declareFunctions(readKustoFunctions(files));
  const checked = new Set(files.map(({ name }) => name));
  const workspace = { kusto: catalog, isChecked: (file: string) => checked.has(file), splunk };
  return { workspace, diagnostics };
}

function duplicateIds(
  detections: readonly Detection[],
  sources: readonly SourceText[],
): readonly Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const first = new Map<string, Detection>();
  for (const detection of detections) {
    const { id, origin } = detection;
    const known = first.get(id);
    if (known === undefined) {
      first.set(id, detection);
      continue;
    }
    const source = sources.find((candidate) => candidate.name === origin.file);
    if (source === undefined) continue;
    const at = source.text.indexOf(id, origin.span.start);
    const span = at < 0 ? origin.span : { start: at, end: at + id.length };
    diagnostics.push(
      libraryDiagnostics.make(
        "library/duplicate-id",
        { id, first: known.origin.file },
        source,
        span,
      ),
    );
  }
  return diagnostics;
}
