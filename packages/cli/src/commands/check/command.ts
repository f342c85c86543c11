import { buildCommand } from "@stricli/core";
import type { CliContext } from "../../context.ts";
import { rules } from "../parameters.ts";

export interface CheckFlags {
  readonly format: "text" | "json" | "sarif";
}

export const checkCommand = buildCommand<CheckFlags, string[], CliContext>({
  loader: () => import("./run.ts"),
  parameters: {
    positional: rules,
    flags: {
      format: {
        kind: "enum",
        values: ["text", "json", "sarif"],
        default: "text",
        brief: "How diagnostics are written",
      },
    },
    aliases: { f: "format" },
  },
  docs: {
    brief: "Parse rules and say what is wrong with them",
    fullDescription: [
      "Parses rules and reports what is wrong with them: file, line and column, and how to mend it.",
      "Exit code: 0 no errors (warnings are allowed), 1 errors, 3 a path could not be read.",
    ].join("\n"),
    customUsage: [
      { input: "content", brief: "check the bundled rules" },
      { input: "rules/ --format sarif > rules.sarif", brief: "for a code-scanning service" },
    ],
  },
});
