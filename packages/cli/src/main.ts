import { run } from "@stricli/core";
import { app } from "./app.ts";
import type { CliContext } from "./context.ts";
import { exitCodeOf } from "./exit-code.ts";

const { stdout, stderr, env } = process;
const context: CliContext = { process: { stdout, stderr, env } };

// A reader that has seen enough (`telltale … | head`) is no failure.
stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  process.exit(exitCodeOf(context.process.exitCode));
});

await run(app, process.argv.slice(2), context);
process.exitCode = exitCodeOf(context.process.exitCode);
