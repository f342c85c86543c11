import { advance, peek, spanOf } from "../../../text/index.ts";
import type { ColumnDeclaration } from "../../syntax/index.ts";
import { parseColumnDeclaration } from "../names.ts";
import { accept, isAt, parseBracketedList, type Parser, refuse } from "../parser.ts";
import { parsePath } from "../primary.ts";
import type { ParseOperator } from "./head.ts";

/** `invoke f(x)`: the rows become the function's first argument. */
export const parseInvoke: ParseOperator = (parser) => {
  const call = parsePath(parser);
  const last = call.kind === "path" ? call.steps.at(-1)?.kind : call.kind;
  if (last !== "call" && last !== "method") refuse(parser, "'('", "Write a call: invoke f().");
  return { kind: "invoke", call };
};

/** `evaluate plugin(x) : (column:type, *)` */
export const parseEvaluate: ParseOperator = (parser) => {
  const call = parsePath(parser);
  if (call.kind !== "call") refuse(parser, "'('", "Write a call: evaluate plugin().");
  if (accept(parser, ":") === undefined) return { kind: "evaluate", call };
  if (!isAt(parser, "(")) refuse(parser, "'('");
  const schema = parser.panic ? [] : parseBracketedList(parser, ")", parseSchemaColumn);
  return { kind: "evaluate", call, schema };
};

function parseSchemaColumn(
  parser: Parser,
): ColumnDeclaration | { kind: "star"; span: ReturnType<typeof spanOf> } {
  if (peek(parser).kind === "*") return { kind: "star", span: spanOf(advance(parser)) };
  return parseColumnDeclaration(parser);
}
