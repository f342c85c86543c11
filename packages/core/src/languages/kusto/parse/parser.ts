import type { SourceText, Span } from "../../../source/index.ts";
import {
  advance,
  foundText,
  peek,
  spanBehind,
  spanOf,
  type TokenStream,
} from "../../text/index.ts";
import type { Hint, SayKusto } from "../diagnostics.ts";
import type { KustoToken } from "../lex/token.ts";
import type { Expression, MissingExpression, NamedExpression, Pipeline } from "../syntax/index.ts";

/**
 * The state of one parse. Every parse function gives a node, whatever the text: the first error in an operator
 * is reported and sets `panic`, in which nothing more is reported and missing parts become missing nodes, until
 * the operator's end is found and parsing is in step again.
 */
export interface Parser extends TokenStream<KustoToken> {
  readonly source: SourceText;
  readonly say: SayKusto;
  readonly recursion: Recursion;
  panic: boolean;
  /** How many brackets are open. */
  depth: number;
  /** The index of the token that starts the value of the latest let statement. */
  letValueAt: number;
  /** The index of the token at which a bracket was last found to be unclosed. */
  unclosedAt: number;
  /** How many levels the tree of the current expression has so far. */
  height: number;
}

/** The entries through which expressions reach pipelines and back, handed over to keep modules free of cycles. */
export interface Recursion {
  /** An expression that may go through a pipe: what stands in parentheses, behind `let x =`, as a statement. */
  readonly parsePipeline: (parser: Parser) => Expression;
  readonly parseExpression: (parser: Parser) => Expression;
  /** The arguments of a call, the current token being the opening parenthesis. */
  readonly parseArguments: (parser: Parser) => readonly NamedExpression[];
  /** Operators without a source, as in `mv-apply … on (…)`. */
  readonly parseFragment: (parser: Parser) => Pipeline;
}

/** Deeper than any query (the deepest known nests about 20), shallow enough for every stack. */
const maxDepth = 200;

/** Whether the current token is this mark or word. */
export function isAt(parser: Parser, text: string): boolean {
  const token = peek(parser);
  return token.text === text && token.kind !== "string";
}

/** Steps over the mark or word if it is the current token. */
export function accept(parser: Parser, text: string): KustoToken | undefined {
  return isAt(parser, text) ? advance(parser) : undefined;
}

/** Steps over the mark or word, or reports that it is missing. */
export function expect(parser: Parser, text: string, hint?: Hint): KustoToken | undefined {
  const token = accept(parser, text);
  if (token === undefined) refuse(parser, `'${text}'`, hint);
  return token;
}

/** Reports that the current token is not what belongs here, once until the parser is in step again. */
export function refuse(parser: Parser, wanted: string, hint?: Hint): void {
  const token = peek(parser);
  // What a stray token stands for was reported when it was cut.
  if (!parser.panic && token.kind !== "stray") {
    parser.say("kusto/syntax", { found: foundText(token), wanted, hint }, spanOf(token));
  }
  parser.panic = true;
}

/** What is missing is missing right behind what was read. */
export function missingHere(parser: Parser): MissingExpression {
  return { kind: "missing", span: spanBehind(parser) };
}

/** Reads what stands between brackets, the opening one being the current token, and steps over the closing one. */
export function bracketed<T>(
  parser: Parser,
  closing: ")" | "]" | "}",
  read: () => T,
): T | undefined {
  const opener = advance(parser);
  if (parser.depth >= maxDepth) {
    tooDeep(parser, spanOf(opener));
    const closer = parser.closers[parser.at - 1] ?? -1;
    if (closer >= 0) parser.at = closer + 1;
    return undefined;
  }
  parser.depth++;
  const inner = read();
  parser.depth--;
  parser.height++;
  close(parser, opener, closing);
  return inner;
}

function close(parser: Parser, opener: KustoToken, closing: ")" | "]" | "}"): void {
  if (accept(parser, closing) !== undefined) return;
  const token = peek(parser);
  const isUnclosed = token.kind === "end" || token.kind === ";" || closers.has(token.kind);
  if (isUnclosed && !parser.panic) {
    // Brackets that the same place leaves open are one finding.
    if (parser.unclosedAt === parser.at) return;
    parser.unclosedAt = parser.at;
    const payload = { bracket: opener.text, wanted: closing, found: foundText(token) };
    parser.say("kusto/unclosed", payload, spanOf(opener));
    parser.panic = true;
    return;
  }
  refuse(parser, closing === ")" ? "',' or ')'" : `'${closing}'`);
  leaveBracket(parser, closing);
}

const closers: ReadonlySet<string> = new Set([")", "]", "}"]);

/** After an error inside brackets: steps behind the closing one, if it comes before the statement ends. */
function leaveBracket(parser: Parser, closing: string): void {
  for (;;) {
    const token = peek(parser);
    if (token.kind === "end" || token.kind === ";" || closers.has(token.kind)) break;
    const closer = parser.closers[parser.at] ?? -1;
    parser.at = closer < 0 ? parser.at + 1 : closer + 1;
  }
  accept(parser, closing);
}

function tooDeep(parser: Parser, span: Span): void {
  if (!parser.panic) parser.say("kusto/depth", { limit: maxDepth }, span);
  parser.panic = true;
}

/** Counts one more level of a tree that grows without brackets; false where it is too high. */
export function grow(parser: Parser, span: Span): boolean {
  parser.height++;
  if (parser.height <= 2 * maxDepth) return true;
  tooDeep(parser, span);
  return false;
}

/** Reads an expression of its own, whose height does not add to that of its neighbors. */
export function measured<T>(parser: Parser, read: () => T): T {
  const outer = parser.height;
  parser.height = 0;
  const result = read();
  parser.height = Math.max(outer, parser.height);
  return result;
}

/** Items separated by commas, at least one; ends early in panic. */
export function parseList<T>(parser: Parser, item: (parser: Parser) => T): readonly T[] {
  const items = [item(parser)];
  while (!parser.panic && accept(parser, ",") !== undefined) items.push(item(parser));
  return items;
}

/** Items in brackets, separated by commas; none is fine, and so is a comma behind the last where `trailing`. */
export function parseBracketedList<T>(
  parser: Parser,
  closing: ")" | "]",
  item: (parser: Parser) => T,
  trailing = false,
): readonly T[] {
  const items = bracketed(parser, closing, () => {
    const read: T[] = [];
    if (isAt(parser, closing)) return read;
    read.push(item(parser));
    while (!parser.panic && accept(parser, ",") !== undefined) {
      if (trailing && isAt(parser, closing)) break;
      read.push(item(parser));
    }
    return read;
  });
  return items ?? [];
}

/**
 * The name of an operator, whose parts may be joined by hyphens without blanks, as one text; empty where the
 * current token is no word. Nothing is stepped over.
 */
export function operatorNameAt(parser: Parser): { readonly text: string; readonly tokens: number } {
  const first = peek(parser);
  if (first.kind !== "word") return { text: "", tokens: 0 };
  let { text, end } = first;
  let tokens = 1;
  for (;;) {
    const hyphen = peek(parser, tokens);
    const part = peek(parser, tokens + 1);
    const joined = hyphen.kind === "-" && hyphen.start === end && part.kind === "word";
    if (!joined || part.start !== hyphen.end) return { text, tokens };
    text += `-${part.text}`;
    end = part.end;
    tokens += 2;
  }
}
