/**
 * A regular expression of Lucene in the syntax of RE2. Lucene's always speaks of the whole value, has no escapes for
 * classes of characters, and knows quoted texts, `@` (anything), `#` (nothing), `<1-9>` (numbers in a range), `~` (not)
 * and `&` (both); the last three have no like and are refused.
 * Source: https://www.elastic.co/docs/reference/query-languages/query-dsl/regexp-syntax
 */
export function translateLuceneRegex(
  text: string,
): { readonly pattern: string } | { readonly problem: string } {
  let pattern = "";
  let inClass = false;
  for (let at = 0; at < text.length; at++) {
    const char = text.charAt(at);
    if (char === "\\") {
      const next = text[at + 1];
      if (next === undefined) return { problem: "a backslash stands at its end" };
      pattern += /[dDwWsS]/.test(next) ? `\\${next}` : quoteChar(next);
      at++;
    } else if (inClass) {
      if (char === "]") inClass = false;
      pattern += char === "[" ? "\\[" : char;
    } else if (char === "[") {
      inClass = true;
      pattern += char;
    } else if (char === '"') {
      const close = text.indexOf('"', at + 1);
      if (close < 0) return { problem: "a quote in it is not closed" };
      pattern += Array.from(text.slice(at + 1, close), quoteChar).join("");
      at = close;
    } else if (char === "@") pattern += ".*";
    else if (operators.has(char)) return { problem: operators.get(char) ?? "" };
    else if (char === "<" && /^<\d+-\d+>/.test(text.slice(at)))
      return { problem: "it asks for numbers in a range (\\< is the sign itself)" };
    else if (isQuantifier(char) && isQuantifier(pattern.at(-1)) && !isEscaped(pattern))
      pattern = repeatedTwice(pattern, char);
    else pattern += char === "^" || char === "$" ? `\\${char}` : char;
  }
  return inClass ? { problem: "a class in it is not closed" } : { pattern };
}

/** What stands for more than RE2 can say. */
const operators: ReadonlyMap<string, string> = new Map([
  ["#", "'#' fits nothing there (\\# is the sign itself)"],
  ["~", "'~' asks for all that the next does not fit (\\~ is the sign itself)"],
  ["&", "'&' asks for what both of its sides fit (\\& is the sign itself)"],
]);

const isQuantifier = (char: string | undefined) => char === "*" || char === "+" || char === "?";

/** Whether the last character stands for itself. */
const isEscaped = (pattern: string) => /(?:^|[^\\])(?:\\\\)*\\.$/s.test(pattern);

/** `x+*` repeats what is repeated; elsewhere a second sign would say how much is tried first. */
function repeatedTwice(pattern: string, char: string): string {
  return pattern.endsWith(char) ? pattern : `${pattern.slice(0, -1)}*`;
}

function quoteChar(char: string): string {
  return /[A-Za-z0-9_ ]/.test(char) || char.charCodeAt(0) > 0x7f ? char : `\\${char}`;
}
