import { buildCommand } from "@stricli/core";
import type { CliContext } from "../../context.ts";
import { logs, outputOf } from "../parameters.ts";

export interface EventsFlags {
  readonly stats: boolean;
  readonly output?: string;
}

export const eventsCommand = buildCommand<EventsFlags, string[], CliContext>({
  loader: () => import("./run.ts"),
  parameters: {
    positional: logs,
    flags: {
      stats: {
        kind: "boolean",
        default: false,
        withNegated: false,
        brief: "Count events by channel, provider and event id instead of printing them",
      },
      output: outputOf("Write to a file instead of standard output"),
    },
    aliases: { s: "stats", o: "output" },
  },
  docs: {
    brief: "Decode logs and print their events",
    fullDescription: [
      "Prints one JSON object a line per event: file, recordId, time, channel, provider, eventId, computer",
      "and fields.",
      "Exit code: 0 read, 3 an input could not be read or the output not be written.",
    ].join("\n"),
    customUsage: [
      { input: "samples --stats", brief: "what is in these logs" },
      { input: "Security.evtx --output security.jsonl", brief: "EVTX to JSON lines" },
    ],
  },
});
