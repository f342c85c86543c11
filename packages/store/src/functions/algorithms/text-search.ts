/**
 * `indexof`: the place of the nth occurrence of a text, in characters from 0; -1 where there is none. Occurrences must
 * begin within `length` characters from `start` (from the end where negative; a length of -1 is no limit). Null for an
 * empty text to look for, and for an occurrence below 1.
 * https://learn.microsoft.com/kusto/query/indexof-function
 */
export function indexOf(
  text: string,
  part: string,
  start: number,
  length: number,
  occurrence: number,
): bigint | null {
  if (part === "" || occurrence < 1 || length < -1) return null;
  const characters = [...text];
  const from = start < 0 ? Math.max(characters.length + start, 0) : start;
  const rest = characters.slice(from).join("");
  let at = -1;
  for (let i = 0; i < occurrence; i++) {
    at = rest.indexOf(part, at + 1);
    if (at < 0) return -1n;
  }
  const before = rest.slice(0, at);
  const place = [...before].length;
  return length < 0 || place < length ? BigInt(from + place) : -1n;
}

/** How often a text occurs in another; occurrences may overlap. */
export function countOf(text: string, part: string): number {
  if (part === "") return 0;
  let count = 0;
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) count += 1;
  return count;
}
