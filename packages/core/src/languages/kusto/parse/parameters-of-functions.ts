import { peek, spanFrom } from "../../text/index.ts";
import { typeNames } from "../lex/words.ts";
import type { FunctionParameter } from "../syntax/index.ts";
import { endOfName, parseColumnDeclaration, parseDeclaration, parseType } from "./names.ts";
import { accept, bracketed, expect, isAt, parseBracketedList, type Parser } from "./parser.ts";
import { parseValue } from "./tables.ts";

/** Whether the parameters of a function start here rather than an expression in parentheses. */
export function startsFunction(parser: Parser, ahead: number): boolean {
  if (peek(parser, ahead).kind !== "(") return false;
  const closer = parser.closers[parser.at + ahead] ?? -1;
  if (closer >= 0 && parser.tokens[closer + 1]?.kind === "{") return true;
  const nameEnd = endOfName(parser, ahead + 1);
  if (nameEnd === undefined || peek(parser, nameEnd).kind !== ":") return false;
  const type = peek(parser, nameEnd + 1);
  return type.kind === "(" || typeNames.has(type.text);
}

/** `(T:(*), U:(a:long), b:string = "x")`, the current token being the opening parenthesis. */
export function parseFunctionParameters(parser: Parser): readonly FunctionParameter[] {
  return parseBracketedList(parser, ")", parseFunctionParameter);
}

function parseFunctionParameter(parser: Parser): FunctionParameter {
  const { start } = peek(parser);
  const name = parseDeclaration(parser);
  expect(parser, ":");
  if (isAt(parser, "(")) {
    const columns = isStar(parser)
      ? skipStar(parser)
      : { columns: parseBracketedList(parser, ")", parseColumnDeclaration, true) };
    return { kind: "table-parameter", name, ...columns, span: spanFrom(parser, start) };
  }
  const type = parseType(parser);
  const value = accept(parser, "=") === undefined ? {} : { default: parseValue(parser) };
  return { kind: "scalar-parameter", name, type, ...value, span: spanFrom(parser, start) };
}

function isStar(parser: Parser): boolean {
  return peek(parser, 1).kind === "*" && peek(parser, 2).kind === ")";
}

function skipStar(parser: Parser): Record<string, never> {
  bracketed(parser, ")", () => accept(parser, "*"));
  return {};
}
