import { buildCommand } from "@stricli/core";
import { levels, statuses } from "@telltale/core/model";
import type { CliContext } from "../../context.ts";
import { indicators, logs, lookup, outputOf, since, threads, until } from "../parameters.ts";
import type { NamedFile } from "../parse-flag.ts";

export interface ScanFlags {
  readonly rules?: readonly string[];
  readonly indicators?: string;
  readonly lookup?: readonly NamedFile[];
  readonly level?: (typeof levels)[number];
  readonly tag?: readonly string[];
  readonly status?: readonly (typeof statuses)[number][];
  readonly format: "table" | "jsonl" | "json" | "csv";
  readonly output?: string;
  readonly threads?: number;
  readonly fullScan: boolean;
  readonly since?: string;
  readonly until?: string;
}

export const scanCommand = buildCommand<ScanFlags, string[], CliContext>({
  loader: () => import("./run.ts"),
  parameters: {
    positional: logs,
    flags: {
      rules: {
        kind: "parsed",
        parse: String,
        variadic: true,
        optional: true,
        placeholder: "path",
        brief: "Rule file or folder; may be repeated (default: the bundled content)",
      },
      indicators,
      lookup,
      level: {
        kind: "enum",
        values: levels,
        optional: true,
        brief: "Lowest level of rules to run",
      },
      tag: {
        kind: "parsed",
        parse: String,
        variadic: true,
        optional: true,
        placeholder: "tag",
        brief:
          "Run only rules with this tag; attack.t1059, or T1059, takes in its sub-techniques; may be repeated",
      },
      status: {
        kind: "enum",
        values: statuses,
        variadic: true,
        optional: true,
        brief: "Run only rules of this status; may be repeated",
      },
      format: {
        kind: "enum",
        values: ["table", "jsonl", "json", "csv"],
        default: "table",
        brief: "How hits are written",
      },
      output: outputOf("Write hits to a file instead of standard output"),
      threads,
      fullScan: {
        kind: "boolean",
        default: false,
        withNegated: false,
        brief: "Evaluate every rule on every event, without the index (slow; gives the same hits)",
      },
      since,
      until,
    },
    aliases: { r: "rules", l: "level", f: "format", o: "output", t: "threads" },
  },
  docs: {
    brief: "Run detections on logs, in one pass",
    fullDescription: [
      "Runs every rule on every event of the logs, in one pass, and reports the hits.",
      "Hits go to standard output, progress and the account of the run to standard error.",
      "Folders are searched at any depth, hidden files aside; what is no log is passed over and named.",
      "Ctrl-C ends the scan with an account of what was found until then.",
      "Exit code: 0 no hits, 1 hits, 2 nothing to scan for, 3 an input or the rules could not be read,",
      "or the output not be written (whatever was found), 130 interrupted.",
    ].join("\n"),
    customUsage: [
      { input: "samples", brief: "scan the bundled samples with the bundled rules" },
      {
        input: "C:\\Windows\\System32\\winevt\\Logs --level high",
        brief: "scan this machine's logs",
      },
      {
        input: "logs/ --rules rules/windows --format jsonl --output hits.jsonl",
        brief: "scan a folder with rules of your own, one JSON object per hit",
      },
    ],
  },
});
