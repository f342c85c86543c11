import { literal, type Pattern, type PatternPart } from "../../../model/index.ts";

/** What Windows programs take for the dash or slash that starts an option. */
const dashes = ["-", "/", "\u2013", "\u2014", "\u2015"];

/** A dash or slash at the start of a word, and not at the end of one: `\B[-/]\b` in Unicode terms. */
const optionStart = /(?<![\p{L}\p{N}_])[-/](?=[\p{L}\p{N}_])/gu;

/** How many option starts a pattern has; each multiplies the variants by five. */
export function countOptionStarts(pattern: Pattern): number {
  let count = 0;
  for (const part of pattern) {
    if (part.kind === "literal") count += part.text.match(optionStart)?.length ?? 0;
  }
  return count;
}

/** The pattern with each option start as each of the five dashes, in all combinations. */
export function windashVariants(pattern: Pattern): readonly Pattern[] {
  let variants: (readonly PatternPart[])[] = [[]];
  for (const part of pattern) {
    const forms = part.kind === "literal" ? literalVariants(part.text).map(literal) : [part];
    variants = variants.flatMap((variant) => forms.map((form) => [...variant, form]));
  }
  return variants;
}

function literalVariants(text: string): readonly string[] {
  let variants = [""];
  let done = 0;
  for (const { index } of text.matchAll(optionStart)) {
    const between = text.slice(done, index);
    variants = variants.flatMap((variant) => dashes.map((dash) => variant + between + dash));
    done = index + 1;
  }
  return variants.map((variant) => variant + text.slice(done));
}
