import { peek, spanFrom, spanOf, wordSet } from "../../../text/index.ts";
import type { Expression, RenderProperty, TopNestedLevel } from "../../syntax/index.ts";
import { parseExpression, parseNamed } from "../expression.ts";
import { parseDeclaration, parseReference, parseWord } from "../names.ts";
import {
  accept,
  expect,
  isAt,
  operatorNameAt,
  parseBracketedList,
  parseList,
  type Parser,
  refuse,
} from "../parser.ts";
import { isAtOperatorEnd } from "./columns.ts";
import type { ParseOperator } from "./head.ts";
import { parseSortKey } from "./sort-key.ts";

/** The grammar takes a name before these expressions; it has no effect. */
const unnamed = (parser: Parser): Expression => parseNamed(parser).value;

export const parseWhere: ParseOperator = (parser) => ({
  kind: "where",
  predicate: unnamed(parser),
});

export const parseTake: ParseOperator = (parser, name) => ({
  kind: name === "sample" ? "sample" : "take",
  count: unnamed(parser),
});

export const parseSampleDistinct: ParseOperator = (parser) => {
  const count = unnamed(parser);
  expect(parser, "of");
  return { kind: "sample-distinct", count, of: unnamed(parser) };
};

export const parseSort: ParseOperator = (parser, name) => {
  expect(parser, "by", `Write ${name} by column.`);
  return { kind: "sort", keys: parseList(parser, parseSortKey) };
};

export const parseTop: ParseOperator = (parser) => {
  const count = unnamed(parser);
  expect(parser, "by", "Write top 10 by column.");
  return { kind: "top", count, key: parseSortKey(parser) };
};

export const parseTopHitters: ParseOperator = (parser) => {
  const count = unnamed(parser);
  expect(parser, "of");
  const of = unnamed(parser);
  const by = accept(parser, "by") === undefined ? {} : { by: parseSortKey(parser) };
  return { kind: "top-hitters", count, of, ...by };
};

export const parseTopNested: ParseOperator = (parser) => {
  const levels = [parseLevel(parser)];
  while (!parser.panic && accept(parser, ",") !== undefined) {
    const { text } = operatorNameAt(parser);
    if (text !== "top-nested") refuse(parser, "'top-nested'");
    else for (const part of ["top", "-", "nested"]) accept(parser, part);
    levels.push(parseLevel(parser));
  }
  return { kind: "top-nested", levels };
};

function parseLevel(parser: Parser): TopNestedLevel {
  const { start } = peek(parser);
  const count = isAt(parser, "of") ? {} : { count: unnamed(parser) };
  expect(parser, "of");
  const of = parseNamed(parser);
  const others = accept(parser, "with") === undefined ? {} : { others: parseOthers(parser) };
  expect(parser, "by", "'with others = …' comes before 'by'.");
  const by = parseSortKey(parser);
  return { ...count, of, ...others, by, span: spanFrom(parser, start) };
}

function parseOthers(parser: Parser): Expression {
  expect(parser, "others");
  expect(parser, "=");
  return unnamed(parser);
}

export const parseCount: ParseOperator = (parser) =>
  accept(parser, "as") === undefined
    ? { kind: "count" }
    : { kind: "count", as: parseDeclaration(parser) };

export const parseAs: ParseOperator = (parser) => ({ kind: "as", name: parseReference(parser) });

export const parseBare: ParseOperator = (_parser, name) => ({
  kind: name === "consume" ? "consume" : "getschema",
});

export const parseRange: ParseOperator = (parser) => {
  const column = parseReference(parser);
  expect(parser, "from");
  const from = parseExpression(parser);
  expect(parser, "to");
  const to = parseExpression(parser);
  expect(parser, "step");
  return { kind: "range", column, from, to, step: parseExpression(parser) };
};

export const parseRender: ParseOperator = (parser) => {
  const chart = parseChart(parser);
  const properties: RenderProperty[] = [];
  while (!parser.panic && !isAtOperatorEnd(parser)) {
    if (isAt(parser, "with") && peek(parser, 1).kind === "(") {
      accept(parser, "with");
      properties.push(...parseBracketedList(parser, ")", parseRenderProperty));
    } else if (isAt(parser, "by")) {
      properties.push({ name: parseWord(parser), values: parseList(parser, parseReference) });
    } else if (peek(parser).kind === "word" && peek(parser, 1).kind === "=") {
      properties.push(parseRenderProperty(parser));
    } else break;
  }
  return { kind: "render", chart, properties };
};

/** `3Dchart` is a word that begins with a digit, like any other. */
function parseChart(parser: Parser) {
  if (peek(parser).kind !== "word") refuse(parser, "a kind of chart");
  return parseWord(parser);
}

const renderProperties = wordSet(`
  title xcolumn series ycolumns anomalycolumns kind xtitle ytitle xaxis yaxis legend ysplit accumulate ymin ymax
  xmin xmax`);

const listProperties: ReadonlySet<string> = new Set(["series", "ycolumns", "anomalycolumns"]);

function parseRenderProperty(parser: Parser): RenderProperty {
  const token = peek(parser);
  const name = parseWord(parser);
  if (name.text !== "" && !renderProperties.has(name.text) && !parser.panic) {
    const payload = { word: name.text, known: renderProperties };
    parser.say("kusto/unknown-property", payload, spanOf(token));
  }
  expect(parser, "=");
  const values = [parsePropertyValue(parser)];
  while (listProperties.has(name.text) && isAt(parser, ",") && peek(parser, 2).kind !== "=") {
    accept(parser, ",");
    values.push(parseReference(parser));
  }
  return { name, values };
}

/** Names of charts' settings may be keywords; else any expression. */
function parsePropertyValue(parser: Parser): Expression {
  const isWord =
    peek(parser).kind === "word" && /^(?:,|\)|\||;|end|word)$/.test(peek(parser, 1).kind);
  return isWord ? parseWord(parser) : parseExpression(parser);
}
