import { anyOne, anyRun, literal, type Pattern, type PatternPart } from "../../../model/index.ts";

/**
 * Reads a string value (specification 2.1, "Escaping"): `*` is any run, `?` any one character, and a
 * backslash before `*`, `?` or a backslash makes that character literal. Any other backslash is itself.
 */
export function parseWildcards(text: string): Pattern {
  const parts: PatternPart[] = [];
  let pending = "";
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    if (character === "\\") {
      const next = text.charAt(at + 1);
      if (next !== "*" && next !== "?" && next !== "\\") continue;
      pending += text.slice(from, at) + next;
      at++;
      from = at + 1;
    } else if (character === "*" || character === "?") {
      pending += text.slice(from, at);
      from = at + 1;
      if (pending !== "") parts.push(literal(pending));
      pending = "";
      if (character === "?") parts.push(anyOne);
      else if (parts.at(-1) !== anyRun) parts.push(anyRun);
    }
  }
  pending += text.slice(from);
  if (pending !== "") parts.push(literal(pending));
  return parts;
}
