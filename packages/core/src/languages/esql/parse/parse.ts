import type { Diagnostic, SourceText } from "../../../source/index.ts";
import { foreignFormIn } from "../../elastic/index.ts";
import { createReport, matchBrackets, peek, skipTo } from "../../text/index.ts";
import { esqlDiagnostics } from "../diagnostics.ts";
import { lexEsql } from "../lex/lex.ts";
import type { Command, EsqlQuery } from "../syntax/index.ts";
import { parseCommand, parseSource } from "./commands.ts";
import { accept, isAt, type Parser, refuse } from "./parser.ts";

export interface ParsedEsql {
  /** Always there; what could not be read is missing from it and has a diagnostic. */
  readonly tree: EsqlQuery;
  readonly diagnostics: readonly Diagnostic[];
}

const brackets: ReadonlyMap<string, string> = new Map([
  ["(", ")"],
  ["[", "]"],
  ["{", "}"],
]);

const maxDiagnostics = 100;

/**
 * Parses a query of the Elasticsearch Query Language (https://www.elastic.co/docs/reference/query-languages/esql).
 * Commands that are not run here are in the tree by their names. Never throws; reading goes on behind the next pipe.
 */
export function parseEsql(source: SourceText): ParsedEsql {
  const report = createReport(esqlDiagnostics, source, maxDiagnostics, (say, span) =>
    say("esql/too-many", { limit: maxDiagnostics }, span),
  );
  const tokens = lexEsql(source.text, report.say);
  const closers = matchBrackets(tokens, brackets);
  const parser: Parser = { say: report.say, tokens, closers, at: 0, panic: false, depth: 0 };
  skipSettings(parser);
  const head = parseSource(parser);
  toPipe(parser);
  const commands: Command[] = [];
  while (accept(parser, "|") !== undefined) {
    const command = parseCommand(parser);
    if (command !== undefined) commands.push(command);
    toPipe(parser);
  }
  const foreign = foreignFormIn(source.text, "esql");
  if (foreign !== undefined && report.diagnostics.length > 0)
    report.say("esql/other-language", { language: foreign.language }, foreign.span);
  const span = { start: 0, end: source.text.length };
  return { tree: { kind: "query", source: head, commands, span }, diagnostics: report.diagnostics };
}

/** `SET unmapped_fields="nullify";`: what it asks for is so anyway, unknown fields of events being null. */
function skipSettings(parser: Parser): void {
  while (isAt(parser, "set")) {
    skipTo(parser, new Set(), ({ kind }) => kind === ";");
    if (accept(parser, ";") === undefined) refuse(parser, "';'");
  }
}

/** Goes on at the next pipe; a closing bracket that was never opened is stepped over. */
function toPipe(parser: Parser): void {
  accept(parser, ";");
  if (!isAt(parser, "|") && peek(parser).kind !== "end") refuse(parser, "'|' or the end");
  while (!isAt(parser, "|") && peek(parser).kind !== "end") {
    skipTo(parser, new Set(), ({ kind }) => kind === "|");
  }
  parser.panic = false;
  parser.depth = 0;
}
