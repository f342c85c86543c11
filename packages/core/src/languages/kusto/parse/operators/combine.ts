import { peek } from "../../../text/index.ts";
import type { Expression, ForkBranch, Pipeline } from "../../syntax/index.ts";
import { parseExpression } from "../expression.ts";
import { isAssignment, parseReference } from "../names.ts";
import {
  accept,
  bracketed,
  expect,
  isAt,
  missingHere,
  parseList,
  type Parser,
  refuse,
} from "../parser.ts";
import { parsePath } from "../primary.ts";
import type { ParseOperator } from "./head.ts";

export const parseJoin: ParseOperator = (parser) => {
  const right = parseRight(parser);
  if (accept(parser, "where") !== undefined) {
    return { kind: "join", right, on: [], where: parseExpression(parser) };
  }
  return { kind: "join", right, on: isAt(parser, "on") ? parseOn(parser) : [] };
};

export const parseLookup: ParseOperator = (parser) => ({
  kind: "lookup",
  right: parseRight(parser),
  on: parseOn(parser),
});

function parseRight(parser: Parser): Expression {
  const isForgotten = isAt(parser, "on") && !/^(?:on|where)$/.test(peek(parser, 1).text);
  if (!isForgotten || peek(parser, 1).kind !== "word") return parseExpression(parser);
  refuse(parser, "a table");
  return missingHere(parser);
}

function parseOn(parser: Parser): readonly Expression[] {
  if (expect(parser, "on") === undefined) return [];
  return parseList(parser, parseExpression);
}

/** The legs of a union: names, with wildcards or without, paths, calls, and queries in parentheses. */
export const parseUnion: ParseOperator = (parser) => ({
  kind: "union",
  legs: parseList(parser, parseTable),
});

export function parseTable(parser: Parser): Expression {
  const { kind } = peek(parser);
  if (kind === "word" || kind === "(" || kind === "[" || kind === "*" || kind === "{") {
    return parsePath(parser, "table");
  }
  refuse(parser, "a table");
  return missingHere(parser);
}

export const parsePartition: ParseOperator = (parser) => {
  expect(parser, "by");
  const by = parsePath(parser, "column");
  if (isAt(parser, "{")) {
    const body = bracketed(parser, "}", () => parser.recursion.parsePipeline(parser));
    return { kind: "partition", by, body: body ?? missingHere(parser) };
  }
  return { kind: "partition", by, body: parseSubquery(parser) };
};

/** Operators in parentheses. */
export function parseSubquery(parser: Parser): Pipeline {
  const { span } = missingHere(parser);
  const none: Pipeline = { kind: "pipeline", operators: [], span };
  if (isAt(parser, "(")) {
    return bracketed(parser, ")", () => parser.recursion.parseFragment(parser)) ?? none;
  }
  refuse(parser, "'('", "The sub-query stands in parentheses.");
  return none;
}

export const parseFork: ParseOperator = (parser) => {
  const branches: ForkBranch[] = [];
  do branches.push(parseBranch(parser));
  while (!parser.panic && (isAt(parser, "(") || isAssignment(parser)));
  return { kind: "fork", branches };
};

function parseBranch(parser: Parser): ForkBranch {
  if (!isAssignment(parser)) return { body: parseSubquery(parser) };
  const name = parseReference(parser);
  expect(parser, "=");
  return { name, body: parseSubquery(parser) };
}

export const parseFacet: ParseOperator = (parser) => {
  expect(parser, "by");
  const by = parseList(parser, (item) => parsePath(item, "column"));
  if (accept(parser, "with") === undefined) return { kind: "facet", by };
  if (isAt(parser, "(")) return { kind: "facet", by, with: parseSubquery(parser) };
  return { kind: "facet", by, with: parser.recursion.parseFragment(parser) };
};
