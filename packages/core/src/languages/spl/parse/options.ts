import type { Cursor } from "./cursor.ts";
import { unescapeQuotes } from "./cursor.ts";

/** Steps over the options `name=value` that come next, of the given names, and keeps them. */
export function readOptions(
  cursor: Cursor,
  names: ReadonlySet<string>,
  options: Map<string, string>,
): void {
  for (;;) {
    const before = cursor.at;
    cursor.take(",");
    const name = cursor.takeMatch(/[A-Za-z_]+/y)?.toLowerCase();
    if (name === undefined || !names.has(name) || !cursor.take("=")) {
      cursor.at = before;
      return;
    }
    const quoted = cursor.takeQuoted();
    const value =
      quoted === undefined
        ? (cursor.takeMatch(/\([^)]*\)|[^\s,|[\]]+/y) ?? cursor.fail(`a value for ${name}`))
        : unescapeQuotes(quoted);
    options.set(name, value);
  }
}

export const optionNames = (text: string): ReadonlySet<string> => new Set(text.split(" "));
