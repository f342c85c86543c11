import type { Pattern } from "../../model/index.ts";
import type { Diagnostic, SourceText } from "../../source/index.ts";
import {
  advance,
  createReport,
  matchBrackets,
  peek,
  skipTo,
  spanFrom,
  spanOf,
  type TokenStream,
} from "../text/index.ts";
import { luceneDiagnostics, type SayLucene } from "./diagnostics.ts";
import { lexLucene, type LuceneToken } from "./lex.ts";
import { lintLucene } from "./lint.ts";
import type {
  LuceneClause,
  LuceneField,
  LuceneNode,
  LuceneRange,
  LuceneText,
  LuceneValue,
} from "./syntax.ts";

export interface ParsedLucene {
  /** Always there; what could not be read is missing from it and has a diagnostic. */
  readonly tree: LuceneNode;
  readonly diagnostics: readonly Diagnostic[];
}

interface Parser extends TokenStream<LuceneToken> {
  readonly say: SayLucene;
  depth: number;
}

const maxDepth = 200;
const maxDiagnostics = 100;

/**
 * Parses a query string of Lucene as Elasticsearch reads it
 * (https://www.elastic.co/docs/reference/query-languages/query-dsl/query-dsl-query-string-query#query-string-syntax).
 * Goes on behind what is wrong; never throws.
 */
export function parseLucene(source: SourceText): ParsedLucene {
  const report = createReport(luceneDiagnostics, source, maxDiagnostics, (say, span) =>
    say("lucene/too-many", { limit: maxDiagnostics }, span),
  );
  const tokens = lexLucene(source.text, report.say);
  const closers = matchBrackets(tokens, new Map([["(", ")"]]));
  const parser: Parser = { say: report.say, tokens, closers, at: 0, depth: 0 };
  const span = { start: 0, end: source.text.length };
  const tree: LuceneNode =
    peek(parser).kind === "end" ? { kind: "everything", span } : parseClauses(parser, "end");
  lintLucene(tree, source, report.say);
  return { tree, diagnostics: report.diagnostics };
}

function refuse({ say }: Parser, token: LuceneToken, wanted: string, hint?: string): void {
  const found = token.kind === "end" ? "the end" : `'${token.text}'`;
  say("lucene/syntax", { found, wanted, ...(hint === undefined ? {} : { hint }) }, spanOf(token));
}

/** Clauses up to a closing parenthesis or to the end; one alone stands for itself. */
function parseClauses(parser: Parser, until: ")" | "end"): LuceneNode {
  const { start } = peek(parser);
  const clauses: LuceneClause[] = [];
  for (let isFirst = true; ; isFirst = false) {
    if (peek(parser).kind === until || peek(parser).kind === "end") break;
    const joint = parseJoint(parser, !isFirst);
    const mark = parseMark(parser);
    const before = parser.at;
    const query = parseClause(parser);
    if (query !== undefined)
      clauses.push({
        ...(joint === undefined ? {} : { joint }),
        ...(mark === undefined ? {} : { mark }),
        query,
      });
    else if (parser.at === before) advance(parser);
  }
  if (clauses.length === 0) refuse(parser, peek(parser), "a value");
  const [only] = clauses;
  if (only !== undefined && clauses.length === 1 && only.mark === undefined) return only.query;
  return { kind: "clauses", clauses, span: spanFrom(parser, start) };
}

function parseJoint(parser: Parser, hasLeft: boolean): "and" | "or" | undefined {
  const token = peek(parser);
  if (token.kind !== "and" && token.kind !== "or") return undefined;
  advance(parser);
  if (!hasLeft)
    refuse(parser, token, "a value before it", "Quote the word if it is meant as it stands.");
  return token.kind;
}

function parseMark(parser: Parser): "required" | "prohibited" | undefined {
  const { kind } = peek(parser);
  if (kind !== "plus" && kind !== "not") return undefined;
  advance(parser);
  return kind === "plus" ? "required" : "prohibited";
}

/** A clause without what stands before it; undefined, with a diagnostic, where there is none. */
function parseClause(parser: Parser): LuceneNode | undefined {
  const token = peek(parser);
  switch (token.kind) {
    case "(":
      return parseGroup(parser);
    case "word":
      return peek(parser, 1).kind === ":" ? parseField(parser) : parseTest(parser, undefined);
    case "quoted":
    case "regex":
    case "range":
      return parseTest(parser, undefined);
    default:
      refuse(parser, token, "a value");
      return undefined;
  }
}

