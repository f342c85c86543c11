import { advance, peek, spanFrom, spanOf } from "../../text/index.ts";
import { markedWords, reservedAsReference } from "../lex/words.ts";
import type {
  CallExpression,
  Expression,
  Name,
  PathStep,
  StarExpression,
} from "../syntax/index.ts";
import { parseDynamic, isDynamic } from "./json.ts";
import { parseLiteral } from "./literals.ts";
import { isBracketedName, isWildcard, parseReference, parseWildcardName } from "./names.ts";
import { infixOperators } from "./operators-infix.ts";
import { bracketed, isAt, missingHere, type Parser, refuse } from "./parser.ts";
import { parseDatatable, parseExternalData } from "./tables.ts";

/** An operand: a literal, name, call, path or bracketed expression, with a sign or without. */
export function parseOperand(parser: Parser): Expression {
  const sign = peek(parser);
  if (sign.kind !== "-" && sign.kind !== "+") return parsePath(parser);
  advance(parser);
  const operand = parsePath(parser);
  return { kind: "unary", operator: sign.kind, operand, span: spanFrom(parser, sign.start) };
}

export function parseStarOperand(parser: Parser): StarExpression {
  return { kind: "star", span: spanOf(advance(parser)) };
}

/**
 * What a path is of: a scalar; a table, whose name may hold `*`; a column, behind whose name a parenthesis
 * starts something else (`partition by a (…)`).
 */
export type PathOf = "scalar" | "table" | "column";

/** A value and the steps from it inward. */
export function parsePath(parser: Parser, of: PathOf = "scalar"): Expression {
  const base = of === "column" ? parseReference(parser) : parsePrimary(parser, of === "table");
  const steps: PathStep[] = [];
  while (!parser.panic) {
    const step = parseStep(parser, of);
    if (step === undefined) break;
    steps.push(step);
  }
  if (steps.length === 0) return base;
  return { kind: "path", base, steps, span: spanFrom(parser, base.span.start) };
}

function parseStep(parser: Parser, of: PathOf): PathStep | undefined {
  const { kind, start } = peek(parser);
  if (kind === "[") return parseElement(parser, start);
  if (kind !== ".") return undefined;
  advance(parser);
  if (isAt(parser, "[") && !isBracketedName(parser)) return parseElement(parser, start);
  const name = of === "table" ? parseWildcardName(parser) : parseReference(parser);
  if (name.kind === "wildcard-name" || of === "column" || !isAt(parser, "(")) {
    return { kind: "member", name, span: spanFrom(parser, start) };
  }
  const args = parser.recursion.parseArguments(parser);
  return { kind: "method", name, args, span: spanFrom(parser, start) };
}

function parseElement(parser: Parser, start: number): PathStep {
  const index = bracketed(parser, "]", () => parser.recursion.parseExpression(parser));
  return { kind: "element", index: index ?? missingHere(parser), span: spanFrom(parser, start) };
}

function parsePrimary(parser: Parser, wild: boolean): Expression {
  const token = peek(parser);
  if (token.kind === "(") {
    const inner = bracketed(parser, ")", () => parser.recursion.parsePipeline(parser));
    return {
      kind: "paren",
      inner: inner ?? missingHere(parser),
      span: spanFrom(parser, token.start),
    };
  }
  if (token.kind === "{") return parsePlaceholder(parser);
  if (wild && isWildcard(parser)) return parseWildcardName(parser);
  const isWordly = token.kind === "word" && !markedWords.has(token.text);
  if (isWordly || isBracketedName(parser)) return parseWordly(parser);
  const literal = parseNow(parser) ?? parseLiteral(parser);
  if (literal !== undefined) return literal;
  if (token.kind === "stray") {
    advance(parser);
    return { kind: "missing", span: spanOf(token) };
  }
  const isName = token.kind === "[" && peek(parser, 1).kind === "word";
  refuse(
    parser,
    "an expression",
    isName ? "A name in brackets stands in quotes: ['name']." : undefined,
  );
  return missingHere(parser);
}

