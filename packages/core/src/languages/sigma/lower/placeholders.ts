import { literal, normalizePattern, type Pattern, type PatternPart } from "../../../model/index.ts";

/** The values that the user gives for `%name%` placeholders; wildcards in them work as in rules. */
export type Placeholders = ReadonlyMap<string, readonly string[]>;

const form = /\\%|%([^%]+)%/g;

/** Finds the placeholders in a pattern's literals; `\%` is a percent sign (specification, "expand"). */
export function markPlaceholders(pattern: Pattern): Pattern {
  const parts: PatternPart[] = [];
  for (const part of pattern) {
    if (part.kind === "literal") parts.push(...markText(part.text));
    else parts.push(part);
  }
  return normalizePattern(parts);
}

function markText(text: string): readonly PatternPart[] {
  const parts: PatternPart[] = [];
  let done = 0;
  for (const match of text.matchAll(form)) {
    parts.push(literal(text.slice(done, match.index)));
    const name = match[1];
    parts.push(name === undefined ? literal("%") : { kind: "placeholder", name });
    done = match.index + match[0].length;
  }
  parts.push(literal(text.slice(done)));
  return parts;
}

/** The placeholders' names in a pattern or in a regular expression's text. */
export function placeholderNames(from: Pattern | string): readonly string[] {
  const pattern = typeof from === "string" ? markText(from) : from;
  return [...new Set(pattern.flatMap((part) => (part.kind === "placeholder" ? [part.name] : [])))];
}

/** All combinations of a pattern with its placeholders filled in. */
export function fillPlaceholders(
  pattern: Pattern,
  valuesOf: (name: string) => readonly Pattern[],
): readonly Pattern[] {
  let filled: Pattern[] = [[]];
  for (const part of pattern) {
    const forms = part.kind === "placeholder" ? valuesOf(part.name) : [[part]];
    filled = filled.flatMap((before) => forms.map((form) => [...before, ...form]));
  }
  return filled.map(normalizePattern);
}
