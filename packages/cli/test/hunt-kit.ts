import { Readable, Writable } from "node:stream";
import { join } from "node:path";
import { run } from "@stricli/core";
import { app } from "../src/app.ts";
import { exitCodeOf } from "../src/exit-code.ts";
import type { Ran } from "./kit.ts";

export const samples = join(import.meta.dirname, "../../../samples");

/** Runs the command line in this process with a text on standard input, which is no terminal. */
export async function telltaleReading(input: string, ...args: readonly string[]): Promise<Ran> {
  const out: string[] = [];
  const err: string[] = [];
  const collector = (parts: string[]) =>
    new Writable({
      write(chunk: Buffer, _encoding, done) {
        parts.push(chunk.toString("utf8"));
        done();
      },
    });
  const context: {
    process: {
      stdin: Readable;
      stdout: Writable;
      stderr: Writable;
      exitCode?: number | string | null;
    };
  } = {
    process: { stdin: Readable.from([input]), stdout: collector(out), stderr: collector(err) },
  };
  await run(app, args, context);
  return { code: exitCodeOf(context.process.exitCode), out: out.join(""), err: err.join("") };
}

/** Lines of JSON as values. */
export function objects(lines: string): readonly Record<string, unknown>[] {
  return lines
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line));
}
