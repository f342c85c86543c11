import { buildCommand } from "@stricli/core";
import type { CliContext } from "../../context.ts";
import { indicators, lookup, memory, outputOf, since, threads, until } from "../parameters.ts";
import { parseCount, parseTime } from "../parse-flag.ts";
import type { NamedFile } from "../parse-flag.ts";
import { parseGivenTable, parseSeconds } from "./parse-flag.ts";
import type { GivenTable } from "./parse-flag.ts";

export const huntFormats = ["table", "jsonl", "json", "csv", "parquet"] as const;
export type HuntFormat = (typeof huntFormats)[number];

export const huntLanguages = ["kusto", "eql", "kuery", "lucene", "esql", "spl"] as const;

export interface HuntFlags {
  readonly interactive: boolean;
  readonly lang?: (typeof huntLanguages)[number];
  readonly format: HuntFormat;
  readonly output?: string;
  readonly now?: string;
  readonly table?: readonly GivenTable[];
  readonly pack?: readonly string[];
  readonly lookup?: readonly NamedFile[];
  readonly indicators?: string;
  readonly explain: boolean;
  readonly since?: string;
  readonly until?: string;
  readonly maxRows?: number;
  readonly timeout?: number;
  readonly memory?: number;
  readonly threads?: number;
}

export const huntCommand = buildCommand<HuntFlags, string[], CliContext>({
  loader: () => import("./run.ts"),
  parameters: {
    positional: {
      kind: "array",
      parameter: {
        brief:
          "The query, as text or as a file (- is standard input), then logs, folders, or a database made by ingest; with -i only the logs",
        parse: String,
        placeholder: "query|logs",
      },
      minimum: 1,
    },
    flags: {
      interactive: {
        kind: "boolean",
        default: false,
        withNegated: false,
        brief: "Ask for queries one after another and keep the decoded logs between them",
      },
      lang: {
        kind: "enum",
        values: huntLanguages,
        optional: true,
        brief: "Language of the query (default: by the file's name, or what only one has)",
      },
      format: {
        kind: "enum",
        values: huntFormats,
        default: "table",
        brief: "How rows are written",
      },
      output: outputOf("Write rows to a file instead of standard output"),
      now: {
        kind: "parsed",
        parse: parseTime,
        optional: true,
        placeholder: "time",
        brief: "What now, now() and ago() go by (default: the newest event of the input)",
      },
      table: {
        kind: "parsed",
        parse: parseGivenTable,
        variadic: true,
        optional: true,
        placeholder: "name=file",
        brief: "A table of your own: JSON lines, a JSON array or CSV; may be repeated",
      },
      pack: {
        kind: "parsed",
        parse: String,
        variadic: true,
        optional: true,
        placeholder: "file|folder",
        brief:
          "What queries rely on: functions of Kusto, macros, lookups and sources of SPL; may be repeated",
      },
      lookup,
      indicators,
      explain: {
        kind: "boolean",
        default: false,
        withNegated: false,
        brief: "Say how the query is run: what is read, filtered and counted, and its SQL",
      },
      since,
      until,
      maxRows: {
        kind: "parsed",
        parse: parseCount,
        optional: true,
        placeholder: "n",
        brief: "Most rows of a result (default: 500,000)",
      },
      timeout: {
        kind: "parsed",
        parse: parseSeconds,
        optional: true,
        placeholder: "time",
        brief: "Most time for running the query once the logs are read (default: 5m)",
      },
      memory,
      threads,
    },
    aliases: { i: "interactive", l: "lang", f: "format", o: "output", t: "threads" },
  },
  docs: {
    brief: "Run a query on logs",
    fullDescription: [
      "Runs a query as it would run in Microsoft Sentinel or Defender on the events of the logs,",
      "as it would in Splunk, or as it would in Elastic: ES|QL, events that match EQL, Kibana KQL (kuery) or Lucene,",
      "and sequences of EQL as groups of rows.",
      "Rows go to standard output; progress and what there is to say about the run to standard error.",
      "now() and ago() go by the newest event of the input, for old logs are the usual case; --now says otherwise.",
      "Exit code: 0 the query ran, with or without rows; 2 the query or the command line is wrong, or the query",
      "came to a limit; 3 an input could not be read or the output not be written; 130 interrupted.",
    ].join("\n"),
    customUsage: [
      { input: "query.kql logs/", brief: "run a query file on a folder of logs" },
      {
        input: '"DeviceProcessEvents | summarize count() by FileName | top 10 by count_" samples',
        brief: "the query as an argument",
      },
      {
        input: "query.kql logs/ --format csv --output rows.csv",
        brief: "rows to a file",
      },
      {
        input: "query.kql logs/ --table SigninLogs=signin.jsonl",
        brief: "with a table that logs of Windows cannot fill",
      },
      {
        input: "query.kql logs/ --pack Parsers/",
        brief: "with functions of a workspace; for SPL, with macros and lookups of an app",
      },
      {
        input: `'process where process.name : "whoami.exe"' logs/`,
        brief: "EQL on Windows events, with the names of the Elastic Common Schema",
      },
      {
        input: "--lang kuery 'process.name: (net.exe or net1.exe)' logs/",
        brief: "Kibana KQL; the language has to be said",
      },
      {
        input: "'FROM logs-* | STATS n = COUNT(*) BY event.code | SORT n DESC' logs/",
        brief: "ES|QL, over all events",
      },
      {
        input: "'index=* EventCode=4688 | stats count by NewProcessName' logs/",
        brief: "SPL, with the events' own names or with those of the Common Information Model",
      },
      { input: "-i logs/", brief: "ask one query after another" },
    ],
  },
});
