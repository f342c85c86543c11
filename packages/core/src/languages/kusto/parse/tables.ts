import { advance, peek, previous, spanFrom } from "../../text/index.ts";
import type {
  DatatableExpression,
  Expression,
  ExternalDataExpression,
  Property,
} from "../syntax/index.ts";
import { parseSignedLiteral } from "./literals.ts";
import { isDynamic, parseDynamic } from "./json.ts";
import { parseColumnDeclaration, parseWord } from "./names.ts";
import {
  accept,
  bracketed,
  expect,
  isAt,
  missingHere,
  parseBracketedList,
  type Parser,
  refuse,
} from "./parser.ts";

/** `datatable(a:long, b:string)[1, "x"]` */
export function parseDatatable(parser: Parser): DatatableExpression {
  const { start } = advance(parser);
  const columns = parseBracketedList(parser, ")", parseColumnDeclaration, true);
  const values = isAt(parser, "[") ? parseValues(parser) : [];
  if (previous(parser).kind !== "]") refuse(parser, "'['");
  return { kind: "datatable", columns, values, span: spanFrom(parser, start) };
}

/** The grammar takes a comma before the first value and behind the last. */
function parseValues(parser: Parser): readonly Expression[] {
  const values = bracketed(parser, "]", () => {
    accept(parser, ",");
    const read: Expression[] = [];
    while (!parser.panic && !isAt(parser, "]")) {
      read.push(parseValue(parser));
      if (accept(parser, ",") === undefined) break;
    }
    return read;
  });
  return values ?? [];
}

/** `externaldata(a:string)["https://…"] with (format="csv")` */
export function parseExternalData(parser: Parser): ExternalDataExpression {
  const { start } = advance(parser);
  const columns = parseBracketedList(parser, ")", parseColumnDeclaration, true);
  let locations: readonly Expression[] = [];
  if (isAt(parser, "["))
    locations = parseBracketedList(parser, "]", parser.recursion.parseExpression);
  else refuse(parser, "'['", "The locations come before 'with (…)', in brackets.");
  const properties = accept(parser, "with") === undefined ? [] : parseProperties(parser);
  return { kind: "externaldata", columns, locations, properties, span: spanFrom(parser, start) };
}

/** `(name = value, …)` */
export function parseProperties(parser: Parser): readonly Property[] {
  if (isAt(parser, "(")) return parseBracketedList(parser, ")", parseProperty);
  refuse(parser, "'('");
  return [];
}

function parseProperty(parser: Parser): Property {
  const name = parseWord(parser);
  expect(parser, "=");
  return { name, value: parseWordOrLiteral(parser) };
}

/** What settings take: a literal, or a word, which is given as a name. */
export function parseWordOrLiteral(parser: Parser): Expression {
  if (peek(parser).kind === "{") return parser.recursion.parseExpression(parser);
  return parseConstant(parser) ?? parseWord(parser);
}

/** What datatables and defaults take: literals. */
export function parseValue(parser: Parser): Expression {
  const value = parseConstant(parser);
  if (value !== undefined) return value;
  if (peek(parser).kind === "{") return parser.recursion.parseExpression(parser);
  refuse(parser, "a literal");
  return missingHere(parser);
}

function parseConstant(parser: Parser): Expression | undefined {
  return isDynamic(parser) ? parseDynamic(parser) : parseSignedLiteral(parser);
}
