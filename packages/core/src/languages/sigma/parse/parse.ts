import type { DataNode, SourceText } from "../../../source/index.ts";
import { createReport, type Report } from "../report.ts";
import type { SigmaDocument } from "../syntax/index.ts";
import { applyActions } from "./actions.ts";
import { isSigmaDocument, parseDocument } from "./document.ts";

/** One Sigma document, or what is wrong with it; `report` collects what lowering has to say as well. */
export interface ParsedDocument {
  /**
   * Absent where a mandatory part is missing. It may be there although the report has errors: lowering it
   * then says what else is wrong, and gives nothing.
   */
  readonly document?: SigmaDocument;
  readonly report: Report;
  /** The id and the name, by which other documents refer to it. */
  readonly references: readonly string[];
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
    const { attributes, document } = parseDocument(content, original.span, report);
    parsed.push({
      report,
      references: [attributes?.id, attributes?.name].flatMap((named) =>
        named ? [named.name] : [],
      ),
      ...(document === undefined ? {} : { document }),
    });
  }
  return { documents: parsed, others };
}
