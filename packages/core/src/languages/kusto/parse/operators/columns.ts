import { advance, peek, spanOf } from "../../../text/index.ts";
import type { NamedExpression, OrderedColumn } from "../../syntax/index.ts";
import { parseNamed } from "../expression.ts";
import { parseWildcardName } from "../names.ts";
import { operatorNameAt, parseList, type Parser } from "../parser.ts";
import type { ParseOperator } from "./head.ts";

/** Whether the arguments are already over, as `project` and others without columns allow. */
export function isAtOperatorEnd(parser: Parser): boolean {
  return /^(?:\||;|\)|\}|end)$/.test(peek(parser).kind);
}

const optionalColumns = (parser: Parser): readonly NamedExpression[] =>
  isAtOperatorEnd(parser) ? [] : parseList(parser, parseNamed);

export const parseExtend: ParseOperator = (parser) => ({
  kind: "extend",
  columns: parseList(parser, parseNamed),
});

export const parsePrint: ParseOperator = (parser) => ({
  kind: "print",
  columns: parseList(parser, parseNamed),
});

export const parseProject: ParseOperator = (parser) => ({
  kind: "project",
  columns: optionalColumns(parser),
});

export const parseProjectRename: ParseOperator = (parser) => ({
  kind: "project-rename",
  columns: optionalColumns(parser),
});

export const parseSerialize: ParseOperator = (parser) => ({
  kind: "serialize",
  columns: optionalColumns(parser),
});

export const parseProjectAway: ParseOperator = (parser, name) => ({
  kind: name === "project-keep" ? "project-keep" : "project-away",
  columns: isAtOperatorEnd(parser) ? [] : parseList(parser, parseWildcardName),
});

export const parseProjectReorder: ParseOperator = (parser) => ({
  kind: "project-reorder",
  columns: isAtOperatorEnd(parser) ? [] : parseList(parser, parseOrderedColumn),
});

const orders = ["asc", "desc", "granny-asc", "granny-desc"] as const;

function parseOrderedColumn(parser: Parser): OrderedColumn {
  const column = parseWildcardName(parser);
  const { text, tokens } = operatorNameAt(parser);
  const order = orders.find((candidate) => candidate === text);
  if (order === undefined) return { column };
  for (let i = 0; i < tokens; i++) advance(parser);
  return { column, order };
}

export const parseDistinct: ParseOperator = (parser) => ({
  kind: "distinct",
  columns: parseList(parser, parseDistinctColumn),
});

function parseDistinctColumn(parser: Parser): NamedExpression {
  const token = peek(parser);
  if (token.kind !== "*" || !/^(?:,|\||;|\)|\}|end)$/.test(peek(parser, 1).kind)) {
    return parseNamed(parser);
  }
  advance(parser);
  const span = spanOf(token);
  return { kind: "named", names: [], value: { kind: "star", span }, span };
}
