import { generateHelpTextForAllCommands } from "@stricli/core";
import type { Application, CommandContext } from "@stricli/core";
import { app } from "../../packages/cli/src/app.ts";

/** docs/reference/commands.md: the help of every command. */
export function commandsPage(): string {
  // The type asks for an application that runs in any context; help is made without running anything.
  const sections = generateHelpTextForAllCommands(
    app as unknown as Application<CommandContext>,
  ).map(([route, help]) => `## ${route}\n\n\`\`\`\n${help.trimEnd()}\n\`\`\`\n`);
  return `${head}\n${sections.join("\n")}`;
}

const head = `# Commands

<!-- Made from the commands' own help by \`npm run reference\`. -->

Data goes to standard output; progress and accounts to standard error. Colors are used on a terminal only, and not where
\`NO_COLOR\` is set. \`-\` as a path is standard input.

| exit code | meaning |
| --- | --- |
| 0 | clean: nothing found, nothing wrong |
| 1 | findings: hits, or errors in rules |
| 2 | usage: the command line was not understood, or the output cannot be written |
| 3 | an input could not be read (what could be read has been), or the output not be written |
| 4 | an error of Telltale's own, which we would like to hear of |
`;
