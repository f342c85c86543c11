import { advance, peek, spanFrom, spanOf, wordSet } from "../../text/index.ts";
import type { OperatorParameter } from "../syntax/index.ts";
import type { Parser } from "./parser.ts";
import { parseWordOrLiteral } from "./tables.ts";

/** Names that set something about an operator rather than name a column; besides them all of `hint.…`. */
const parameterNames: ReadonlySet<string> = wordSet(`
  kind isfuzzy withsource with_source bagexpansion with_itemindex flags with_match_id
  with_step_name expandoutput decodeblocks bin_legacy __crossCluster __crossDB __id __isFuzzy
  __noWithSource __packedColumn __sourceColumnIndex`);

/** The settings between an operator's name and its arguments; the language takes each for every operator. */
export function parseParameters(parser: Parser): readonly OperatorParameter[] {
  const parameters: OperatorParameter[] = [];
  while (!parser.panic) {
    const parameter = parseParameter(parser);
    if (parameter === undefined) break;
    parameters.push(parameter);
  }
  return parameters;
}

function parseParameter(parser: Parser): OperatorParameter | undefined {
  const first = peek(parser);
  if (first.kind !== "word") return undefined;
  const isHint = first.text === "hint" && peek(parser, 1).kind === ".";
  if (!isHint && !parameterNames.has(first.text)) return undefined;
  if (peek(parser, isHint ? 3 : 1).kind !== "=") return undefined;
  advance(parser);
  if (isHint) advance(parser);
  const name = isHint ? `hint.${advance(parser).text}` : first.text;
  const nameSpan = isHint ? spanFrom(parser, first.start) : spanOf(first);
  advance(parser);
  const value = parseWordOrLiteral(parser);
  return { kind: "parameter", name, nameSpan, value, span: spanFrom(parser, first.start) };
}
