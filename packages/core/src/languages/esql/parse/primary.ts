import type { ElasticToken } from "../../elastic/index.ts";
import { advance, peek, spanFrom, spanOf } from "../../text/index.ts";
import { stringValue } from "../lex/string.ts";
import type { Expression, TimeUnit } from "../syntax/index.ts";
import { parseName } from "./names.ts";
import { accept, close, expect, isAt, missingHere, type Parser, refuse } from "./parser.ts";

type ParseExpression = (parser: Parser) => Expression;

export function parsePrimary(parser: Parser, parseExpression: ParseExpression): Expression {
  const token = peek(parser);
  const span = spanOf(token);
  switch (token.kind) {
    case "string":
    case "raw":
      advance(parser);
      return { kind: "string", value: stringValue(token, parser.say), span };
    case "number":
      return parseNumber(parser, token);
    case "(": {
      advance(parser);
      const inner = parseExpression(parser);
      close(parser, token, ")");
      return inner;
    }
    case "[": {
      const items = parseListed(parser, "]", parseExpression);
      return { kind: "list", items, span: spanFrom(parser, token.start) };
    }
    case "{":
      return parseOptions(parser, parseExpression);
    case "?": {
      advance(parser);
      accept(parser, "?");
      const next = peek(parser);
      const isNamed = next.kind === "word" || next.kind === "number";
      const text = isNamed ? `?${advance(parser).text}` : "?";
      return { kind: "parameter", text, span: spanFrom(parser, token.start) };
    }
    case "*":
      advance(parser);
      return { kind: "star", span };
    case "quoted-name":
      return parseField(parser);
    case "word":
      return parseWord(parser, token, parseExpression);
    default:
      refuse(parser, "a column, a value or a function");
      return missingHere(parser);
  }
}

function parseListed(
  parser: Parser,
  closing: ")" | "]",
  parseExpression: ParseExpression,
): readonly Expression[] {
  const opener = advance(parser);
  const items: Expression[] = [];
  if (!isAt(parser, closing)) {
    do items.push(parseExpression(parser));
    while (!parser.panic && accept(parser, ",") !== undefined);
  }
  close(parser, opener, closing);
  return items;
}

/** `{"name": value, …}` */
function parseOptions(parser: Parser, parseExpression: ParseExpression): Expression {
  const opener = advance(parser);
  const entries: (readonly [string, Expression])[] = [];
  if (!isAt(parser, "}"))
    do {
      const key = peek(parser);
      if (key.kind !== "string" && key.kind !== "raw") {
        refuse(parser, "the name of an option, in quotes");
        break;
      }
      advance(parser);
      expect(parser, ":");
      entries.push([stringValue(key, parser.say), parseExpression(parser)]);
    } while (!parser.panic && accept(parser, ",") !== undefined);
  close(parser, opener, "}");
  return { kind: "options", entries, span: spanFrom(parser, opener.start) };
}

/** Units of time as they are written behind a number. https://www.elastic.co/docs/reference/query-languages/esql/esql-time-spans */
export const timeUnits: ReadonlyMap<string, TimeUnit> = new Map(
  (
    [
      ["millisecond", "millisecond milliseconds ms"],
      ["second", "second seconds sec s"],
      ["minute", "minute minutes min m"],
      ["hour", "hour hours h"],
      ["day", "day days d"],
      ["week", "week weeks w"],
      ["month", "month months mo"],
      ["quarter", "quarter quarters q"],
      ["year", "year years yr y"],
    ] as const
  ).flatMap(([unit, words]) => words.split(" ").map((word) => [word, unit] as const)),
);

function parseNumber(parser: Parser, token: ElasticToken): Expression {
  advance(parser);
  const isInteger = /^\d+$/.test(token.text);
  const next = peek(parser);
  const unit = next.kind === "word" ? timeUnits.get(next.text.toLowerCase()) : undefined;
  if (isInteger && unit !== undefined) {
    advance(parser);
    const span = spanFrom(parser, token.start);
    return { kind: "timespan", count: Number(token.text), unit, span };
  }
  const { text } = token;
  return { kind: "number", value: Number(text), isInteger, text, span: spanOf(token) };
}

/** Words that begin no value. */
const reserved: ReadonlySet<string> = new Set("and or in is like rlike by as asc desc".split(" "));

function parseWord(
  parser: Parser,
  token: ElasticToken,
  parseExpression: ParseExpression,
): Expression {
  const span = spanOf(token);
  const word = token.text.toLowerCase();
  const next = peek(parser, 1);
  if (next.kind === "(") {
    advance(parser);
    const args = parseListed(parser, ")", parseExpression);
    return { kind: "call", name: token.text, args, span: spanFrom(parser, token.start) };
  }
  if (next.kind !== ".") {
    if (word === "true" || word === "false") {
      advance(parser);
      return { kind: "boolean", value: word === "true", span };
    }
    if (word === "null") {
      advance(parser);
      return { kind: "null", span };
    }
    if (reserved.has(word)) {
      refuse(
        parser,
        "a column, a value or a function",
        `A column that is called so is written in backticks: \`${token.text}\`.`,
      );
      return missingHere(parser);
    }
  }
  return parseField(parser);
}

function parseField(parser: Parser): Expression {
  const { text, span } = parseName(parser);
  return { kind: "field", name: text, span };
}
