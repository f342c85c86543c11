import { Writable } from "node:stream";
import { run } from "@stricli/core";
import { app } from "../src/app.ts";
import { exitCodeOf } from "../src/exit-code.ts";

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs the command line in this process, as `telltale <args>` does. */
export async function telltale(...args: readonly string[]): Promise<Ran> {
  const out = collector();
  const err = collector();
  const context: {
    process: { stdout: Writable; stderr: Writable; exitCode?: number | string | null };
  } = {
    process: { stdout: out.stream, stderr: err.stream },
  };
  await run(app, args, context);
  return { code: exitCodeOf(context.process.exitCode), out: out.text(), err: err.text() };
}

function collector() {
  const parts: string[] = [];
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      parts.push(chunk.toString("utf8"));
      done();
    },
  });
  return { stream, text: () => parts.join("") };
}