function parseGroup(parser: Parser): LuceneNode | undefined {
  const opener = advance(parser);
  if (parser.depth === maxDepth) {
    parser.say("lucene/depth", { limit: maxDepth }, spanOf(opener));
    skipTo(parser, new Set([")"]), () => false);
    if (peek(parser).kind === ")") advance(parser);
    return undefined;
  }
  parser.depth++;
  const inner = parseClauses(parser, ")");
  parser.depth--;
  if (peek(parser).kind === ")") advance(parser);
  else parser.say("lucene/unclosed", { mark: "(" }, spanOf(opener));
  parseSuffixes(parser);
  return inner;
}

function parseField(parser: Parser): LuceneNode | undefined {
  const name = advance(parser);
  advance(parser);
  const field = fieldOf(parser, name);
  const { start } = name;
  const token = peek(parser);
  if (token.kind === "(") {
    const query = parseGroup(parser);
    if (query === undefined) return undefined;
    return { kind: "group", field, query, span: spanFrom(parser, start) };
  }
  if (token.kind === "and" || token.kind === "or" || token.kind === "not" || token.kind === "end") {
    refuse(parser, token, `a value of '${field.name}'`);
    return undefined;
  }
  const test = parseTest(parser, field);
  if (test?.kind !== "test" || test.value.kind !== "text") return test;
  const { pattern, quoted, span } = test.value;
  if (field.name === "_exists_")
    return { kind: "exists", field: { name: textOf(pattern), span }, span: test.span };
  const isAny = !quoted && isRun(pattern);
  return isAny && field.name === "*" ? { kind: "everything", span: test.span } : test;
}

/** Only `*` by itself needs no backslash in the place of a name. */
function fieldOf(parser: Parser, token: LuceneToken): LuceneField {
  if (!isRun(token.pattern) && token.pattern.some(({ kind }) => kind !== "literal"))
    parser.say("lucene/field-wildcard", {}, spanOf(token));
  return { name: textOf(token.pattern), span: spanOf(token) };
}

const isRun = (pattern: Pattern) => pattern.length === 1 && pattern[0]?.kind === "any-run";

/** A pattern as text; wildcards as they were written. */
function textOf(pattern: Pattern): string {
  return pattern
    .map((part) => (part.kind === "literal" ? part.text : part.kind === "any-one" ? "?" : "*"))
    .join("");
}

function parseTest(parser: Parser, field: LuceneField | undefined): LuceneNode | undefined {
  const token = peek(parser);
  const value = parseValue(parser);
  if (value === undefined) return undefined;
  const span = spanFrom(parser, field?.span.start ?? token.start);
  if (value.kind === "text" && !value.quoted && field === undefined && isRun(value.pattern))
    return { kind: "everything", span };
  return { kind: "test", ...(field === undefined ? {} : { field }), value, span };
}

function parseValue(parser: Parser): LuceneValue | undefined {
  const token = peek(parser);
  const { pattern } = token;
  const span = spanOf(token);
  switch (token.kind) {
    case "regex":
      advance(parser);
      parseSuffixes(parser);
      return { kind: "regex", text: textOf(pattern), span };
    case "range":
      advance(parser);
      parseSuffixes(parser);
      return token.range;
    case "quoted":
    case "word": {
      advance(parser);
      const isLoose = parseSuffixes(parser);
      const text: LuceneText = {
        kind: "text",
        quoted: token.kind === "quoted",
        pattern,
        isLoose,
        span: spanFrom(parser, token.start),
      };
      return text.quoted ? text : (comparisonOf(parser, text) ?? text);
    }
    default:
      refuse(parser, token, "a value");
      return undefined;
  }
}

/** `~2` and `^3` behind a value, in any order; whether there was the first. */
function parseSuffixes(parser: Parser): boolean {
  let isLoose = false;
  for (;;) {
    const token = peek(parser);
    if (token.kind !== "loose" && token.kind !== "boost") return isLoose;
    advance(parser);
    if (token.kind === "loose") isLoose = true;
    else parser.say("lucene/boost", {}, spanOf(token));
  }
}

/** `>=5`: Elasticsearch reads it so wherever a word begins with the sign, escaped or not. */
function comparisonOf(parser: Parser, { pattern, span }: LuceneText): LuceneRange | undefined {
  const [, sign, text = ""] = /^([<>]=?)(.*)$/s.exec(textOf(pattern)) ?? [];
  if (sign === undefined) return undefined;
  if (text === "") parser.say("lucene/comparison", { operator: sign }, span);
  const end = { text, isIncluded: sign.endsWith("=") };
  return { kind: "range", ...(sign.startsWith(">") ? { low: end } : { high: end }), span };
}
