import { buildCommand } from "@stricli/core";
import type { CliContext } from "../../context.ts";
import { rules } from "../parameters.ts";

export interface ExplainFlags {
  readonly format: "text" | "json" | "markdown";
}

export const explainCommand = buildCommand<ExplainFlags, string[], CliContext>({
  loader: () => import("./run.ts"),
  parameters: {
    positional: rules,
    flags: {
      format: {
        kind: "enum",
        values: ["text", "json", "markdown"],
        default: "text",
        brief: "How explanations are written",
      },
    },
    aliases: { f: "format" },
  },
  docs: {
    brief: "Say what rules look for, what they need and what they leave out",
    fullDescription: [
      "Explains rules: stages and predicates, exclusions, indicators, the events that can satisfy them,",
      "and the ATT&CK techniques they speak of.",
      "Exit code: 0 explained, 1 a rule has errors, 3 a path could not be read or holds no rules.",
    ].join("\n"),
    customUsage: [
      {
        input: "content/starter/rules/execution/wsl-child-process-anomaly.yml",
        brief: "explain one rule",
      },
      {
        input: "content --format markdown > rules.md",
        brief: "a document about all bundled rules",
      },
    ],
  },
});
