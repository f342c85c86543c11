import {
  advance,
  foundText,
  peek,
  spanBehind,
  spanOf,
  type TokenStream,
} from "../../text/index.ts";
import type { SayEsql } from "../diagnostics.ts";
import type { EsqlToken } from "../lex/token.ts";
import type { Missing } from "../syntax/index.ts";

/** The state of one parse: the first error of a command sets `panic`, in which nothing more is reported until the next. */
export interface Parser extends TokenStream<EsqlToken> {
  readonly say: SayEsql;
  panic: boolean;
  depth: number;
}

/** Deeper than any query, shallow enough for every stack. */
const maxDepth = 150;

/** Whether the token is this mark or, in any case of letters, this keyword. */
export function isAt(parser: Parser, text: string, ahead = 0): boolean {
  const token = peek(parser, ahead);
  return token.kind === "word" ? token.text.toLowerCase() === text : token.kind === text;
}

export function accept(parser: Parser, text: string): EsqlToken | undefined {
  return isAt(parser, text) ? advance(parser) : undefined;
}

export function expect(parser: Parser, text: string, hint?: string): EsqlToken | undefined {
  const token = accept(parser, text);
  if (token === undefined) refuse(parser, `'${text}'`, hint);
  return token;
}

/** Reports that the current token is not what belongs here. */
export function refuse(parser: Parser, wanted: string, hint?: string): void {
  const token = peek(parser);
  if (!parser.panic && token.kind !== "stray") {
    if (token.kind === "=") parser.say("esql/single-equals", {}, spanOf(token));
    else parser.say("esql/syntax", { found: foundText(token), wanted, hint }, spanOf(token));
  }
  parser.panic = true;
}

export function missingHere(parser: Parser): Missing {
  return { kind: "missing", span: spanBehind(parser) };
}

/** Reads one level deeper; what is too deep is reported and not read. */
export function deeper<T>(parser: Parser, read: () => T, instead: () => T): T {
  if (parser.depth >= maxDepth) {
    if (!parser.panic) parser.say("esql/depth", { limit: maxDepth }, spanOf(peek(parser)));
    parser.panic = true;
    return instead();
  }
  parser.depth++;
  const inner = read();
  parser.depth--;
  return inner;
}

/** The closing bracket of one that was opened before. */
export function close(parser: Parser, opener: EsqlToken, closing: ")" | "]" | "}"): void {
  if (accept(parser, closing) !== undefined) return;
  const token = peek(parser);
  if (!parser.panic && token.kind === "end") {
    const payload = { bracket: opener.text, wanted: closing, found: foundText(token) };
    parser.say("esql/unclosed", payload, spanOf(opener));
    parser.panic = true;
  } else refuse(parser, `',' or '${closing}'`);
  const closer = parser.closers[parser.tokens.indexOf(opener)] ?? -1;
  if (closer >= parser.at) parser.at = closer + 1;
}

/** One item or several with commas between them. */
export function listOf<T>(parser: Parser, read: () => T): readonly T[] {
  const items = [read()];
  while (!parser.panic && accept(parser, ",") !== undefined) items.push(read());
  return items;
}
