import {
  lowerFilter,
  lowerRule,
  type ParsedDocument,
  parseSigma,
  type Placeholders,
} from "../../languages/sigma/index.ts";
import type { Diagnostic, SourceText } from "../../source/index.ts";
import { libraryDiagnostics } from "../diagnostics.ts";
import { parseYaml } from "../yaml/index.ts";
import type { Entry } from "./entry.ts";

export interface SigmaFile {
  readonly entries: readonly Entry[];
  /** What is to be said of the file beside its Sigma documents. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads one file, and lowers what needs no other file. */
export function readSigmaFile(source: SourceText, placeholders: Placeholders): SigmaFile {
  const yaml = parseYaml(source);
  const parsed = parseSigma(yaml.documents, source);
  const diagnostics = [...yaml.diagnostics];
  for (const other of parsed.others) {
    diagnostics.push(libraryDiagnostics.make("library/not-a-rule", {}, source, other.span));
  }
  if (yaml.documents.length === 0 && yaml.diagnostics.length === 0) {
    diagnostics.push(libraryDiagnostics.make("library/no-rules", {}, source));
  }
  const entries = parsed.documents.map((item, i) =>
    entryOf(item, i === 0 ? source.name : `${source.name}#${i + 1}`, placeholders),
  );
  return { entries, diagnostics };
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
