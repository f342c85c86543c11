import type { Cell } from "@telltale/core/model";
import { parseDynamic, textOfDynamic } from "./dynamic.ts";

/** Every text of one list replaced by its counterpart in the other, one after another. */
export function replaceStrings(
  text: string,
  lookups: Cell | undefined,
  rewrites: Cell | undefined,
): string {
  const from = parseDynamic(lookups);
  const to = parseDynamic(rewrites);
  if (!Array.isArray(from) || !Array.isArray(to) || from.length !== to.length) return "";
  return from.reduce<string>((result, lookup, i) => {
    const part = textOfDynamic(lookup);
    return part === "" ? result : result.replaceAll(part, () => textOfDynamic(to[i] ?? null));
  }, text);
}

/** Characters of one list replaced by those of the other at the same place; its last stands for the rest. */
export function translate(from: string, to: string, text: string): string {
  const search = [...from];
  const replacement = [...to];
  if (replacement.length === 0) return text;
  return [...text]
    .map((character) => {
      const at = search.indexOf(character);
      return at < 0 ? character : (replacement[Math.min(at, replacement.length - 1)] ?? "");
    })
    .join("");
}
