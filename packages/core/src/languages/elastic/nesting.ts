import type { Span } from "../../source/index.ts";
import { foundText, peek, spanOf, type Token, type TokenStream } from "../text/index.ts";

/** The state of a parse in which the first error sets `panic`: nothing more is reported until it is over. */
export interface PanicStream extends TokenStream<Token> {
  panic: boolean;
  /** How many levels of the query are being read. */
  depth: number;
}

/** Reads one level deeper, unless there are `limit` already: then `tooDeep` tells so and gives what stands for it. */
export function nested<T>(
  stream: PanicStream,
  limit: number,
  read: () => T,
  tooDeep: (span: Span) => T,
): T {
  if (stream.depth >= limit) {
    const instead = tooDeep(spanOf(peek(stream)));
    stream.panic = true;
    return instead;
  }
  stream.depth++;
  const inner = read();
  stream.depth--;
  return inner;
}

/** What the end of the text was found instead of. */
export interface Unclosed {
  readonly bracket: string;
  readonly wanted: string;
  readonly found: string;
}

/**
 * Tells of a bracket whose closing one is not the current token: `unclosed` if the text ends here, else `refuse`.
 * Reading goes on behind the closing bracket where there is one.
 */
export function reportUnclosed(
  stream: PanicStream,
  opener: Token,
  wanted: string,
  unclosed: (payload: Unclosed, span: Span) => void,
  refuse: () => void,
): void {
  const token = peek(stream);
  if (!stream.panic && token.kind === "end") {
    unclosed({ bracket: opener.text, wanted, found: foundText(token) }, spanOf(opener));
    stream.panic = true;
  } else refuse();
  const closer = stream.closers[stream.tokens.indexOf(opener)] ?? -1;
  if (closer >= stream.at) stream.at = closer + 1;
}
