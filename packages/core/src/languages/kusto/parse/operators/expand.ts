import type { ExpandedColumn, Expression } from "../../syntax/index.ts";
import { parseExpression, parseNamed } from "../expression.ts";
import { parseLiteral } from "../literals.ts";
import { accept, expect, isAt, parseList, type Parser, refuse } from "../parser.ts";
import { parseSubquery } from "./combine.ts";
import type { ParseOperator } from "./head.ts";

export const parseMvExpand: ParseOperator = (parser) => {
  const columns = parseList(parser, parseExpandedColumn);
  return { kind: "mv-expand", columns, ...parseLimit(parser) };
};

export const parseMvApply: ParseOperator = (parser) => {
  const columns = parseList(parser, parseExpandedColumn);
  const limit = parseLimit(parser);
  expect(parser, "on");
  return { kind: "mv-apply", columns, ...limit, body: parseSubquery(parser) };
};

function parseExpandedColumn(parser: Parser): ExpandedColumn {
  const value = parseNamed(parser);
  if (accept(parser, "to") === undefined) return { value };
  const to = parseLiteral(parser);
  if (to?.kind === "type") return { value, to };
  refuse(parser, "typeof(…)", "Write the type as typeof(string).");
  return { value };
}

function parseLimit(parser: Parser): { readonly limit?: Expression } {
  if (!isAt(parser, "limit")) return {};
  accept(parser, "limit");
  return { limit: parseExpression(parser) };
}
