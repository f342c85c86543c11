import {
  applyFilter,
  coversLogSource,
  type LoweredFilter,
  lowerFilter,
  lowerRule,
  parseSigma,
  type Report,
  type SigmaDocument,
} from "../../languages/sigma/index.ts";
import type { Detection } from "../../model/index.ts";
import { type Diagnostic, nearest, type SourceText } from "../../source/index.ts";
import { libraryDiagnostics } from "../diagnostics.ts";
import type { LoadedRules, LoadOptions } from "../format.ts";
import { parseYaml } from "../yaml/index.ts";
import { lowerCorrelations } from "./correlations.ts";
import { createRuleIndex, type RuleIndex } from "./rule-index.ts";

/** One document on its way to a detection. */
export interface Entry {
  readonly document?: SigmaDocument;
  readonly report: Report;
  /** The file's name, numbered where it holds several documents. */
  readonly fallbackId: string;
  detection?: Detection;
}

/**
 * Loads Sigma files: rules first, then filters onto the rules that they cover, then correlations onto
 * the rules that they refer to, in whichever files those are.
 */
export function loadSigma(sources: readonly SourceText[], options: LoadOptions): LoadedRules {
  const placeholders = options.placeholders ?? new Map<string, readonly string[]>();
  const files = sources.map((source) => readFile(source));
  const entries = files.flatMap((file) => file.entries);
  for (const entry of entries) {
    if (entry.document?.kind !== "rule") continue;
    const detection = lowerRule(entry.document, entry.fallbackId, placeholders, entry.report);
    if (detection !== undefined) entry.detection = detection;
  }
  const index = createRuleIndex(entries);
  for (const { document, report } of entries) {
    if (document?.kind !== "filter") continue;
    const filter = lowerFilter(document, placeholders, report);
    if (filter !== undefined) applyToCovered(filter, entries, index, report);
  }
  lowerCorrelations(entries, index);
  return {
    detections: entries.flatMap(({ detection }) => (detection === undefined ? [] : [detection])),
    diagnostics: files.flatMap((file) => [
      ...file.diagnostics,
      ...file.entries.flatMap(({ report }) => report.diagnostics),
    ]),
  };
}

interface SigmaFile {
  readonly entries: readonly Entry[];
  readonly diagnostics: readonly Diagnostic[];
}

function readFile(source: SourceText): SigmaFile {
  const yaml = parseYaml(source);
  const parsed = parseSigma(yaml.documents, source);
  const diagnostics = [...yaml.diagnostics];
  for (const other of parsed.others) {
    diagnostics.push(libraryDiagnostics.make("library/not-a-rule", {}, source, other.span));
  }
  if (yaml.documents.length === 0 && yaml.diagnostics.length === 0) {
    diagnostics.push(libraryDiagnostics.make("library/no-rules", {}, source));
  }
  const entries = parsed.documents.map(
    (item, i): Entry => ({ ...item, fallbackId: i === 0 ? source.name : `${source.name}#${i + 1}` }),
  );
  return { entries, diagnostics };
}

function applyToCovered(
  filter: LoweredFilter,
  entries: readonly Entry[],
  index: RuleIndex,
  report: Report,
): void {
  const { rules, logSource } = filter.filter;
  const covered = (entry: Entry) =>
    entry.document?.kind === "rule" && coversLogSource(logSource, entry.document.logSource);
  const targets = new Set<Entry>();
  if (rules === "any") entries.filter(covered).forEach((entry) => targets.add(entry));
  else {
    for (const { name, span } of rules) {
      const found = index.find(name);
      if (found === undefined) {
        const suggestion = nearest(name, index.names());
        const payload = { reference: name, ...(suggestion === undefined ? {} : { suggestion }) };
        report.say("sigma/filter-unknown-rule", payload, span);
      } else if (covered(found)) targets.add(found);
      else report.say("sigma/filter-log-source", { reference: name }, span);
    }
  }
  for (const entry of targets) {
    if (entry.detection !== undefined) entry.detection = applyFilter(entry.detection, filter);
  }
}
