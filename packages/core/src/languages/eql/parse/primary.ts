import type { ElasticToken } from "../../elastic/index.ts";
import { advance, peek, spanFrom, spanOf } from "../../text/index.ts";
import type { Expression } from "../syntax/index.ts";
import { stringValue } from "../lex/string.ts";
import { accept, close, isAt, keywords, missingHere, type Parser, refuse } from "./parser.ts";

type ParseExpression = (parser: Parser) => Expression;

export function parsePrimary(parser: Parser, parseExpression: ParseExpression): Expression {
  const token = peek(parser);
  switch (token.kind) {
    case "string":
    case "raw":
      advance(parser);
      return {
        kind: "string",
        value: stringValue(token, parser.say, parser.isLoose),
        span: spanOf(token),
      };
    case "old-string":
      advance(parser);
      parser.say("eql/old-string", { raw: token.text.startsWith("?") }, spanOf(token));
      return { kind: "string", value: token.text.slice(1, -1), span: spanOf(token) };
    case "number":
      advance(parser);
      return {
        kind: "number",
        value: Number(token.text),
        isInteger: /^\d+$/.test(token.text),
        text: token.text,
        span: spanOf(token),
      };
    case "(":
      return parseBracket(parser, parseExpression);
    case "?":
      advance(parser);
      return parseField(parser, token.start, true);
    case "quoted-name":
      return parseField(parser, token.start, false);
    case "word":
      return parseWord(parser, token, parseExpression);
    default:
      refuse(parser, "a field, a value or a function");
      return missingHere(parser);
  }
}

function parseBracket(parser: Parser, parseExpression: ParseExpression): Expression {
  const opener = advance(parser);
  const inner = parseExpression(parser);
  close(parser, opener, ")");
  return inner.kind === "and" || inner.kind === "or"
    ? { ...inner, isBracketed: true, span: spanFrom(parser, opener.start) }
    : inner;
}

function parseWord(
  parser: Parser,
  token: ElasticToken,
  parseExpression: ParseExpression,
): Expression {
  const span = spanOf(token);
  if (token.text === "true" || token.text === "false") {
    advance(parser);
    return { kind: "boolean", value: token.text === "true", span };
  }
  if (token.text === "null") {
    advance(parser);
    return { kind: "null", span };
  }
  const next = peek(parser, 1);
  const insensitive = next.kind === "~" && peek(parser, 2).kind === "(";
  if (next.kind === "(" || insensitive) return parseCall(parser, insensitive, parseExpression);
  if (next.kind === "word" && next.text === "of" && lineage.has(token.text)) {
    if (!parser.panic) parser.say("eql/endgame", { what: `${token.text} of` }, span);
    parser.panic = true;
    return missingHere(parser);
  }
  if (keywords.has(token.text)) {
    refuse(
      parser,
      "a field, a value or a function",
      `A field that is called so is written in backticks: \`${token.text}\`.`,
    );
    return missingHere(parser);
  }
  return parseField(parser, token.start, false);
}

/** Of Endgame's EQL: events related through their processes. */
const lineage: ReadonlySet<string> = new Set(["child", "descendant", "event"]);

function parseCall(
  parser: Parser,
  insensitive: boolean,
  parseExpression: ParseExpression,
): Expression {
  const { text: name, start } = advance(parser);
  if (insensitive) advance(parser);
  const opener = advance(parser);
  const args: Expression[] = [];
  if (!isAt(parser, ")")) {
    args.push(parseExpression(parser));
    while (!parser.panic && accept(parser, ",") !== undefined) args.push(parseExpression(parser));
  }
  close(parser, opener, ")");
  return { kind: "call", name, insensitive, args, span: spanFrom(parser, start) };
}

/** Names joined by dots, each a word or in backticks. */
export function parseField(parser: Parser, start: number, optional: boolean): Expression {
  const parts: string[] = [];
  for (;;) {
    const token = peek(parser);
    if (token.kind === "quoted-name") parts.push(token.text.slice(1, -1).replaceAll("``", "`"));
    else if (token.kind === "word") parts.push(token.text);
    else {
      refuse(parser, "the name of a field");
      break;
    }
    advance(parser);
    if (peek(parser).kind === "[" && peek(parser, 1).kind === "number") {
      if (!parser.panic) parser.say("eql/array-index", {}, spanOf(peek(parser)));
      parser.panic = true;
    }
    if (accept(parser, ".") === undefined) break;
  }
  return { kind: "field", name: parts.join("."), optional, span: spanFrom(parser, start) };
}
