import type { Cell } from "@telltale/core/model";
import { isList, parseDynamic } from "./dynamic.ts";

/**
 * Every text of one list replaced by its counterpart in the other, one after another; what was replaced once stays. A
 * counterpart that is no text leaves its text as it is.
 */
export function replaceStrings(
  text: string,
  lookups: Cell | undefined,
  rewrites: Cell | undefined,
): string {
  const from = parseDynamic(lookups);
  const to = parseDynamic(rewrites);
  if (!isList(from) || !isList(to) || from.length !== to.length) return "";
  // Pieces that are done stand between those that are not: at odd places.
  let pieces: readonly string[] = [text];
  from.forEach((lookup, i) => {
    const rewrite = to[i] ?? null;
    if (typeof lookup !== "string" || lookup === "") return;
    const done = typeof rewrite === "string" ? rewrite : lookup;
    pieces = pieces.flatMap((piece, place) =>
      place % 2 === 1
        ? [piece]
        : piece.split(lookup).flatMap((part, at) => (at === 0 ? [part] : [done, part])),
    );
  });
  return pieces.join("");
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
