import { type DataScalar, joinSpans } from "../../../source/index.ts";
import type { Report } from "../report.ts";
import type { Condition } from "../syntax/index.ts";
import { conditionTokens, type Token } from "./condition-tokens.ts";

/** Deeper than any rule (the deepest known nests 4), shallow enough for every stack. */
const maxDepth = 200;

/**
 * Parses a condition (specification 2.1, "Condition"). Binding, weakest first: `or`, `and`, `not`,
 * `(1|any|all) of PATTERN`, parentheses. Keywords are whole words: `not_admin` is an identifier.
 * Gives undefined, with a diagnostic, for what is not a condition.
 */
export function parseCondition(scalar: DataScalar, report: Report): Condition | undefined {
  if (typeof scalar.value !== "string" || scalar.text.trim() === "") {
    report.say(
      "sigma/condition",
      { found: scalar.text.trim() === "" ? "empty" : scalar.text },
      scalar.span,
    );
    return undefined;
  }
  const pipe = /\|/.exec(scalar.text);
  const tokens = conditionTokens(scalar, report);
  if (pipe !== null) {
    const token = tokens.find((candidate) => candidate.kind === "|");
    report.say("sigma/pipe-aggregation", {}, token?.span ?? scalar.span);
    return undefined;
  }
  const parser = { tokens, at: 0, depth: 0, report };
  const condition = parseBinary(parser, "or");
  if (condition === undefined) return undefined;
  const rest = peek(parser);
  if (rest.kind === "end") return condition;
  refuse(parser, rest, rest.kind === ")" ? "an open parenthesis for it" : "'and' or 'or'");
  return undefined;
}

interface Parser {
  readonly tokens: readonly Token[];
  readonly report: Report;
  at: number;
  depth: number;
}

/** The last token is `end`, which is never stepped over. */
function peek(parser: Parser, ahead = 0): Token {
  return parser.tokens[Math.min(parser.at + ahead, parser.tokens.length - 1)] as Token;
}

function refuse({ report }: Parser, token: Token, wanted: string): void {
  const found = token.kind === "end" ? "the end" : `'${token.text}'`;
  report.say("sigma/condition-syntax", { found, wanted }, token.span);
}

function parseBinary(parser: Parser, operator: "or" | "and"): Condition | undefined {
  const operand = () => (operator === "or" ? parseBinary(parser, "and") : parseNot(parser));
  const first = operand();
  if (first === undefined) return undefined;
  const args = [first];
  while (peek(parser).keyword === operator) {
    parser.at++;
    const next = operand();
    if (next === undefined) return undefined;
    args.push(next);
  }
  if (args.length === 1) return first;
  return { kind: operator, args, span: joinSpans(first.span, (args.at(-1) ?? first).span) };
}

function parseNot(parser: Parser): Condition | undefined {
  const token = peek(parser);
  if (token.keyword !== "not") return parseOperand(parser);
  return nested(parser, token, () => {
    const arg = parseNot(parser);
    return arg && { kind: "not", arg, span: joinSpans(token.span, arg.span) };
  });
}

function parseOperand(parser: Parser): Condition | undefined {
  const token = peek(parser);
  if (token.kind === "(") {
    return nested(parser, token, () => {
      const inner = parseBinary(parser, "or");
      if (inner === undefined) return undefined;
      const close = peek(parser);
      if (close.kind !== ")") {
        refuse(parser, close, "')', 'and' or 'or'");
        return undefined;
      }
      parser.at++;
      return inner;
    });
  }
  if (token.kind !== "word") {
    refuse(parser, token, "a search identifier");
    return undefined;
  }
  if (peek(parser, 1).keyword === "of") return parseQuantified(parser);
  if (token.keyword !== undefined && ["and", "or", "of"].includes(token.keyword)) {
    refuse(parser, token, "a search identifier");
    return undefined;
  }
  parser.at++;
  return { kind: "identifier", name: token.text, span: token.span };
}

function parseQuantified(parser: Parser): Condition | undefined {
  const quantity = peek(parser);
  const quantifier = quantifiers.get(quantity.keyword ?? quantity.text);
  if (quantifier === undefined) {
    parser.report.say("sigma/quantifier", { quantifier: quantity.text }, quantity.span);
    return undefined;
  }
  const target = peek(parser, 2);
  if (target.kind !== "word") {
    refuse(parser, target, "'them' or a name pattern such as selection_*");
    return undefined;
  }
  parser.at += 3;
  const pattern = target.keyword === "them" ? "them" : target.text;
  const span = joinSpans(quantity.span, target.span);
  return { kind: "quantified", quantifier, pattern, patternSpan: target.span, span };
}

/** `any of` is not in the specification, but pySigma takes it as `1 of`. */
const quantifiers: ReadonlyMap<string, "any" | "all"> = new Map([
  ["1", "any"],
  ["any", "any"],
  ["all", "all"],
]);

function nested(
  parser: Parser,
  opening: Token,
  read: () => Condition | undefined,
): Condition | undefined {
  if (parser.depth >= maxDepth) {
    parser.report.say("sigma/condition-depth", { limit: maxDepth }, opening.span);
    return undefined;
  }
  parser.at++;
  parser.depth++;
  const condition = read();
  parser.depth--;
  return condition;
}
