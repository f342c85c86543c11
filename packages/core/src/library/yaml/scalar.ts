const maxTextOfKeyword = 5;

const keywords: ReadonlyMap<string, boolean | null> = new Map([
  ...spellings(["null"], null),
  ["", null],
  ["~", null],
  ...spellings(["true", "yes", "on"], true),
  ...spellings(["false", "no", "off"], false),
]);

const decimal = /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]*[1-9])?$/;

/**
 * Types a plain scalar as PyYAML does (YAML 1.1, which is what the rules were written against:
 * yes/no/on/off are booleans), with one exception. A number is a number only in its canonical decimal
 * form, which reads back as the same text. Everything else keeps its text: `00000429`, `010`, `0x10`,
 * `1_000`, `1e3`, `12:30`, `5.0`, `+5`, `.5`, integers beyond 2^53, and dates. A log holds those
 * as text, and typing them would lose what the author wrote.
 */
export function typePlainScalar(text: string): string | number | boolean | null {
  if (text.length <= maxTextOfKeyword) {
    const keyword = keywords.get(text);
    if (keyword !== undefined) return keyword;
  }
  if (text !== "-0" && decimal.test(text)) {
    const value = Number(text);
    if (String(value) === text) return value;
  }
  return text;
}

function spellings<T>(words: readonly string[], value: T): [string, T][] {
  return words.flatMap((word) => {
    const title = word.charAt(0).toUpperCase() + word.slice(1);
    return [word, title, word.toUpperCase()].map((spelling): [string, T] => [spelling, value]);
  });
}
