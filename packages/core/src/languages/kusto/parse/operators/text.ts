import { advance, peek, spanFrom, spanOf } from "../../../text/index.ts";
import type { ParsePart } from "../../syntax/index.ts";
import { parseExpression } from "../expression.ts";
import { endOfName, parseColumnDeclaration, parseDeclaration, parseType } from "../names.ts";
import { accept, expect, isAt, parseBracketedList, type Parser, refuse } from "../parser.ts";
import { decodeString } from "../strings.ts";
import { parseProperties } from "../tables.ts";
import type { ParseOperator } from "./head.ts";

/** `parse subject with * "constant" column:type *`; its kind and flags are settings. */
export const parseParse: ParseOperator = (parser, name) => {
  const subject = parseExpression(parser);
  expect(parser, "with");
  const pattern = parser.panic ? [] : parsePattern(parser);
  return { kind: name === "parse-where" ? "parse-where" : "parse", subject, pattern };
};

function parsePattern(parser: Parser): readonly ParsePart[] {
  const parts: ParsePart[] = [];
  for (;;) {
    const token = peek(parser);
    if (token.kind === "*") parts.push({ kind: "any", span: spanOf(advance(parser)) });
    else if (token.kind === "string") parts.push(decodeString(parser, advance(parser)));
    else if (endOfName(parser) !== undefined) parts.push(parseColumn(parser));
    else return parts;
    if (parser.panic) return parts;
  }
}

function parseColumn(parser: Parser): ParsePart {
  const { start } = peek(parser);
  const name = parseDeclaration(parser);
  const type = accept(parser, ":") === undefined ? {} : { type: parseType(parser) };
  return { kind: "column", name, ...type, span: spanFrom(parser, start) };
}

/** `parse-kv subject as (key:type, …) with (pair_delimiter=" ", …)` */
export const parseParseKv: ParseOperator = (parser) => {
  const subject = parseExpression(parser);
  expect(parser, "as");
  if (!isAt(parser, "(")) refuse(parser, "'('");
  const columns = parser.panic ? [] : parseBracketedList(parser, ")", parseColumnDeclaration);
  const properties = accept(parser, "with") === undefined ? [] : parseProperties(parser);
  return { kind: "parse-kv", subject, columns, properties };
};
