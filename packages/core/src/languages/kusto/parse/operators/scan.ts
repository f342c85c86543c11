import { peek, spanFrom } from "../../../text/index.ts";
import type { Property, ScanStep, ScanVariable, SortKey } from "../../syntax/index.ts";
import { parseExpression } from "../expression.ts";
import { parseDeclaration, parseType, parseWord } from "../names.ts";
import {
  accept,
  bracketed,
  expect,
  isAt,
  parseBracketedList,
  parseList,
  type Parser,
  refuse,
} from "../parser.ts";
import { parseValue } from "../tables.ts";
import type { ParseOperator } from "./head.ts";
import { parseSortKey } from "./sort-key.ts";

/** `scan declare (x:long = 0) with (step s: condition => x = s.x + 1; …)` */
export const parseScan: ParseOperator = (parser) => {
  const orderBy: readonly SortKey[] = hasClause(parser, "order")
    ? parseList(parser, parseSortKey)
    : [];
  const partitionBy = hasClause(parser, "partition") ? parseList(parser, parseExpression) : [];
  const declare =
    accept(parser, "declare") !== undefined && isAt(parser, "(")
      ? parseBracketedList(parser, ")", parseVariable)
      : [];
  expect(parser, "with");
  if (!isAt(parser, "(")) refuse(parser, "'('");
  const steps = parser.panic ? [] : (bracketed(parser, ")", () => parseSteps(parser)) ?? []);
  return { kind: "scan", orderBy, partitionBy, declare, steps };
};

function hasClause(parser: Parser, word: string): boolean {
  if (accept(parser, word) === undefined) return false;
  expect(parser, "by");
  return true;
}

function parseVariable(parser: Parser): ScanVariable {
  const name = parseDeclaration(parser);
  expect(parser, ":");
  const type = parseType(parser);
  return accept(parser, "=") === undefined
    ? { name, type }
    : { name, type, default: parseValue(parser) };
}

function parseSteps(parser: Parser): readonly ScanStep[] {
  const steps: ScanStep[] = [];
  do steps.push(parseStep(parser));
  while (!parser.panic && !isAt(parser, ")") && peek(parser).kind !== "end");
  return steps;
}

function parseStep(parser: Parser): ScanStep {
  const { start } = peek(parser);
  expect(parser, "step");
  const name = parseDeclaration(parser);
  const optional = accept(parser, "optional") !== undefined;
  const output = accept(parser, "output") === undefined ? {} : { output: parseOutput(parser) };
  expect(parser, ":");
  const condition = parseExpression(parser);
  const assignments = accept(parser, "=>") === undefined ? [] : parseList(parser, parseAssignment);
  expect(parser, ";", "Each step ends with ';'.");
  const span = spanFrom(parser, start);
  return { name, optional, ...output, condition, assignments, span };
}

function parseOutput(parser: Parser) {
  expect(parser, "=");
  return parseWord(parser);
}

function parseAssignment(parser: Parser): Property {
  const name = parseDeclaration(parser);
  expect(parser, "=");
  return { name, value: parseExpression(parser) };
}
