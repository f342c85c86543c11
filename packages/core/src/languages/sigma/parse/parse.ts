import type { DataNode, SourceText } from "../../../source/index.ts";
import { createReport, type Report } from "../report.ts";
import type { SigmaDocument } from "../syntax/index.ts";
import { applyActions } from "./actions.ts";
import { isSigmaDocument, parseDocument } from "./document.ts";

/** One Sigma document, or what is wrong with it; `report` collects what lowering has to say as well. */
export interface ParsedDocument {
  /** Absent where there were errors. */
  readonly document?: SigmaDocument;
  readonly report: Report;
}

export interface ParsedFile {
  readonly documents: readonly ParsedDocument[];
  /** Documents of the file that are not Sigma's. */
  readonly others: readonly DataNode[];
}

/** Reads a file's documents as Sigma. Never throws; a broken document does not touch the others. */
export function parseSigma(documents: readonly DataNode[], source: SourceText): ParsedFile {
  const parsed: ParsedDocument[] = [];
  const others: DataNode[] = [];
  const early = new Map<DataNode, Report>();
  const reportFor = (node: DataNode) => {
    const report = early.get(node) ?? createReport(source);
    early.set(node, report);
    return report;
  };
  for (const { original, content } of applyActions(documents, reportFor)) {
    if (!isSigmaDocument(content)) {
      others.push(content);
      continue;
    }
    const report = reportFor(original);
    const document = parseDocument(content, original.span, report);
    parsed.push(document === undefined || report.failed() ? { report } : { document, report });
  }
  return { documents: parsed, others };
}
