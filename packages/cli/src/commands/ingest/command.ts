import { buildCommand } from "@stricli/core";
import type { CliContext } from "../../context.ts";
import { logs, memory, since, threads, until } from "../parameters.ts";

export interface IngestFlags {
  readonly out: string;
  readonly since?: string;
  readonly until?: string;
  readonly memory?: number;
  readonly threads?: number;
}

export const ingestCommand = buildCommand<IngestFlags, string[], CliContext>({
  loader: () => import("./run.ts"),
  parameters: {
    positional: logs,
    flags: {
      out: {
        kind: "parsed",
        parse: String,
        placeholder: "file",
        brief: "The database to make; it must not exist yet",
      },
      since,
      until,
      memory: {
        ...memory,
        brief: "Most memory for the database, such as 512MB (default: what it needs)",
      },
      threads: { ...threads, brief: "Worker threads (default: 1; more seldom pay)" },
    },
    aliases: { o: "out", t: "threads" },
  },
  docs: {
    brief: "Keep decoded logs in a database, for many hunts",
    fullDescription: [
      "Decodes logs once and keeps them in a DuckDB database: the tables of Sentinel and Defender that the events",
      "fill, and a table `events` with every event as it is. `telltale hunt` takes the database in the place of logs.",
      "Exit code: 0 done, 2 the database is there already, 3 an input could not be read or the database not be written",
      "(what could be read is in it), 130 interrupted, and nothing is left of the database.",
    ].join("\n"),
    customUsage: [
      { input: "logs/ --out logs.duckdb", brief: "then: telltale hunt query.kql logs.duckdb" },
      {
        input: "Security.evtx --out march.duckdb --since 2026-03-01 --until 2026-04-01",
        brief: "the events of a month",
      },
      { input: "samples --out samples.duckdb", brief: "the bundled samples" },
    ],
  },
});
