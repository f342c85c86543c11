import { blank, classOf, wordPart } from "./characters.ts";
import { markAt } from "./mark.ts";
import type { KustoToken } from "./token.ts";

/** Why a stretch of text is no Kusto. */
export type OddReason =
  | "block-comment"
  | "hash-comment"
  | "curly-quote"
  | "foreign-letter"
  | "foreign-operator"
  | "backslash"
  | "character";

export interface OddText {
  readonly end: number;
  readonly reason: OddReason;
  /** The token that lets the parser go on as if the author had written what was meant. */
  readonly standsFor?: KustoToken["kind"];
}

const opposite: ReadonlyMap<string, string> = new Map([
  ["“", "”"],
  ["”", "”"],
  ["‘", "’"],
  ["’", "’"],
]);

/** No quoted text is looked for beyond this, so that a page of opening quotes costs no more than its length. */
const longestQuoted = 500;

const foreignInfix = /&&?|\|\||\^/y;

/** What begins at a place where no token begins. */
export function oddTextAt(text: string, at: number): OddText {
  const character = String.fromCodePoint(text.codePointAt(at) as number);
  if (text.startsWith("/*", at)) {
    const close = text.indexOf("*/", at + 2);
    return { end: close < 0 ? text.length : close + 2, reason: "block-comment" };
  }
  if (character === "#") return { end: endOfLine(text, at), reason: "hash-comment" };
  const quote = opposite.get(character);
  if (quote !== undefined) {
    const close =
      text
        .slice(at, at + longestQuoted)
        .split("\n", 1)[0]
        ?.indexOf(quote, 1) ?? -1;
    const end = close < 0 ? at + 1 : at + close + 1;
    return { end, reason: "curly-quote", standsFor: "stray" };
  }
  if (/\p{L}/u.test(character)) {
    return foreignWordAt(text, at);
  }
  if (character === "\\") return { end: at + 1, reason: "backslash", standsFor: "stray" };
  if (character === "!" || character === "~") return { end: at + 1, reason: "foreign-operator" };
  foreignInfix.lastIndex = at;
  if (foreignInfix.test(text)) {
    return { end: foreignInfix.lastIndex, reason: "foreign-operator", standsFor: "stray" };
  }
  return { end: endOfOddRun(text, at), reason: "character", standsFor: "stray" };
}

function endOfLine(text: string, at: number): number {
  const end = text.indexOf("\n", at);
  return end < 0 ? text.length : end;
}

const foreignWord = /[\p{L}\p{M}\p{N}_]+/uy;

/** A word that begins like a name of the language and goes on with other letters: `naïve`. */
export function foreignWordAt(text: string, start: number): OddText {
  return { end: endOfForeignWord(text, start), reason: "foreign-letter", standsFor: "word" };
}

function endOfForeignWord(text: string, at: number): number {
  foreignWord.lastIndex = at;
  foreignWord.test(text);
  return foreignWord.lastIndex;
}

/** Stray characters in a row are one finding. */
function endOfOddRun(text: string, at: number): number {
  let end = at + 1;
  while (end < text.length) {
    const code = text.charCodeAt(end);
    const isKnown = (classOf(code) & (blank | wordPart)) !== 0 || markAt(text, end) !== undefined;
    if (isKnown || code < 128 || opposite.has(text.charAt(end))) break;
    end++;
  }
  return end;
}
