import type { Diagnostic, SourceText } from "../../../source/index.ts";
import { foreignFormIn } from "../../elastic/index.ts";
import { createReport, matchBrackets, peek, spanOf } from "../../text/index.ts";
import { eqlDiagnostics } from "../diagnostics.ts";
import type { SayEql } from "../diagnostics.ts";
import { lintEql } from "../lint.ts";
import { lexEql } from "../lex/lex.ts";
import type { EqlStatement, Pipe } from "../syntax/index.ts";
import { isAt, type Parser, refuse } from "./parser.ts";
import { parseEventQuery, parsePipe, parseSample, parseSequence } from "./query.ts";

export interface ParsedEql {
  /** Always there; what could not be read is missing from it and has a diagnostic. */
  readonly tree: EqlStatement;
  readonly diagnostics: readonly Diagnostic[];
}

const brackets: ReadonlyMap<string, string> = new Map([
  ["(", ")"],
  ["[", "]"],
]);

const maxDiagnostics = 100;

/**
 * Parses a query of the Event Query Language as Elasticsearch has it
 * (https://www.elastic.co/docs/reference/query-languages/eql/eql-syntax). What only Endgame and Elastic Defend have is
 * refused by name. Never throws.
 */
export function parseEql(source: SourceText): ParsedEql {
  const report = createReport(eqlDiagnostics, source, maxDiagnostics, (say, span) =>
    say("eql/too-many", { limit: maxDiagnostics }, span),
  );
  const parser = createParser(source, report.say, false);
  const query = parseQuery(parser);
  const pipes: Pipe[] = [];
  while (isAt(parser, "|")) {
    const pipe = parsePipe(parser);
    if (pipe !== undefined) pipes.push(pipe);
  }
  if (peek(parser).kind !== "end" && !parser.panic) refuse(parser, "the end, or '|'");
  const tree = { query, pipes, span: { start: 0, end: source.text.length } };
  lintEql(tree, report.say);
  const foreign = foreignFormIn(source.text, "eql");
  if (foreign !== undefined && report.diagnostics.length > 0)
    report.say("eql/other-language", { language: foreign.language }, foreign.span);
  return { tree, diagnostics: report.diagnostics };
}

export function createParser(source: SourceText, say: SayEql, isLoose: boolean): Parser {
  const tokens = lexEql(source.text, say);
  const closers = matchBrackets(tokens, brackets);
  return { say, isLoose, tokens, closers, at: 0, panic: false, depth: 0 };
}

function parseQuery(parser: Parser): EqlStatement["query"] {
  // A category may have the name of a keyword.
  const isCategory = peek(parser, 1).text === "where";
  if (!isCategory && isAt(parser, "sequence")) return parseSequence(parser);
  if (!isCategory && isAt(parser, "sample")) return parseSample(parser);
  if (!isCategory && isAt(parser, "join")) {
    parser.say("eql/join", {}, spanOf(peek(parser)));
    parser.panic = true;
  }
  return parseEventQuery(parser);
}
