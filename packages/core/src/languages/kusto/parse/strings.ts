import type { Span } from "../../../source/index.ts";
import { advance, peek, spanOf } from "../../text/index.ts";
import type { KustoToken } from "../lex/token.ts";
import type { StringLiteral } from "../syntax/index.ts";
import type { Parser } from "./parser.ts";

/** Adjacent string literals, which are one string: `"a" 'b'`. The current token is the first of them. */
export function parseString(parser: Parser): StringLiteral {
  let literal = decodeString(parser, advance(parser));
  if (peek(parser).kind !== "string") return literal;
  const values = [literal.value];
  while (peek(parser).kind === "string") {
    const next = decodeString(parser, advance(parser));
    values.push(next.value);
    literal = {
      ...literal,
      obfuscated: literal.obfuscated || next.obfuscated,
      span: { start: literal.span.start, end: next.span.end },
    };
  }
  return { ...literal, value: values.join("") };
}

/** One string token without quotes, its escapes undone. */
export function decodeString(parser: Parser, token: KustoToken): StringLiteral {
  const prefix = /^[hH]?@?/.exec(token.text)?.[0] ?? "";
  const body = bodyOf(token.text, prefix.length);
  const obfuscated = /^[hH]/.test(prefix);
  const quote = token.text.charAt(prefix.length);
  const value =
    quote === "`" || quote === "~"
      ? body
      : prefix.endsWith("@")
        ? body.replaceAll(quote + quote, quote)
        : undoEscapes(parser, body, token.start + prefix.length + 1);
  return { kind: "string", value, obfuscated, span: spanOf(token) };
}

/** What stands between the quotes; the closing one is missing where the string was not closed. */
function bodyOf(text: string, quoteAt: number): string {
  const quote = text.charAt(quoteAt);
  const width = quote === "`" || quote === "~" ? 3 : 1;
  const from = quoteAt + width;
  const isClosed = text.length >= from + width && text.endsWith(quote.repeat(width));
  return text.slice(from, isClosed ? text.length - width : text.length);
}

const escape =
  /\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|x([0-9a-fA-F]{2})|([0-3][0-7]{2}|[0-7]{1,2})|([\\"'abfnrtv])|[^])?/g;

const named: ReadonlyMap<string, string> = new Map([
  ["a", "\u0007"],
  ["b", "\b"],
  ["f", "\f"],
  ["n", "\n"],
  ["r", "\r"],
  ["t", "\t"],
  ["v", "\v"],
]);

function undoEscapes(parser: Parser, body: string, at: number): string {
  if (!body.includes("\\")) return body;
  return body.replace(
    escape,
    (text: string, ...[u, long, x, octal, letter, offset]: readonly (string | undefined)[]) => {
      const hex = u ?? long ?? x;
      const code = hex === undefined ? Number.parseInt(octal ?? "", 8) : Number.parseInt(hex, 16);
      if (letter !== undefined) return named.get(letter) ?? letter;
      if (code <= 0x10ffff) return String.fromCodePoint(code);
      reportEscape(parser, text, at + Number(offset));
      return text;
    },
  );
}

function reportEscape(parser: Parser, text: string, start: number): void {
  const span: Span = { start, end: start + text.length };
  parser.say("kusto/escape", { text }, span);
}
