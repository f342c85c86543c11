import type { Diagnostic, SourceText } from "../../../source/index.ts";
import { createReport, matchBrackets, spanOf } from "../../text/index.ts";
import { kustoDiagnostics } from "../diagnostics.ts";
import { lexKusto } from "../lex/lex.ts";
import type { KustoQuery } from "../syntax/index.ts";
import { parseArguments, parseExpression } from "./expression.ts";
import type { Parser } from "./parser.ts";
import { parseFragment, parsePipeline } from "./pipeline.ts";
import { parseStatements } from "./statements.ts";

export interface ParsedKusto {
  /** Always there; what could not be read is missing from it and has a diagnostic. */
  readonly tree: KustoQuery;
  readonly diagnostics: readonly Diagnostic[];
}

const brackets: ReadonlyMap<string, string> = new Map([
  ["(", ")"],
  ["[", "]"],
  ["{", "}"],
]);

/** Texts with more errors than these are no queries. */
const maxDiagnostics = 100;

/**
 * Parses a query of the Kusto Query Language: statements separated by semicolons, each a declaration or a
 * pipeline. The grammar is that of Microsoft's parser (Kql.g4 and what its parser of 2026 accepts beyond it);
 * what names stand for is not looked at. Never throws; takes time in proportion to the text.
 */
export function parseKusto(source: SourceText): ParsedKusto {
  const report = createReport(kustoDiagnostics, source, maxDiagnostics, (say, span) =>
    say("kusto/too-many", { limit: maxDiagnostics }, span),
  );
  const tokens = lexKusto(source.text, report.say);
  const parser: Parser = {
    source,
    say: report.say,
    tokens,
    closers: matchBrackets(tokens, brackets),
    recursion: { parsePipeline, parseFragment, parseExpression, parseArguments },
    at: 0,
    panic: false,
    depth: 0,
    height: 0,
    letValueAt: -1,
    unclosedAt: -1,
  };
  const statements = isControlCommand(parser) ? [] : parseStatements(parser);
  const tree = { kind: "query", statements, span: { start: 0, end: source.text.length } } as const;
  return { tree, diagnostics: report.diagnostics };
}

function isControlCommand(parser: Parser): boolean {
  const first = parser.tokens[0];
  if (first?.kind !== ".") return false;
  parser.say("kusto/control-command", {}, spanOf(first));
  return true;
}
