import type { Span } from "../../source/index.ts";

/** The least that the kit asks of a language's tokens. `kind` is `end` for the last one, which has no text. */
export interface Token {
  readonly kind: string;
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/**
 * A place in a list of tokens that only moves forward; parsers look ahead but never go back, so that
 * parsing is linear in the number of tokens. The list ends with an `end` token, which is never passed.
 */
export interface TokenStream<T extends Token> {
  readonly tokens: readonly T[];
  /** For each opening bracket the index of its closing one, else -1; see `matchBrackets`. */
  readonly closers: Int32Array;
  at: number;
}

export function peek<T extends Token>(stream: TokenStream<T>, ahead = 0): T {
  const last = stream.tokens.length - 1;
  const index = stream.at + ahead;
  return stream.tokens[index < last ? index : last] as T;
}

/** The token before the current one; the first token at the start. */
export function previous<T extends Token>(stream: TokenStream<T>): T {
  return stream.tokens[stream.at > 0 ? stream.at - 1 : 0] as T;
}

/** Gives the current token and steps over it, unless it is the last. */
export function advance<T extends Token>(stream: TokenStream<T>): T {
  const token = peek(stream);
  if (stream.at < stream.tokens.length - 1) stream.at++;
  return token;
}

/**
 * From the start of a token or node to the end of the last token that was stepped over. What has no token of
 * its own is an empty span right behind that token.
 */
export function spanFrom<T extends Token>(stream: TokenStream<T>, start: number): Span {
  const end = stream.at === 0 ? start : previous(stream).end;
  return { start: Math.min(start, end), end };
}

/** The empty place right behind what was read: that of something missing. */
export function spanBehind<T extends Token>(stream: TokenStream<T>): Span {
  const at = stream.at === 0 ? peek(stream).start : previous(stream).end;
  return { start: at, end: at };
}

export function spanOf({ start, end }: Token): Span {
  return { start, end };
}

/** A token as messages name it: its text in quotes, cut where it is long. */
export function foundText({ kind, text }: Token): string {
  if (kind === "end") return "the end";
  return `'${text.length > 40 ? `${text.slice(0, 40)}…` : text}'`;
}

/** No blank and no comment between the current token and the one before. */
export function touchesPrevious<T extends Token>(stream: TokenStream<T>): boolean {
  return stream.at > 0 && previous(stream).end === peek(stream).start;
}

/**
 * Steps forward to the next token that `stops` accepts outside any bracket opened on the way, or to a closing
 * bracket that was opened before, or to the end. Brackets without their closing one are not skipped as a whole.
 */
export function skipTo<T extends Token>(
  stream: TokenStream<T>,
  closing: ReadonlySet<string>,
  stops: (token: T) => boolean,
): void {
  for (;;) {
    const token = peek(stream);
    if (token.kind === "end" || closing.has(token.kind) || stops(token)) return;
    const closer = stream.closers[stream.at] ?? -1;
    stream.at = closer < 0 ? stream.at + 1 : closer + 1;
  }
}
