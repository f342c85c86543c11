import type { LoweredFilter, Report, SigmaCorrelation } from "../../languages/sigma/index.ts";
import type { Detection, LogSource } from "../../model/index.ts";

/**
 * One document on its way to a detection. Of a rule only what filters and correlations ask about is
 * kept beside the detection, so that thousands of syntax trees need not live until all files are read.
 */
export interface Entry {
  readonly report: Report;
  /** The file's name, numbered where it holds several documents. */
  readonly fallbackId: string;
  /** The id and the name, by which others refer to it. */
  readonly references: readonly string[];
  readonly content: EntryContent;
  /** Absent where there are errors, and for filters. */
  detection?: Detection;
}

export type EntryContent =
  | { readonly kind: "rule"; readonly logSource: LogSource }
  | { readonly kind: "correlation"; readonly correlation: SigmaCorrelation }
  | { readonly kind: "filter"; readonly filter: LoweredFilter }
  /** A document whose errors leave nothing to load. */
  | { readonly kind: "broken" };
