import { joinSpans } from "../../../../source/index.ts";
import { advance, peek, spanOf } from "../../../text/index.ts";
import type { Expression, FindColumn } from "../../syntax/index.ts";
import { parseExpression } from "../expression.ts";
import { parseDeclaration, parseType } from "../names.ts";
import {
  accept,
  bracketed,
  expect,
  isAt,
  operatorNameAt,
  parseBracketedList,
  parseList,
  type Parser,
  refuse,
} from "../parser.ts";
import { parseTable } from "./combine.ts";
import type { ParseOperator } from "./head.ts";

/** `search in (A, B) "term" and column:"term"`; `*` alone accepts every row. */
export const parseSearch: ParseOperator = (parser) => {
  const tables = parseIn(parser);
  return { kind: "search", ...tables, predicate: parsePredicate(parser) };
};

function parseIn(parser: Parser): { readonly in?: readonly Expression[] } {
  if (!isAt(parser, "in") || peek(parser, 1).kind !== "(") return {};
  accept(parser, "in");
  return { in: parseBracketedList(parser, ")", parseTable) };
}

function parsePredicate(parser: Parser): Expression {
  const star = peek(parser);
  const follower = peek(parser, 1);
  const isAlone = star.kind === "*" && /^(?:\||;|\)|end)$/.test(follower.kind);
  if (isAlone) return { kind: "star", span: spanOf(advance(parser)) };
  if (star.kind !== "*" || follower.text !== "and") return parseExpression(parser);
  const all = { kind: "star", span: spanOf(advance(parser)) } as const;
  advance(parser);
  const rest = parseExpression(parser);
  return { kind: "and", args: [all, rest], span: joinSpans(all.span, rest.span) };
}

/** `find in (A, B) where predicate project a, b:long, pack(*)` */
export const parseFind: ParseOperator = (parser) => {
  const tables = parseIn(parser);
  accept(parser, "where");
  const predicate = parseExpression(parser);
  const { text, tokens } = operatorNameAt(parser);
  if (text === "project-smart") {
    for (let i = 0; i < tokens; i++) advance(parser);
    return { kind: "find", ...tables, predicate, project: "smart" };
  }
  if (accept(parser, "project") === undefined) return { kind: "find", ...tables, predicate };
  return { kind: "find", ...tables, predicate, project: parseList(parser, parseFindColumn) };
};

function parseFindColumn(parser: Parser): FindColumn {
  if (isAt(parser, "pack") && peek(parser, 1).kind === "(") {
    advance(parser);
    bracketed(parser, ")", () => expect(parser, "*"));
    return { kind: "pack-all" };
  }
  if (isAt(parser, "*")) refuse(parser, "a column");
  const name = parseDeclaration(parser);
  return accept(parser, ":") === undefined
    ? { kind: "find-column", name }
    : { kind: "find-column", name, type: parseType(parser) };
}
