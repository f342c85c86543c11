import { type ElasticToken, parseLogic, parseSums } from "../../elastic/index.ts";
import { advance, peek, spanFrom, spanOf } from "../../text/index.ts";
import type { ComparisonOperator, Expression, ListOperator, Logic } from "../syntax/index.ts";
import { parsePrimary } from "./primary.ts";
import { accept, close, deeper, isAt, type Parser, refuse } from "./parser.ts";

/** A condition: `or` binds loosest, then `and`, `not`, tests, sums, products, signs. */
export function parseExpression(parser: Parser): Expression {
  return deeper(parser, () =>
    parseLogic<Expression>({
      stream: parser,
      accepts: (word) => accept(parser, word) !== undefined,
      deeper: (read) => deeper(parser, read),
      test: () => parseTest(parser),
      join: (node) => {
        if (node.kind === "not") return node;
        const inner = node.args.find((arg): arg is Logic => arg.kind === "and" && !arg.isBracketed);
        if (node.kind === "or" && inner !== undefined)
          parser.say("eql/mixed-logic", {}, inner.span);
        return { ...node, isBracketed: false };
      },
    }),
  );
}

const comparisons: ReadonlySet<string> = new Set(["==", "!=", "<", "<=", ">", ">="]);
const listWords: ReadonlySet<string> = new Set(["in", "like", "regex"]);

function parseTest(parser: Parser): Expression {
  const { start } = peek(parser);
  const left = parseSum(parser);
  const token = peek(parser);
  if (token.kind === "=") {
    if (!parser.panic) parser.say("eql/single-equals", {}, spanOf(token));
    parser.panic = true;
    return left;
  }
  if (comparisons.has(token.kind)) {
    advance(parser);
    const right = parseSum(parser);
    const span = spanFrom(parser, start);
    const next = peek(parser);
    if (comparisons.has(next.kind) && !parser.panic) {
      parser.say("eql/chained", {}, spanOf(next));
      parser.panic = true;
    }
    return { kind: "comparison", operator: token.kind as ComparisonOperator, left, right, span };
  }
  const negated = isAt(parser, "not") && listWords.has(peek(parser, 1).text);
  if (!negated && token.kind !== ":" && !(token.kind === "word" && listWords.has(token.text)))
    return left;
  if (negated) advance(parser);
  return parseListTest(parser, left, negated, start);
}

function parseListTest(
  parser: Parser,
  subject: Expression,
  negated: boolean,
  start: number,
): Expression {
  const first = advance(parser);
  const tilde = first.kind === "word" && isAt(parser, "~") && first.end === peek(parser).start;
  if (tilde) advance(parser);
  const operator = `${first.text}${tilde ? "~" : ""}` as ListOperator;
  const isList = first.text === "in";
  const items: Expression[] = [];
  if (isAt(parser, "(")) {
    const opener = advance(parser);
    items.push(parser.isLoose ? parseSum(parser) : parseExpression(parser));
    while (!parser.panic && (accept(parser, ",") ?? looseSeparator(parser)) !== undefined) {
      if ((isList || parser.isLoose) && isAt(parser, ")")) break;
      items.push(parser.isLoose ? parseSum(parser) : parseExpression(parser));
    }
    close(parser, opener, ")");
  } else if (isList) refuse(parser, "'('", 'The values stand in parentheses: in ("a", "b").');
  else items.push(parseSum(parser));
  const odd = isList ? undefined : items.find(({ kind }) => kind !== "string");
  if (odd !== undefined && odd.kind !== "missing" && !parser.panic)
    parser.say("eql/pattern-operand", { operator }, odd.span);
  return { kind: "list-test", operator, negated, subject, items, span: spanFrom(parser, start) };
}

/** Lists are also written with `or`, or a value a line. */
function looseSeparator(parser: Parser): ElasticToken | undefined {
  if (!parser.isLoose) return undefined;
  return accept(parser, "or") ?? (peek(parser).kind === "string" ? peek(parser) : undefined);
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
  if (kind !== "+" && kind !== "-") return parsePrimary(parser, parseExpression);
  advance(parser);
  const operand = deeper(parser, () => parseSign(parser));
  const span = spanFrom(parser, start);
  if (operand.kind === "number" && kind === "-")
    return { ...operand, value: -operand.value, text: `-${operand.text}`, span };
  return { kind: "sign", operator: kind, operand, span };
}
