/**
 * Where lexical parts of EQL and ES|QL end, which have their comments and names in quotes in common. Each takes the
 * place at which the part begins, and gives the place behind it; undefined where the part is not closed.
 */

export function endOfLine(text: string, at: number): number {
  const end = text.indexOf("\n", at);
  return end < 0 ? text.length : end;
}

/** Comments nest. */
export function endOfComment(text: string, start: number): number | undefined {
  const fence = /\/\*|\*\//g;
  fence.lastIndex = start;
  let open = 0;
  for (let found = fence.exec(text); found !== null; found = fence.exec(text)) {
    open += found[0] === "/*" ? 1 : -1;
    if (open === 0) return fence.lastIndex;
  }
  return undefined;
}

/** A text between two of this quote, on one line; a backslash keeps the next character from ending it. */
export function endOfQuoted(text: string, start: number, quote: string): number | undefined {
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === "\\") at++;
    else if (text[at] === quote) return at + 1;
    else if (text[at] === "\n" || text[at] === "\r") return undefined;
  }
  return undefined;
}

/** A name between backticks; two of them are one that belongs to the name. */
export function endOfName(text: string, start: number): number | undefined {
  for (let at = start + 1; at < text.length && text[at] !== "\n"; at++) {
    if (text[at] !== "`") continue;
    if (text[at + 1] !== "`") return at + 1;
    at++;
  }
  return undefined;
}
