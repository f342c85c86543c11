import { parseLogic, parseSums } from "../../elastic/index.ts";
import { advance, peek, spanFrom } from "../../text/index.ts";
import type { ComparisonOperator, Expression } from "../syntax/index.ts";
import { parsePrimary } from "./primary.ts";
import { accept, close, deeper, isAt, listOf, type Parser, refuse } from "./parser.ts";

/** A condition or value: `or` binds loosest, then `and`, `not`, tests, sums, products, signs, casts. */
export function parseExpression(parser: Parser): Expression {
  return deeper(parser, () =>
    parseLogic<Expression>({
      stream: parser,
      accepts: (word) => accept(parser, word) !== undefined,
      deeper: (read) => deeper(parser, read),
      test: () => parseTest(parser),
      join: (node) => node,
    }),
  );
}

const comparisons: ReadonlySet<string> = new Set(["==", "!=", "<", "<=", ">", ">="]);

function parseTest(parser: Parser): Expression {
  const { start } = peek(parser);
  const left = parseSum(parser);
  const { kind } = peek(parser);
  if (comparisons.has(kind)) {
    advance(parser);
    const right = parseSum(parser);
    const operator = kind as ComparisonOperator;
    return { kind: "comparison", operator, left, right, span: spanFrom(parser, start) };
  }
  if (accept(parser, ":") !== undefined) {
    const value = parseSum(parser);
    return { kind: "match-test", subject: left, value, span: spanFrom(parser, start) };
  }
  if (accept(parser, "is") !== undefined) {
    const negated = accept(parser, "not") !== undefined;
    if (accept(parser, "null") === undefined) refuse(parser, "'null'");
    return { kind: "null-test", negated, subject: left, span: spanFrom(parser, start) };
  }
  return parseWordTest(parser, left, start);
}

/** `in`, `like` and `rlike`, with or without `not` before them. */
function parseWordTest(parser: Parser, subject: Expression, start: number): Expression {
  const negated = isAt(parser, "not");
  const word = (["in", "like", "rlike"] as const).find((one) => isAt(parser, one, negated ? 1 : 0));
  if (word === undefined) return subject;
  if (negated) advance(parser);
  advance(parser);
  const items = isAt(parser, "(") ? parseItems(parser) : word === "in" ? [] : [parseSum(parser)];
  if (items.length === 0) refuse(parser, "'('", 'The values stand in parentheses: in ("a", "b").');
  const span = spanFrom(parser, start);
  return word === "in"
    ? { kind: "membership", negated, subject, items, span }
    : { kind: "pattern-test", operator: word, negated, subject, patterns: items, span };
}

function parseItems(parser: Parser): readonly Expression[] {
  const opener = advance(parser);
  const items = listOf(parser, () => parseExpression(parser));
  close(parser, opener, ")");
  return items;
}

function parseSum(parser: Parser): Expression {
  return parseSums<Expression>(
    parser,
    () => parseSign(parser),
    (node) => node,
  );
}

function parseSign(parser: Parser): Expression {
  const { kind, start } = peek(parser);
  if (kind !== "+" && kind !== "-") return parseCast(parser);
  advance(parser);
  const operand = deeper(parser, () => parseSign(parser));
  const span = spanFrom(parser, start);
  if (operand.kind === "number" && kind === "-")
    return { ...operand, value: -operand.value, text: `-${operand.text}`, span };
  return { kind: "sign", operator: kind, operand, span };
}

function parseCast(parser: Parser): Expression {
  const { start } = peek(parser);
  let operand = parsePrimary(parser, parseExpression);
  while (accept(parser, "::") !== undefined) {
    const type = peek(parser);
    if (type.kind === "word") advance(parser);
    else refuse(parser, "a type");
    operand = { kind: "cast", operand, type: type.text, span: spanFrom(parser, start) };
  }
  return operand;
}
