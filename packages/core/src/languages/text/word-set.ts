/** A set from words separated by blanks, for tables of keywords. */
export function wordSet(words: string): ReadonlySet<string> {
  return new Set(words.trim().split(/\s+/));
}
