import type { Span } from "../../../source/index.ts";
import { advance, peek, spanFrom, spanOf } from "../../text/index.ts";
import type { KustoToken } from "../lex/token.ts";
import type { Expression, Operator, OperatorBody, Pipeline } from "../syntax/index.ts";
import { parseExpression } from "./expression.ts";
import { operators, unreadOperators, withoutParameters } from "./operators/index.ts";
import { infixOperators } from "./operators-infix.ts";
import { parseParameters } from "./parameters.ts";
import { isAt, operatorNameAt, type Parser, refuse } from "./parser.ts";
import { endStage, leaveStage } from "./recovery.ts";

/** An expression and the operators that its rows are piped through; without operators the expression itself. */
export function parsePipeline(parser: Parser): Expression {
  if (startsWithOperator(parser)) return parseFragment(parser);
  const source = parseExpression(parser);
  endStage(parser);
  if (!isAt(parser, "|")) return source;
  if (source.kind === "call" && source.name.text === "materialize") {
    parser.say("kusto/materialize-place", {}, source.name.span);
  }
  return parseStages(parser, source.span.start, { source }, []);
}

/** Operators without a source before them. */
export function parseFragment(parser: Parser): Pipeline {
  const { start } = peek(parser);
  return parseStages(parser, start, {}, [parseOperator(parser, undefined)]);
}

function parseStages(
  parser: Parser,
  start: number,
  source: { readonly source?: Expression },
  first: readonly Operator[],
): Pipeline {
  const stages = [...first];
  while (isAt(parser, "|")) {
    const pipe = spanOf(advance(parser));
    stages.push(parseOperator(parser, pipe));
  }
  return { kind: "pipeline", ...source, operators: stages, span: spanFrom(parser, start) };
}

/** Whether an operator stands where a source may: one that brings its own rows, or one that lacks them. */
function startsWithOperator(parser: Parser): boolean {
  const { text, tokens } = operatorNameAt(parser);
  const follower = peek(parser, tokens);
  if (ownRows.has(text)) return true;
  if (text === "range") return follower.kind === "word" || follower.kind === "[";
  if (text === "evaluate" || text === "invoke") return follower.kind === "word";
  const isOperator = operators.has(text) || unreadOperators.has(text);
  if (!isOperator || !lacksSource(text, tokens, follower)) return false;
  if (!parser.panic) parser.say("kusto/no-source", { word: text }, spanOf(peek(parser)));
  return true;
}

const ownRows: ReadonlySet<string> = new Set(["union", "search", "find", "print", "macro-expand"]);

/** `extend a = 1` is an operator without rows; `extend | …` and `extend(1)` are about something of that name. */
function lacksSource(text: string, tokens: number, follower: KustoToken): boolean {
  if (text === "where" || text === "project" || tokens > 1) return true;
  return follower.kind === "word" && !infixOperators.has(follower.text);
}

function parseOperator(parser: Parser, pipe: Span | undefined): Operator {
  const { start } = peek(parser);
  const name = operatorNameAt(parser);
  const parse = operators.get(name.text);
  for (let i = 0; i < name.tokens; i++) advance(parser);
  const keyword = spanFrom(parser, start);
  const hasParameters = parse !== undefined && !withoutParameters.has(name.text);
  const parameters = hasParameters ? parseParameters(parser) : [];
  const body =
    parse === undefined ? parseOther(parser, name.text, keyword) : parse(parser, name.text);
  endStage(parser);
  const span = spanFrom(parser, pipe?.start ?? start);
  return { ...body, ...(pipe === undefined ? {} : { pipe }), keyword, parameters, span };
}

/** An operator whose arguments are not read, or a word that is none. */
function parseOther(parser: Parser, name: string, keyword: Span): OperatorBody {
  if (name === "") refuse(parser, "a tabular operator");
  else if (!unreadOperators.has(name) && !parser.panic) {
    parser.say("kusto/unknown-operator", { word: name, known: operators }, keyword);
  }
  leaveStage(parser);
  return { kind: "other", name };
}
