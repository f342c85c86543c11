import fs from "node:fs";
import path from "node:path";
import { macroKey } from "@telltale/core/languages/spl";
import type { Macro, MacroTable } from "@telltale/core/languages/spl";
import { SourceText } from "@telltale/core/source";
import { readLines } from "../data.ts";

export interface CorpusLine {
  readonly path: string;
  readonly name: string;
  readonly search: string;
  readonly windows: boolean;
  /** Paths of the logs that the detection is tested with, where those are known to be real. */
  readonly real_test_data: readonly string[];
}

/** The detections of Splunk's security content. */
export const readCorpus = (data: string): readonly CorpusLine[] =>
  readLines(path.join(data, "corpora", "splunk.jsonl")).map(
    (line) => JSON.parse(line) as CorpusLine,
  );

/** The macros that they use. */
export function readMacros(data: string): MacroTable {
  const { macros } = JSON.parse(
    fs.readFileSync(path.join(data, "tables", "splunk_macros.json"), "utf8"),
  ) as {
    readonly macros: Readonly<Record<string, Macro>>;
  };
  return new Map(
    Object.entries(macros).map(([name, macro]) => [
      macroKey(name.replace(/\(.*/, ""), macro.arguments.length),
      macro,
    ]),
  );
}

/** The same macros as a file of a pack. */
export function readMacroConf(data: string): SourceText {
  const stanzas = [...readMacros(data)].map(
    ([key, { arguments: args, definition }]) =>
      `[${key}]\nargs = ${args.join(", ")}\ndefinition = ${definition.replaceAll("\n", " \\\n")}\n`,
  );
  return new SourceText("macros.conf", stanzas.join("\n"));
}