/** `datetime()` is the current time: https://learn.microsoft.com/kusto/query/scalar-data-types/datetime; so is `datetime(now)`. */
function parseNow(parser: Parser): CallExpression | undefined {
  const token = peek(parser);
  if (token.kind !== "typed" || !/^date(?:time)?\(\s*(?:now)?\s*\)$/.test(token.text))
    return undefined;
  const span = spanOf(advance(parser));
  return {
    kind: "call",
    name: { kind: "name", text: "now", bracketed: false, span },
    args: [],
    span,
  };
}

/** What starts with a word: a call, a table written out, a literal, or else a name. */
function parseWordly(parser: Parser): Expression {
  const { text, start } = peek(parser);
  const isCalled = peek(parser, 1).kind === "(";
  if (isDynamic(parser)) return parseDynamic(parser);
  if (text === "datatable" && isCalled) return parseDatatable(parser);
  if ((text === "externaldata" || text === "external_data") && isCalled) {
    return parseExternalData(parser);
  }
  if (isCalled && pipelineFunctions.has(text)) return parsePipelineCall(parser);
  if (!isCalled) {
    const literal = parseLiteral(parser);
    if (literal !== undefined) return literal;
    if (isClauseWord(parser)) {
      refuse(parser, "an expression", `If '${text}' is a name, write it in brackets: ['${text}'].`);
      return missingHere(parser);
    }
  }
  const name = parseReference(parser);
  if (!isAt(parser, "(")) return name;
  const args = parser.recursion.parseArguments(parser);
  return { kind: "call", name, args, span: spanFrom(parser, start) };
}

/**
 * Whether a keyword is meant as such rather than as a name: `where and x`, `summarize count(), by y`.
 * It is meant as a name where an operator or the end of an expression follows.
 */
function isClauseWord(parser: Parser): boolean {
  if (isBracketedName(parser) || !reservedAsReference.has(peek(parser).text)) return false;
  const follower = peek(parser, 1);
  const endsExpression = /^(?:[),;|\]}.]|end)$/.test(follower.kind);
  const isOperator = follower.kind !== "string" && infixOperators.has(follower.text);
  const isWord = infixOperators.has(peek(parser).text) || clauseWords.has(peek(parser).text);
  return !(isOperator || (endsExpression && !isWord));
}

const clauseWords: ReadonlySet<string> = new Set(["by", "to", "of", "asc", "desc"]);

/** Functions whose argument is a whole query. */
const pipelineFunctions: ReadonlySet<string> = new Set(["toscalar", "totable", "materialize"]);

function parsePipelineCall(parser: Parser): CallExpression {
  const isLetValue = parser.letValueAt === parser.at;
  const token = advance(parser);
  const name: Name = { kind: "name", text: token.text, bracketed: false, span: spanOf(token) };
  if (token.text === "materialize" && !isLetValue && !parser.panic) {
    parser.say("kusto/materialize-place", {}, spanOf(token));
  }
  const value = bracketed(parser, ")", () => parser.recursion.parsePipeline(parser));
  const arg = value ?? missingHere(parser);
  return {
    kind: "call",
    name,
    args: [{ kind: "named", names: [], value: arg, span: arg.span }],
    span: spanFrom(parser, token.start),
  };
}

/** `{TimeRange}`: everything up to the brace is the placeholder's name. */
function parsePlaceholder(parser: Parser): Expression {
  const { start, end } = peek(parser);
  bracketed(parser, "}", () => {
    while (!/^(?:\}|end|;)$/.test(peek(parser).kind)) advance(parser);
  });
  const span = spanFrom(parser, start);
  const text = parser.source.text.slice(end, Math.max(end, span.end - 1)).trim();
  if (text === "") refuse(parser, "a name in the braces");
  return { kind: "placeholder", text, span };
}
