import { parseCount, parseLookup, parseMegabytes, parseTime } from "./parse-flag.ts";

/** Positional parameters and flags that several commands have: the same words and the same meaning everywhere. */

export const logs = {
  kind: "array",
  parameter: {
    brief:
      "Log files and folders (EVTX, JSON, XML, CSV, Splunk's text; gzip, zstd, zip); - is standard input",
    parse: String,
    placeholder: "logs",
  },
  minimum: 1,
} as const;

export const rules = {
  kind: "array",
  parameter: {
    brief: "Rule files and folders; - is standard input",
    parse: String,
    placeholder: "rules",
  },
  minimum: 1,
} as const;

export const since = {
  kind: "parsed",
  parse: parseTime,
  optional: true,
  placeholder: "time",
  brief: "Only events at or after this time (ISO 8601; UTC unless said)",
} as const;

export const until = {
  kind: "parsed",
  parse: parseTime,
  optional: true,
  placeholder: "time",
  brief: "Only events before this time",
} as const;

export const threads = {
  kind: "parsed",
  parse: parseCount,
  optional: true,
  placeholder: "n",
  brief: "Worker threads (default: one per core)",
} as const;

export const memory = {
  kind: "parsed",
  parse: parseMegabytes,
  optional: true,
  placeholder: "size",
  brief: "Most memory for the database, such as 512MB (default: half of what there is)",
} as const;

export const indicators = {
  kind: "parsed",
  parse: String,
  optional: true,
  placeholder: "file",
  brief: "Indicators for Elastic's rules that match them: JSON lines, a JSON array or CSV",
} as const;

export const lookup = {
  kind: "parsed",
  parse: parseLookup,
  variadic: true,
  optional: true,
  placeholder: "name=file",
  brief: "A lookup of searches in SPL: CSV with a header row; may be repeated",
} as const;

/** `--output`; `brief` says what is written. */
export function outputOf(brief: string): {
  readonly kind: "parsed";
  readonly parse: StringConstructor;
  readonly optional: true;
  readonly placeholder: "file";
  readonly brief: string;
} {
  return { kind: "parsed", parse: String, optional: true, placeholder: "file", brief };
}
