/** What a character can be part of, by its code; bit flags. */
export const wordPart = 1;
export const digit = 2;
export const blank = 4;
/** A quote, or what may stand before one. */
export const quote = 8;

const classes = new Uint8Array(128);
for (let code = 0; code < 128; code++) {
  const character = String.fromCharCode(code);
  if (/\w/.test(character)) classes[code] = wordPart;
  if (/\d/.test(character)) classes[code] = wordPart | digit;
  if (/[\t\n\f\r ]/.test(character)) classes[code] = blank;
  if (/["'`~@hH]/.test(character)) classes[code] = (classes[code] as number) | quote;
}

export function classOf(code: number): number {
  return code < 128 ? (classes[code] as number) : blanksBeyondAscii.has(code) ? blank : 0;
}

/** Blanks of the language besides ASCII's (KqlTokens.g4, WHITESPACE). */
const blanksBeyondAscii: ReadonlySet<number> = new Set([
  0xa0, 0x1680, 0x180e, 0x2000, 0x2001, 0x2002, 0x2003, 0x2004, 0x2005, 0x2006, 0x2007, 0x2008,
  0x2009, 0x200a, 0x200b, 0x2028, 0x2029, 0x202f, 0x205f, 0x3000, 0xfeff,
]);

/** The first offset from `at` on whose character is not of the class. */
export function endOfRun(text: string, at: number, mask: number): number {
  let end = at;
  while (end < text.length && (classOf(text.charCodeAt(end)) & mask) !== 0) end++;
  return end;
}
