import type { Command, Pipeline } from "../../syntax.ts";
import type { Cursor } from "../cursor.ts";
import { optionNames, readOptions } from "../options.ts";

/** A command without what all have. */
export type CommandParts = Command extends infer C
  ? C extends unknown
    ? Omit<C, "span" | "options">
    : never
  : never;

export interface Stage {
  readonly cursor: Cursor;
  readonly options: Map<string, string>;
  /** Reads the bracketed search that comes next. */
  readonly subsearch: (cursor: Cursor) => Pipeline;
}

export type Reader = (stage: Stage, name: string) => CommandParts;

/** Options may stand at any place among the arguments of these. */
export const reader =
  (names: string, read: Reader): Reader =>
  (stage, name) => {
    readOptions(stage.cursor, optionNames(names), stage.options);
    const command = read(stage, name);
    readOptions(stage.cursor, optionNames(names), stage.options);
    return command;
  };

/** Readers of commands by their names. */
export type Readers = readonly (readonly [name: string, read: Reader])[];

/** The words of a text that is parsed later: any may be a field. */
export function mentionWords(cursor: Cursor, text: string): void {
  for (const [, name = ""] of text.matchAll(/(?<!["\w])([A-Za-z_]\w+)\b(?!\s*\()/g))
    cursor.mention(name);
}
