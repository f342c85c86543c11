import { run } from "@stricli/core";
import { app } from "./app.ts";
import { exitCodeOf } from "./exit-code.ts";

// A reader that has seen enough (`telltale … | head`) is no failure.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  process.exit(exitCodeOf(process.exitCode));
});

await run(app, process.argv.slice(2), { process });
process.exitCode = exitCodeOf(process.exitCode);
