import {
  type ElasticToken,
  nested,
  type PanicStream,
  reportUnclosed,
} from "../../elastic/index.ts";
import {
  advance,
  foundText,
  peek,
  spanBehind,
  spanOf,
  type TokenStream,
} from "../../text/index.ts";
import type { SayEsql } from "../diagnostics.ts";
import type { Expression, Missing } from "../syntax/index.ts";

/** The state of one parse: the first error of a command sets `panic`, in which nothing more is reported until the next. */
export interface Parser extends PanicStream, TokenStream<ElasticToken> {
  readonly say: SayEsql;
}

/** Deeper than any query, shallow enough for every stack. */
const maxDepth = 150;

/** Whether the token is this mark or, in any case of letters, this keyword. */
export function isAt(parser: Parser, text: string, ahead = 0): boolean {
  const token = peek(parser, ahead);
  return token.kind === "word" ? token.text.toLowerCase() === text : token.kind === text;
}

export function accept(parser: Parser, text: string): ElasticToken | undefined {
  return isAt(parser, text) ? advance(parser) : undefined;
}

export function expect(parser: Parser, text: string, hint?: string): ElasticToken | undefined {
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

/** Reads an expression one level deeper; what is too deep is reported and not read. */
export function deeper(parser: Parser, read: () => Expression): Expression {
  return nested(parser, maxDepth, read, (span) => {
    if (!parser.panic) parser.say("esql/depth", { limit: maxDepth }, span);
    return missingHere(parser);
  });
}

/** The closing bracket of one that was opened before. */
export function close(parser: Parser, opener: ElasticToken, closing: ")" | "]" | "}"): void {
  if (accept(parser, closing) !== undefined) return;
  reportUnclosed(
    parser,
    opener,
    closing,
    (payload, span) => parser.say("esql/unclosed", payload, span),
    () => refuse(parser, `',' or '${closing}'`),
  );
}

/** One item or several with commas between them. */
export function listOf<T>(parser: Parser, read: () => T): readonly T[] {
  const items = [read()];
  while (!parser.panic && accept(parser, ",") !== undefined) items.push(read());
  return items;
}
