import { advance, peek, previous, spanFrom, touchesPrevious } from "../../text/index.ts";
import { stringValue } from "../lex/string.ts";
import type { Name } from "../syntax/index.ts";
import { type Parser, refuse } from "./parser.ts";

/** A name whose parts are joined by dots: words, or texts in backticks. */
export function parseName(parser: Parser): Name {
  return readName(parser, false);
}

/** A name that may have `*` in it, for any characters. */
export function parseNamePattern(parser: Parser): Name {
  return readName(parser, true);
}

function readName(parser: Parser, isPattern: boolean): Name {
  const { start } = peek(parser);
  let text = "";
  for (let isFirst = true; isFirst || continues(parser); isFirst = false) {
    const token = peek(parser);
    if (token.kind === "quoted-name") text += token.text.slice(1, -1).replaceAll("``", "`");
    else if (token.kind === "word" || (token.kind === "number" && !isFirst)) text += token.text;
    else if (token.kind === "." && !isFirst) text += ".";
    else if (token.kind === "*" && isPattern) text += "*";
    else break;
    advance(parser);
  }
  if (text === "") refuse(parser, isPattern ? "the name of a column, or a pattern" : "a name");
  return { text, span: spanFrom(parser, start) };
}

/** Blanks may stand beside a dot. */
function continues(parser: Parser): boolean {
  return touchesPrevious(parser) || peek(parser).kind === "." || previous(parser).kind === ".";
}

/** The name that a column is to have, if one is given: whether `name =` is next. */
export function isNamed(parser: Parser): boolean {
  let ahead = 0;
  for (;;) {
    const { kind } = peek(parser, ahead);
    if (kind !== "word" && kind !== "quoted-name" && !(kind === "number" && ahead > 0))
      return false;
    if (peek(parser, ahead + 1).kind !== ".") return peek(parser, ahead + 1).kind === "=";
    ahead += 2;
  }
}

/** An index pattern: what stands without blanks up to a comma, or in quotes. */
export function parseIndex(parser: Parser): Name {
  const first = peek(parser);
  if (first.kind === "string" || first.kind === "raw") {
    advance(parser);
    return { text: stringValue(first, parser.say), span: spanFrom(parser, first.start) };
  }
  let text = "";
  for (let isFirst = true; isFirst || touchesPrevious(parser); isFirst = false) {
    const token = peek(parser);
    if (token.kind === "," || token.kind === "|" || token.kind === "end") break;
    text += token.text;
    advance(parser);
  }
  if (text === "") refuse(parser, "an index or a pattern of indices");
  return { text, span: spanFrom(parser, first.start) };
}
