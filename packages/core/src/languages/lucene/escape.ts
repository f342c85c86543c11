/** The character that an escape stands for; undefined where the text ends behind the backslash. */
export function escapeAt(text: string, at: number) {
  const code = /^\\u([0-9a-fA-F]{4})/.exec(text.slice(at, at + 6))?.[1];
  if (code !== undefined)
    return { char: String.fromCharCode(Number.parseInt(code, 16)), length: 6 };
  const char = text[at + 1];
  return char === undefined ? undefined : { char, length: 2 };
}
