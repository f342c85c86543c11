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
import type { SayEql } from "../diagnostics.ts";
import type { Expression, Missing } from "../syntax/index.ts";

/** The state of one parse: the first error sets `panic`, in which nothing more is reported until it is over. */
export interface Parser extends PanicStream, TokenStream<ElasticToken> {
  readonly say: SayEql;
  /** Whether what people write for EQL without its being so is read as they mean it. */
  readonly isLoose: boolean;
}

/** Deeper than any query, shallow enough for every stack. */
const maxDepth = 200;

/** Whether the current token is this mark or word. */
export function isAt(parser: Parser, text: string): boolean {
  const token = peek(parser);
  return token.text === text && token.kind !== "string" && token.kind !== "quoted-name";
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
    const lower = token.text.toLowerCase();
    if (token.kind === "word" && lower !== token.text && keywords.has(lower))
      parser.say("eql/keyword-case", { word: token.text }, spanOf(token));
    else parser.say("eql/syntax", { found: foundText(token), wanted, hint }, spanOf(token));
  }
  parser.panic = true;
}

export const keywords: ReadonlySet<string> = new Set(
  "and any by false in join like maxspan not null of or regex runs sample sequence true until where with".split(
    " ",
  ),
);

export function missingHere(parser: Parser): Missing {
  return { kind: "missing", span: spanBehind(parser) };
}

/** Reads an expression one level deeper; what is too deep is reported and not read. */
export function deeper(parser: Parser, read: () => Expression): Expression {
  return nested(parser, maxDepth, read, (span) => {
    if (!parser.panic) parser.say("eql/depth", { limit: maxDepth }, span);
    return missingHere(parser);
  });
}

/** The closing bracket of one that was opened before. */
export function close(parser: Parser, opener: ElasticToken, closing: ")" | "]"): void {
  if (accept(parser, closing) !== undefined) return;
  reportUnclosed(
    parser,
    opener,
    closing,
    (payload, span) => parser.say("eql/unclosed", payload, span),
    () => refuse(parser, closing === ")" ? "',' or ')'" : `'${closing}'`),
  );
}
