import type { Span } from "../../source/index.ts";

/**
 * Where places in a decoded text stand in the notation that it was decoded from: YAML folds lines, doubles quotes and
 * escapes characters. Undefined where the two cannot be laid side by side.
 */
export function alignText(
  written: string,
  text: string,
  start: number,
): ((span: Span) => Span) | undefined {
  const places: number[] = [];
  let at = /^["']/.test(written) ? 1 : (/^[|>][^\n]*\n/.exec(written)?.[0].length ?? 0);
  for (let i = 0; i < text.length; i++) {
    const char = text.charAt(i);
    const isBlank = /\s/.test(char);
    if (!isBlank || !/\s/.test(written.charAt(at)))
      while (/\s/.test(written.charAt(at)) && written.charAt(at) !== char) at++;
    places.push(start + at);
    const here = written.charAt(at);
    if (here === char && char === "'" && written.charAt(at + 1) === "'" && written.startsWith("'"))
      at += 2;
    else if (here === "\\" && written.startsWith('"')) at += escapeLength(written, at);
    else if (here === char) at++;
    else if (isBlank && /\s/.test(here))
      while (/\s/.test(written.charAt(at)) && !/\s/.test(text.charAt(i + 1))) at++;
    else return undefined;
  }
  places.push(start + at);
  const placeOf = (offset: number) => places[Math.min(offset, text.length)] ?? start;
  return ({ start: from, end }) => ({
    start: placeOf(from),
    end: Math.max(placeOf(from), placeOf(end)),
  });
}

function escapeLength(written: string, at: number): number {
  const kind = written.charAt(at + 1);
  return kind === "x" ? 4 : kind === "u" ? 6 : kind === "U" ? 10 : 2;
}
