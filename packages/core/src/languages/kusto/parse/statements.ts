import { advance, peek, spanFrom, spanOf } from "../../text/index.ts";
import type { Expression, FunctionParameter, Statement } from "../syntax/index.ts";
import { parseDeclaration, parseWord } from "./names.ts";
import { parseFunctionParameters, startsFunction } from "./parameters-of-functions.ts";
import {
  accept,
  bracketed,
  expect,
  isAt,
  parseBracketedList,
  type Parser,
  refuse,
} from "./parser.ts";
import { parsePipeline } from "./pipeline.ts";
import { parsePath } from "./primary.ts";
import { endStatement, leaveStage } from "./recovery.ts";
import { parseWordOrLiteral } from "./tables.ts";

/** The statements of a query or of a function's body, up to the end or the closing brace. */
export function parseStatements(parser: Parser): readonly Statement[] {
  const statements: Statement[] = [];
  for (;;) {
    const token = peek(parser);
    if (token.kind === "end" || (token.kind === "}" && parser.depth > 0)) return statements;
    if (token.kind === ";") {
      parser.say("kusto/empty-statement", {}, spanOf(token));
      advance(parser);
      continue;
    }
    const { at } = parser;
    statements.push(parseStatement(parser));
    endStatement(parser);
    // A bracket that closes nothing belongs to no statement.
    if (parser.at === at) advance(parser);
  }
}

function parseStatement(parser: Parser): Statement {
  const { text } = peek(parser);
  const second = peek(parser, 1);
  const isKeyword = peek(parser).kind === "word" && (second.kind === "word" || second.kind === "[");
  const parse = isKeyword ? declarations.get(text) : undefined;
  if (parse !== undefined) return parse(parser);
  const expression = parsePipeline(parser);
  return { kind: "expression", expression, span: expression.span };
}

const declarations: ReadonlyMap<string, (parser: Parser) => Statement> = new Map([
  ["let", parseLet],
  ["set", parseSet],
  ["declare", parseDeclare],
  ["alias", parseAlias],
  ["restrict", parseRestrict],
]);

function parseLet(parser: Parser): Statement {
  const keyword = spanOf(advance(parser));
  const name = parseDeclaration(parser);
  expect(parser, "=");
  const view = isAt(parser, "view") && peek(parser, 1).kind === "(" && startsFunction(parser, 1);
  if (!parser.panic && (view || startsFunction(parser, 0))) {
    if (view) advance(parser);
    const parameters = parseFunctionParameters(parser);
    const body = parseBody(parser);
    const span = spanFrom(parser, keyword.start);
    return { kind: "let-function", keyword, name, isView: view, parameters, body, span };
  }
  const value = parseLetValue(parser);
  return { kind: "let", keyword, name, value, span: spanFrom(parser, keyword.start) };
}

function parseLetValue(parser: Parser): Expression {
  parser.letValueAt = parser.at;
  if (!parser.panic) return parsePipeline(parser);
  const { start } = peek(parser);
  leaveStage(parser);
  return { kind: "missing", span: spanFrom(parser, start) };
}

function parseBody(parser: Parser): readonly Statement[] {
  if (isAt(parser, "{")) return bracketed(parser, "}", () => parseStatements(parser)) ?? [];
  refuse(parser, "'{'", "The body of a function stands in braces: { … }.");
  return [];
}

function parseSet(parser: Parser): Statement {
  const keyword = spanOf(advance(parser));
  const name = parseWord(parser);
  const value = accept(parser, "=") === undefined ? undefined : parseOption(parser);
  const span = spanFrom(parser, keyword.start);
  return { kind: "set", keyword, name, ...(value === undefined ? {} : { value }), span };
}

function parseOption(parser: Parser): Expression {
  return peek(parser, 1).kind === "." ? parsePath(parser, "column") : parseWordOrLiteral(parser);
}

/** `declare query_parameters(…)`; `declare pattern …` is known, but not read. */
function parseDeclare(parser: Parser): Statement {
  const keyword = spanOf(advance(parser));
  if (accept(parser, "query_parameters") !== undefined) {
    const parameters: readonly FunctionParameter[] = isAt(parser, "(")
      ? parseFunctionParameters(parser)
      : [];
    if (parameters.length === 0) refuse(parser, "a parameter");
    return { kind: "query-parameters", keyword, parameters, span: spanFrom(parser, keyword.start) };
  }
  expect(parser, "pattern");
  leaveStage(parser);
  return { kind: "pattern", keyword, span: spanFrom(parser, keyword.start) };
}

function parseAlias(parser: Parser): Statement {
  const keyword = spanOf(advance(parser));
  expect(parser, "database");
  const name = parseDeclaration(parser);
  expect(parser, "=");
  const value = parsePipeline(parser);
  return { kind: "alias", keyword, name, value, span: spanFrom(parser, keyword.start) };
}

function parseRestrict(parser: Parser): Statement {
  const keyword = spanOf(advance(parser));
  expect(parser, "access");
  expect(parser, "to");
  const entities = isAt(parser, "(")
    ? parseBracketedList(parser, ")", (entity) => parsePath(entity, "table"))
    : [];
  return { kind: "restrict", keyword, entities, span: spanFrom(parser, keyword.start) };
}
