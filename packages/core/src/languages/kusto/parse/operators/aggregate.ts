import type { Expression, NamedExpression, Series } from "../../syntax/index.ts";
import { parseExpression, parseNamed } from "../expression.ts";
import {
  accept,
  bracketed,
  expect,
  isAt,
  missingHere,
  parseList,
  type Parser,
  refuse,
} from "../parser.ts";
import { isAtOperatorEnd } from "./columns.ts";
import type { ParseOperator } from "./head.ts";
import { peek } from "../../../text/index.ts";

export const parseSummarize: ParseOperator = (parser) => {
  const isBare = isAtOperatorEnd(parser) || isBy(parser);
  const aggregates = isBare ? [] : parseList(parser, parseNamed);
  if (accept(parser, "by") === undefined) return { kind: "summarize", aggregates };
  const by = parseList(parser, parseNamed);
  if (!isAt(parser, "bin") || peek(parser, 1).kind !== "=") {
    return { kind: "summarize", aggregates, by };
  }
  accept(parser, "bin");
  accept(parser, "=");
  return { kind: "summarize", aggregates, by, bin: parseExpression(parser) };
};

/** The word `by`, unless a column gets that name. */
function isBy(parser: Parser): boolean {
  return isAt(parser, "by") && peek(parser, 1).kind !== "=";
}

export const parseMakeSeries: ParseOperator = (parser) => {
  const series = parseList(parser, parseSeries);
  expect(parser, "on");
  const on = parseNamed(parser);
  const range = isAt(parser, "in") ? parseInRange(parser) : parseFromToStep(parser);
  const by = accept(parser, "by") === undefined ? [] : parseList(parser, parseNamed);
  return { kind: "make-series", series, on, ...range, by };
};

function parseSeries(parser: Parser): Series {
  const aggregate = parseNamed(parser);
  if (accept(parser, "default") === undefined) return { aggregate };
  expect(parser, "=");
  return { aggregate, default: parseExpression(parser) };
}

interface SeriesRange {
  readonly from?: Expression;
  readonly to?: Expression;
  readonly step: Expression;
  readonly inRange: boolean;
}

function parseInRange(parser: Parser): SeriesRange {
  accept(parser, "in");
  expect(parser, "range");
  const missing = missingHere(parser);
  if (!isAt(parser, "(")) {
    refuse(parser, "'('");
    return { step: missing, inRange: true };
  }
  const bounds = bracketed(parser, ")", () => parseList(parser, parseExpression)) ?? [];
  const [from, to, step, ...rest] = bounds;
  if (step === undefined || rest.length > 0) refuse(parser, "range(from, to, step)");
  return { from: from ?? missing, to: to ?? missing, step: step ?? missing, inRange: true };
}

function parseFromToStep(parser: Parser): SeriesRange {
  const from = accept(parser, "from") === undefined ? {} : { from: parseExpression(parser) };
  const to = accept(parser, "to") === undefined ? {} : { to: parseExpression(parser) };
  expect(parser, "step");
  return { ...from, ...to, step: parseExpression(parser), inRange: false };
}

export const parseReduce: ParseOperator = (parser) => {
  expect(parser, "by");
  const by = parseNamed(parser);
  const settings: readonly NamedExpression[] =
    accept(parser, "with") === undefined ? [] : parseList(parser, parseNamed);
  return { kind: "reduce", by, with: settings };
};
