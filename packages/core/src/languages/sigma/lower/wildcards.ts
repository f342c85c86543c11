import { anyOne, anyRun, literal, normalizePattern, type Pattern, type PatternPart } from "../../../model/index.ts";

/**
 * Reads a string value (specification 2.1, "Escaping"): `*` is any run, `?` any one character, and a
 * backslash before `*`, `?` or a backslash makes that character literal. Any other backslash is itself.
 */
export function parseWildcards(text: string): Pattern {
  if (!/[\\*?]/.test(text)) return text === "" ? [] : [literal(text)];
  const parts: PatternPart[] = [];
  for (const [token] of text.matchAll(/\\[\\*?]|[*?]|\\|[^\\*?]+/g)) {
    if (token === "*") parts.push(anyRun);
    else if (token === "?") parts.push(anyOne);
    else parts.push(literal(/^\\[\\*?]$/.test(token) ? token.slice(1) : token));
  }
  return normalizePattern(parts);
}
