import type { Span } from "../source/index.ts";
import type { Aggregation, Sequence } from "./correlation.ts";
import type { Query } from "./query.ts";

export type Level = "informational" | "low" | "medium" | "high" | "critical";
export type Status = "stable" | "test" | "experimental" | "deprecated" | "unsupported";
export type Language = "sigma" | "kusto" | "eql" | "kuery" | "lucene" | "esql" | "spl";

export const levels: readonly Level[] = ["informational", "low", "medium", "high", "critical"];
export const statuses: readonly Status[] = [
  "stable",
  "test",
  "experimental",
  "deprecated",
  "unsupported",
];

/** One rule: what it is called, what it looks for, and where it came from. */
export interface Detection {
  /** The author's id (a UUID in Sigma); the file's name where there is none. */
  readonly id: string;
  /** The name by which correlations refer to it. */
  readonly name?: string;
  readonly title: string;
  readonly description?: string;
  readonly level?: Level;
  readonly status?: Status;
  readonly author?: string;
  readonly license?: string;
  /** ISO dates, as YYYY-MM-DD. */
  readonly date?: string;
  readonly modified?: string;
  readonly references: readonly string[];
  readonly falsePositives: readonly string[];
  /** Fields the author finds worth showing with a hit. */
  readonly fields: readonly string[];
  /** `namespace.name`, as written: `attack.t1059.001`. */
  readonly tags: readonly string[];
  readonly scope: readonly string[];
  readonly related: readonly { readonly id: string; readonly type: string }[];
  /** Attributes that the language does not define, kept as they are (JSON-able). */
  readonly custom: Readonly<Record<string, unknown>>;
  readonly language: Language;
  /** What it looks for; several queries are alternatives (Sigma condition lists). */
  readonly logic: DetectionLogic;
  /** Why it cannot be run, where its form tells; it is there to be read, explained and converted. */
  readonly cannotRun?: string;
  readonly schedule?: Schedule;
  /** What the columns of its results stand for. */
  readonly entities?: readonly EntityMapping[];
  readonly origin: DetectionOrigin;
}

export type DetectionLogic =
  | { readonly kind: "queries"; readonly queries: readonly Query[] }
  /** `emitInputs`: the detections referred to are reported too (Sigma `generate`). */
  | {
      readonly kind: "correlation";
      readonly correlation: Sequence | Aggregation;
      readonly emitInputs: boolean;
    };

/** How a rule is run where it lives: how often, over how much time, and how many rows make an alert. */
export interface Schedule {
  readonly frequencyMs?: number;
  readonly periodMs?: number;
  readonly trigger?: Trigger;
}

export interface Trigger {
  readonly operator: "gt" | "lt" | "eq" | "ne";
  readonly threshold: number;
}

/** An account, host, address … that a rule's result names, by the columns that tell its parts. */
export interface EntityMapping {
  /** As the rule's product calls it: `Account`, `Host`, `IP`, `Process` … */
  readonly type: string;
  readonly fields: readonly { readonly identifier: string; readonly column: string }[];
}

export interface DetectionOrigin {
  readonly file: string;
  /** The document's part of the file. */
  readonly span: Span;
  /** The text that the places in the logic are of, where it does not stand in the file as it reads (escapes). */
  readonly within?: string;
}
