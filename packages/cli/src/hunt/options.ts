import type { EventLanguage } from "@telltale/core/library";
import type { GivenTable } from "../commands/hunt/parse-flag.ts";
import type { NamedFile } from "../commands/parse-flag.ts";
import type { HuntLanguage } from "./language.ts";

/** Why options do not go with a query's language: only some have what they give. */
export function packMisfit(
  { pack, lookups }: Pick<HuntOptions, "pack" | "lookups">,
  language: string | undefined,
): string | undefined {
  if (pack.length > 0 && language !== "kusto" && language !== "spl")
    return "--pack is for queries in Kusto and SPL.";
  return lookups.length > 0 && language !== "spl" ? "--lookup is for searches in SPL." : undefined;
}

/** What `telltale hunt` was asked to do. Paths are as given; `-` is standard input. */
export interface HuntOptions {
  readonly inputs: readonly string[];
  readonly lang?: HuntLanguage;
  readonly format: "table" | "jsonl" | "json" | "csv" | "parquet";
  /** File to write rows to; standard output when absent. */
  readonly output?: string;
  /** What now() is, in ISO 8601; the newest event's time when absent. */
  readonly now?: string;
  /** Tables that the user brings. */
  readonly tables: readonly GivenTable[];
  /** Files and folders of what queries rely on: functions of Kusto; macros, lookups and sources of SPL. */
  readonly pack: readonly string[];
  /** Files for the lookups of searches in SPL. */
  readonly lookups: readonly NamedFile[];
  readonly explain: boolean;
  /** ISO 8601 bounds on the events' time; `since` inclusive, `until` exclusive. */
  readonly since?: string;
  readonly until?: string;
  readonly maxRows: number;
  /** Most seconds for running the query once its tables are filled. */
  readonly timeoutSeconds: number;
  readonly memoryMB?: number;
  /** As many as pay when absent, one a core at the most. */
  readonly threads?: number;
}

/** A hunt before it is known whether its query is over tables or over events. */
export interface AskedHunt extends Omit<HuntOptions, "lang"> {
  readonly lang?: HuntLanguage | EventLanguage;
  /** A file of indicators for a rule that matches them. */
  readonly indicators?: string;
}

/** Where a command talks to: data on `out`, progress and what there is to say on `err`. */
export interface HuntStreams {
  readonly in: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  readonly out: NodeJS.WritableStream & { readonly isTTY?: boolean };
  readonly err: NodeJS.WritableStream & { readonly isTTY?: boolean };
}
