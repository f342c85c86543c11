/** A field whose value a `map` fills in: `$name$`. */
export const placeholder = /\$([A-Za-z_][\w.]*)\$/;

/** The names that stand as `$name$` in a text, each once. */
export function placeholders(text: string): readonly string[] {
  const all = new RegExp(placeholder, "g");
  return [...new Set([...text.matchAll(all)].map(([, name = ""]) => name))];
}
