import {
  lowerFilter,
  lowerRule,
  type ParsedDocument,
  parseSigma,
  type Placeholders,
} from "../../languages/sigma/index.ts";
import type { DataNode, Diagnostic, SourceText } from "../../source/index.ts";
import { libraryDiagnostics } from "../diagnostics.ts";
import { parseYaml } from "../yaml/index.ts";
import type { Entry } from "./entry.ts";
import { isPipeline, unappliedOf } from "./placeholders.ts";

export interface SigmaFile {
  readonly source: SourceText;
  readonly documents: readonly ParsedDocument[];
  /** Processing pipelines among its documents. */
  readonly pipelines: readonly DataNode[];
  /** What is to be said of the file beside its Sigma documents. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads one file. */
export function readSigmaFile(source: SourceText): SigmaFile {
  const yaml = parseYaml(source);
  const parsed = parseSigma(yaml.documents, source);
  const diagnostics = [...yaml.diagnostics];
  const pipelines = parsed.others.filter(isPipeline);
  for (const other of parsed.others) {
    if (pipelines.includes(other)) continue;
    diagnostics.push(libraryDiagnostics.make("library/not-a-rule", {}, source, other.span));
  }
  for (const pipeline of pipelines) {
    const change = unappliedOf(pipeline);
    if (change !== undefined)
      diagnostics.push(libraryDiagnostics.make("library/transformations", {}, source, change.span));
  }
  if (yaml.documents.length === 0 && yaml.diagnostics.length === 0) {
    diagnostics.push(libraryDiagnostics.make("library/no-rules", {}, source));
  }
  return { source, documents: parsed.documents, pipelines, diagnostics };
}

/** Lowers what the documents of a file say and no other file is needed for. */
export function entriesOf(
  { source, documents }: SigmaFile,
  placeholders: Placeholders,
): readonly Entry[] {
  return documents.map((item, i) =>
    entryOf(item, i === 0 ? source.name : `${source.name}#${i + 1}`, placeholders),
  );
}

function entryOf(parsed: ParsedDocument, fallbackId: string, placeholders: Placeholders): Entry {
  const { document, report, references } = parsed;
  if (document === undefined)
    return { report, fallbackId, references, content: { kind: "broken" } };
  switch (document.kind) {
    case "rule": {
      const detection = lowerRule(document, fallbackId, placeholders, report);
      const content = { kind: "rule", logSource: document.logSource } as const;
      return {
        report,
        fallbackId,
        references,
        content,
        ...(detection === undefined ? {} : { detection }),
      };
    }
    case "correlation":
      return {
        report,
        fallbackId,
        references,
        content: { kind: "correlation", correlation: document },
      };
    case "filter": {
      const filter = lowerFilter(document, placeholders, report);
      const content =
        filter === undefined
          ? ({ kind: "broken" } as const)
          : ({ kind: "filter", filter } as const);
      return { report, fallbackId, references: [], content };
    }
  }
}
