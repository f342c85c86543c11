import type { SayKusto } from "../diagnostics.ts";
import { blank, classOf, digit, endOfRun, quote, wordPart } from "./characters.ts";
import { markAt } from "./mark.ts";
import { endOfGuid, scanNumber } from "./number.ts";
import { scanString } from "./string.ts";
import { foreignWordAt, type OddText, oddTextAt } from "./odd-text.ts";
import type { KustoToken } from "./token.ts";
import { markedWords, typedLiteralWords } from "./words.ts";

/**
 * Cuts a text into tokens, the last of which is `end`. Blanks, comments (`//` to the end of the line) and
 * directives (`#` lines before everything else) are left out. What fits nothing is reported and, where that
 * helps the parser, becomes a `stray` token. The shapes are those of Microsoft's KqlTokens.g4.
 */
export function lexKusto(text: string, say: SayKusto): readonly KustoToken[] {
  const lexer: Lexer = { text, say, tokens: [], at: 0, lastCloseParen: text.lastIndexOf(")") };
  while (lexer.at < text.length) step(lexer);
  push(lexer, "end", text.length);
  return lexer.tokens;
}

interface Lexer {
  readonly text: string;
  readonly say: SayKusto;
  readonly tokens: KustoToken[];
  readonly lastCloseParen: number;
  at: number;
}

function push(lexer: Lexer, kind: KustoToken["kind"], end: number): void {
  const start = lexer.at;
  lexer.tokens.push({ kind, text: lexer.text.slice(start, end), start, end });
  lexer.at = end;
}

function step(lexer: Lexer): void {
  const { text, at } = lexer;
  const charClass = classOf(text.charCodeAt(at));
  if ((charClass & blank) !== 0) lexer.at = endOfRun(text, at, blank);
  else if ((charClass & digit) !== 0) lexNumber(lexer);
  else if ((charClass & quote) !== 0 && lexString(lexer)) return;
  else if ((charClass & wordPart) !== 0) lexWord(lexer, at);
  else if (text[at] === "$" && (classOf(text.charCodeAt(at + 1)) & wordPart) !== 0) {
    lexWord(lexer, at + 1);
  } else if (text.startsWith("//", at)) lexer.at = endOfLine(text, at);
  else lexMark(lexer);
}

function endOfLine(text: string, at: number): number {
  const end = text.indexOf("\n", at);
  return end < 0 ? text.length : end;
}

function lexNumber(lexer: Lexer): void {
  const { kind, end } = scanNumber(lexer.text, lexer.at);
  if (kind === "word") lexWord(lexer, lexer.at);
  else push(lexer, kind, end);
}

function lexString(lexer: Lexer): boolean {
  const { text, at } = lexer;
  const scanned = scanString(text, at);
  if (scanned === undefined) return false;
  if (!scanned.isClosed) {
    lexer.say(
      "kusto/unclosed-string",
      { text: text.slice(at, scanned.end) },
      { start: at, end: scanned.end },
    );
  }
  push(lexer, "string", scanned.end);
  return true;
}

function lexWord(lexer: Lexer, from: number): void {
  const { text, at } = lexer;
  const guidEnd = endOfGuid(text, at);
  if (guidEnd !== undefined) return push(lexer, "guid", guidEnd);
  const end = endOfRun(text, from, wordPart);
  if (isForeignLetter(text, end)) return lexOddText(lexer, foreignWordAt(text, at));
  const word = text.slice(at, end);
  if (text[end] === "~" && markedWords.has(`${word}~`)) return push(lexer, "word", end + 1);
  if (text[end] !== "(" || !typedLiteralWords.has(word)) return push(lexer, "word", end);
  if (lexer.lastCloseParen < end) {
    lexer.say("kusto/unclosed-literal", { type: word }, { start: at, end: end + 1 });
    return push(lexer, "typed", endOfLine(text, at));
  }
  return push(lexer, "typed", text.indexOf(")", end) + 1);
}

function isForeignLetter(text: string, at: number): boolean {
  return text.charCodeAt(at) >= 128 && /^[\p{L}\p{M}]/u.test(text.slice(at, at + 2));
}

function lexMark(lexer: Lexer): void {
  const { text, at } = lexer;
  if (text[at] === "!") {
    const wordEnd = endOfRun(text, at + 1, wordPart);
    const end = text[wordEnd] === "~" ? wordEnd + 1 : wordEnd;
    if (markedWords.has(text.slice(at, end))) return push(lexer, "word", end);
    if (markedWords.has(text.slice(at, wordEnd))) return push(lexer, "word", wordEnd);
  }
  const mark = markAt(text, at);
  const isForeign = text.startsWith("/*", at) || text.startsWith("||", at);
  if (mark !== undefined && !isForeign) return push(lexer, mark, at + mark.length);
  if (text[at] === "#" && lexer.tokens.length === 0) {
    lexer.at = endOfLine(text, at);
    return;
  }
  return lexOddText(lexer, oddTextAt(text, at));
}

/** One diagnostic for the whole stretch; a stray token only where the parser has to see a gap. */
function lexOddText(lexer: Lexer, odd: OddText): void {
  const span = { start: lexer.at, end: odd.end };
  lexer.say(
    "kusto/odd-text",
    { text: lexer.text.slice(span.start, span.end), reason: odd.reason },
    span,
  );
  if (odd.standsFor === undefined) lexer.at = odd.end;
  else push(lexer, odd.standsFor, odd.end);
}
