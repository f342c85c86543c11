import { joinSpans, type Span, unreachable } from "../../../source/index.ts";
import { type Infix, advance, climb, peek, spanFrom, spanOf } from "../../text/index.ts";
import type { Expression, NamedExpression } from "../syntax/index.ts";
import { endOfName, isAssignment, parseDeclaration } from "./names.ts";
import { type InfixOperator, infixOperators, power } from "./operators-infix.ts";
import {
  accept,
  bracketed,
  expect,
  grow,
  isAt,
  measured,
  missingHere,
  parseBracketedList,
  type Parser,
  refuse,
} from "./parser.ts";
import { parseOperand, parseStarOperand } from "./primary.ts";

/** A scalar expression: everything but pipes, which stand in parentheses (Kql.g4, unnamedExpression). */
export function parseExpression(parser: Parser): Expression {
  return measured(parser, () => climbFrom(parser, power.or));
}

function climbFrom(parser: Parser, floor: number): Expression {
  const left = isStarTest(parser) ? parseStarOperand(parser) : parseOperand(parser);
  return climb(left, floor, () => infixAt(parser));
}

/** `*` is an operand only before a test: `* has "x"`, `* == 1`. */
function isStarTest(parser: Parser): boolean {
  if (peek(parser).kind !== "*") return false;
  const operator = infixOperators.get(peek(parser, 1).text);
  return (
    operator?.kind === "binary" && (operator.power === power.string || operator.operator === "==")
  );
}

function infixAt(parser: Parser): Infix<Expression> | undefined {
  if (parser.panic) return undefined;
  const token = peek(parser);
  if (token.kind === "string") return undefined;
  const operator = infixOperators.get(token.text);
  if (operator === undefined) return undefined;
  const follower = peek(parser, 1).text;
  if (token.text === "matches" && follower !== "regex") return undefined;
  // `on t in range(…)` of make-series; the values of a list test stand in parentheses.
  if (token.text === "in" && follower === "range") return undefined;
  return {
    power: operator.power,
    chains: operator.kind === "logic" || (operator.kind === "binary" && operator.chains),
    read: (left, nth) => readInfix(parser, operator, left, nth),
  };
}

function readInfix(
  parser: Parser,
  operator: InfixOperator,
  left: Expression,
  nth: number,
): Expression {
  const token = advance(parser);
  if (token.text === "matches") advance(parser);
  const operatorSpan = spanFrom(parser, token.start);
  switch (operator.kind) {
    case "logic":
      return readLogic(parser, operator, left);
    case "binary": {
      if (nth > 1 && !grow(parser, operatorSpan)) return left;
      const right = climbFrom(parser, operator.power + 1);
      const span = joinSpans(left.span, right.span);
      return { kind: "binary", operator: operator.operator, operatorSpan, left, right, span };
    }
    case "list": {
      const items = parseItems(parser, token.text);
      const span = spanFrom(parser, left.span.start);
      return {
        kind: "list-test",
        operator: operator.operator,
        operatorSpan,
        subject: left,
        items,
        span,
      };
    }
    case "between":
      return readBetween(parser, operator.negated, operatorSpan, left);
    default:
      return unreachable(operator);
  }
}

/** All operands that the same word joins, as one node. */
function readLogic(
  parser: Parser,
  { operator, power: level }: InfixOperator & { readonly kind: "logic" },
  left: Expression,
): Expression {
  const args = [left, climbFrom(parser, level + 1)];
  while (!parser.panic && accept(parser, operator) !== undefined) {
    args.push(climbFrom(parser, level + 1));
  }
  return { kind: operator, args, span: joinSpans(left.span, (args.at(-1) ?? left).span) };
}

function parseItems(parser: Parser, operator: string): readonly Expression[] {
  if (!isAt(parser, "(")) {
    const hint = `The values stand in parentheses: ${operator} (…).`;
    refuse(parser, "'('", hint);
    return [];
  }
  if (peek(parser, 1).kind === ")") {
    advance(parser);
    refuse(parser, "a value");
    accept(parser, ")");
    return [];
  }
  return parseBracketedList(parser, ")", parser.recursion.parsePipeline);
}

function readBetween(
  parser: Parser,
  negated: boolean,
  operatorSpan: Span,
  subject: Expression,
): Expression {
  const missing = missingHere(parser);
  let [from, to]: readonly [Expression, Expression] = [missing, missing];
  if (isAt(parser, "(")) {
    bracketed(parser, ")", () => {
      from = parseExpression(parser);
      expect(parser, "..", "Write the range as (from .. to).");
      to = parser.panic ? missingHere(parser) : parseExpression(parser);
    });
  } else refuse(parser, "'('", "Write the range as (from .. to).");
  const span = spanFrom(parser, subject.span.start);
  return { kind: "between", negated, operatorSpan, subject, from, to, span };
}

/** An expression that may be given a name, or several in parentheses. */
export function parseNamed(parser: Parser): NamedExpression {
  const { start } = peek(parser);
  const names = isAssignment(parser)
    ? [parseDeclaration(parser)]
    : isTuple(parser)
      ? parseBracketedList(parser, ")", parseDeclaration)
      : [];
  if (names.length > 0) expect(parser, "=");
  const value = parseExpression(parser);
  const span = names.length > 0 ? spanFrom(parser, start) : value.span;
  return { kind: "named", names, value, span };
}

/** `(a, b) =` */
function isTuple(parser: Parser): boolean {
  if (peek(parser).kind !== "(" || endOfName(parser, 1) === undefined) return false;
  const closer = parser.closers[parser.at] ?? -1;
  return closer >= 0 && parser.tokens[closer + 1]?.kind === "=";
}

/** An argument of a call: an expression, named or not, or `*` for all columns. */
export function parseArgument(parser: Parser): NamedExpression {
  const token = peek(parser);
  const follower = peek(parser, 1).kind;
  if (token.kind === "*" && (follower === "," || follower === ")")) {
    advance(parser);
    const span = spanOf(token);
    return { kind: "named", names: [], value: { kind: "star", span }, span };
  }
  return parseNamed(parser);
}

/** The arguments of a call, the current token being the opening parenthesis. */
export function parseArguments(parser: Parser): readonly NamedExpression[] {
  return parseBracketedList(parser, ")", parseArgument);
}
