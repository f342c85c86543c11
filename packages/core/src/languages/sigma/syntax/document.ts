import type { Level, LogSource, Status } from "../../../model/index.ts";
import type { Span } from "../../../source/index.ts";
import type { Correlation } from "./correlation.ts";
import type { SearchBlock } from "./detection.ts";

/** The three kinds of Sigma documents, told apart by a top-level key (specification 2.1). */
export type SigmaDocument = SigmaRule | SigmaCorrelation | SigmaFilter;

/** A name with its place. */
export interface Named {
  readonly name: string;
  readonly span: Span;
}

/** The attributes that all kinds of documents share. */
export interface Attributes {
  readonly title?: string;
  readonly id?: Named;
  readonly name?: Named;
  readonly description?: string;
  readonly level?: Level;
  readonly status?: Status;
  readonly author?: string;
  readonly license?: string;
  readonly date?: string;
  readonly modified?: string;
  readonly references: readonly string[];
  readonly falsePositives: readonly string[];
  readonly fields: readonly string[];
  readonly tags: readonly string[];
  readonly scope: readonly string[];
  readonly related: readonly { readonly id: string; readonly type: string }[];
  /** Null-prototype: names come from outside. */
  readonly custom: Readonly<Record<string, unknown>>;
}

export interface SigmaRule {
  readonly kind: "rule";
  readonly attributes: Attributes;
  readonly logSource: LogSource;
  readonly logSourceSpan: Span;
  readonly detection: SearchBlock;
  readonly span: Span;
}

export interface SigmaCorrelation {
  readonly kind: "correlation";
  readonly attributes: Attributes;
  readonly correlation: Correlation;
  readonly span: Span;
}

export interface SigmaFilter {
  readonly kind: "filter";
  readonly attributes: Attributes;
  readonly logSource: LogSource;
  /** The ids or names of the rules that it covers; `any`: all whose log source it covers. */
  readonly rules: "any" | readonly Named[];
  readonly search: SearchBlock;
  readonly span: Span;
}
