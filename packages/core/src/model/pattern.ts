/**
 * A text pattern as parts, never as text to be parsed again: escapes are gone, wildcards are nodes.
 * A pattern always speaks of the *whole* value; "contains x" is any-run, x, any-run.
 */
export type Pattern = readonly PatternPart[];

export type PatternPart =
  | { readonly kind: "literal"; readonly text: string }
  /** Any number of characters, none included. */
  | { readonly kind: "any-run" }
  /** Exactly one character (one UTF-16 unit outside surrogate pairs, one pair inside). */
  | { readonly kind: "any-one" }
  /** To be filled in by the user before the rule can run (Sigma `%name%`). */
  | { readonly kind: "placeholder"; readonly name: string };

export const literal = (value: string): PatternPart => ({ kind: "literal", text: value });
export const anyRun: PatternPart = { kind: "any-run" };
export const anyOne: PatternPart = { kind: "any-one" };

/** What a pattern comes down to, for engines and emitters that have special forms for the common shapes. */
export type PatternShape =
  | { readonly kind: "equals"; readonly text: string }
  | { readonly kind: "contains"; readonly text: string }
  | { readonly kind: "starts-with"; readonly text: string }
  | { readonly kind: "ends-with"; readonly text: string }
  /** Any value, the empty one included. */
  | { readonly kind: "anything" }
  | { readonly kind: "wildcard" };

/** Classifies a pattern. Placeholders and inner wildcards make it a `wildcard`. */
export function patternShape(pattern: Pattern): PatternShape {
  const literals: string[] = [];
  for (const part of pattern) {
    if (part.kind === "literal") literals.push(part.text);
    else if (part.kind !== "any-run") return { kind: "wildcard" };
  }
  if (literals.length === 0)
    return pattern.length === 0 ? { kind: "equals", text: "" } : { kind: "anything" };
  if (literals.length > 1) return { kind: "wildcard" };
  const value = literals[0] ?? "";
  const open = pattern[0]?.kind === "any-run";
  const close = pattern.at(-1)?.kind === "any-run";
  if (open && close) return { kind: "contains", text: value };
  if (open) return { kind: "ends-with", text: value };
  if (close) return { kind: "starts-with", text: value };
  return { kind: "equals", text: value };
}

/** Joins neighbouring literals, drops empty ones and doubled any-runs, so that equal patterns are equal data. */
export function normalizePattern(pattern: Pattern): Pattern {
  const out: PatternPart[] = [];
  for (const part of pattern) {
    const last = out.at(-1);
    if (part.kind === "literal") {
      if (part.text === "") continue;
      if (last?.kind === "literal") out[out.length - 1] = literal(last.text + part.text);
      else out.push(part);
    } else if (part.kind !== "any-run" || last?.kind !== "any-run") out.push(part);
  }
  return out;
}
