import { run } from "@stricli/core";
import { app } from "./app.ts";
import type { CliContext } from "./context.ts";
import { exitCodeOf, exitCodes } from "./exit-code.ts";
import { reasonOf } from "./files/reason.ts";

const { stdout, stderr, env } = process;
const context: CliContext = { process: { stdout, stderr, env } };

stdout.on("error", (error: NodeJS.ErrnoException) => {
  // A reader that has seen enough (`telltale … | head`) is no failure.
  if (error.code === "EPIPE") process.exit(exitCodeOf(context.process.exitCode));
  stderr.write(`cannot write to standard output: ${reasonOf(error)}\n`);
  process.exit(exitCodes.unreadable);
});
// With nobody to read complaints there is nobody to tell.
stderr.on("error", () => undefined);

await run(app, process.argv.slice(2), context);
process.exitCode = exitCodeOf(context.process.exitCode);
