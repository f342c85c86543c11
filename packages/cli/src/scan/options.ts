import type { NamedFile } from "../commands/parse-flag.ts";
import type { Level } from "@telltale/core/model";

/** What `telltale scan` was asked to do. Paths are as given; `-` is standard input. */
export interface ScanOptions {
  readonly inputs: readonly string[];
  /** Rule files and folders. */
  readonly rules: readonly string[];
  /** A file of indicators for the rules that match them. */
  readonly indicators?: string;
  /** Files for the lookups of searches in SPL. */
  readonly lookups?: readonly NamedFile[];
  /** Lowest level to run. */
  readonly level?: Level;
  /** Run only rules with one of these tags (`attack.t1202` takes in its sub-techniques). */
  readonly tags: readonly string[];
  /** Run only rules of these statuses. */
  readonly statuses: readonly string[];
  readonly format: "table" | "jsonl" | "json" | "csv";
  /** File to write hits to; standard output when absent. */
  readonly output?: string;
  /** Worker threads; the number of cores when absent. */
  readonly threads?: number;
  /** Evaluate every rule on every event without the index. */
  readonly fullScan: boolean;
  /** ISO 8601 bounds on the events' time; `since` inclusive, `until` exclusive. */
  readonly since?: string;
  readonly until?: string;
}

/** Where a command talks to: data on `out`, progress and accounts on `err`. */
export interface Streams {
  readonly out: NodeJS.WritableStream & { readonly isTTY?: boolean };
  readonly err: NodeJS.WritableStream & { readonly isTTY?: boolean };
}
