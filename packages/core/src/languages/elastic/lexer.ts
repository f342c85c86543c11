import type { Span } from "../../source/index.ts";
import type { Token } from "../text/index.ts";
import { endOfComment, endOfLine } from "./lexical.ts";

/**
 * A token of EQL or ES|QL. Marks are of the kind that they are written as; besides there are, for both languages:
 * - `word`: a name or keyword
 * - `quoted-name`: between backticks
 * - `number`: unsigned, with fraction and exponent
 * - `string`, `raw`: in quotes, in triple quotes
 * - `stray`: a character that has no meaning, already reported
 * - `end`: the last one, which has no text
 */
export interface ElasticToken extends Token {
  readonly kind: string;
}

/** A form of texts and names in quotes. */
export interface Quote {
  readonly opens: string;
  readonly kind: string;
  /** The place behind the closing quote, given that of the opening one; undefined where there is none. */
  readonly end: (text: string, start: number) => number | undefined;
  /** It may go on over lines: then nothing behind it is read where it is not closed. */
  readonly isMultiline?: boolean;
}

/** What differs between the languages. */
export interface Lexis {
  /** Names and keywords; sticky. */
  readonly word: RegExp;
  /** Longest first, so that `==` is not read as two. */
  readonly marks: readonly string[];
  /** Longest opening first. */
  readonly quotes: readonly Quote[];
}

/** Where the lexer leaves what it has to say. */
export interface LexicalFaults {
  readonly unclosedQuote: (span: Span) => void;
  readonly unclosedComment: (span: Span) => void;
  readonly oddText: (text: string, span: Span) => void;
}

const number = /\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const blanks = /[\s\u00a0]+/y;

/** Cuts a text into tokens; blanks and comments (`//`, and `/*` which nests) are left out. Never throws. */
export function lexElastic(
  text: string,
  { word, marks, quotes }: Lexis,
  faults: LexicalFaults,
): readonly ElasticToken[] {
  const tokens: ElasticToken[] = [];
  let at = 0;
  const push = (kind: string, end: number) => {
    tokens.push({ kind, text: text.slice(at, end), start: at, end });
    at = end;
  };
  const match = (pattern: RegExp): number | undefined => {
    pattern.lastIndex = at;
    return pattern.test(text) ? pattern.lastIndex : undefined;
  };
  const closed = ({ end, isMultiline }: Quote): number => {
    const found = end(text, at);
    if (found !== undefined) return found;
    const line = endOfLine(text, at);
    faults.unclosedQuote({ start: at, end: line });
    return isMultiline === true ? text.length : line;
  };
  const comment = (): number => {
    const end = endOfComment(text, at);
    if (end === undefined) faults.unclosedComment({ start: at, end: at + 2 });
    return end ?? text.length;
  };
  const opensHere = ({ opens }: Quote) => text.startsWith(opens, at);
  const standsHere = (mark: string) => text.startsWith(mark, at);
  while (at < text.length) {
    const skipped = match(blanks);
    if (skipped !== undefined) at = skipped;
    else if (standsHere("//")) at = endOfLine(text, at);
    else if (standsHere("/*")) at = comment();
    else {
      const quote = quotes.find(opensHere);
      const name = quote === undefined ? match(word) : undefined;
      const digits = name === undefined ? match(number) : undefined;
      const mark = marks.find(standsHere);
      if (quote !== undefined) push(quote.kind, closed(quote));
      else if (name !== undefined) push("word", name);
      else if (digits !== undefined) push("number", digits);
      else if (mark !== undefined) push(mark, at + mark.length);
      else {
        const odd = at + String.fromCodePoint(text.codePointAt(at) ?? 0).length;
        faults.oddText(text.slice(at, odd), { start: at, end: odd });
        push("stray", odd);
      }
    }
  }
  push("end", text.length);
  return tokens;
}
