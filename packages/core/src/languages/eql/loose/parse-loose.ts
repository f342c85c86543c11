import type { SourceText, Span } from "../../../source/index.ts";
import { advance, createReport, foundText, peek, previous, spanOf } from "../../text/index.ts";
import { eqlDiagnostics } from "../diagnostics.ts";
import { parseExpression } from "../parse/expression.ts";
import { createParser, type ParsedEql } from "../parse/parse.ts";
import { accept, isAt, type Parser, refuse } from "../parse/parser.ts";
import { parsePipe } from "../parse/query.ts";
import type { Expression, Pipe } from "../syntax/index.ts";

const maxDiagnostics = 100;

/**
 * Reads the notation that many playbooks have: conditions without a category, tests with `:` and lists in parentheses,
 * and further conditions behind `| where`. Each is meant as in EQL, so it becomes `any where (…) and (…)`. What is
 * strict EQL is read by `parseEql`; this reader says of everything else why it is neither EQL nor Kibana KQL.
 */
export function parseLooseEql(source: SourceText): ParsedEql {
  const report = createReport(eqlDiagnostics, source, maxDiagnostics, (say, span) =>
    say("eql/too-many", { limit: maxDiagnostics }, span),
  );
  const parser = createParser(source, report.say, true);
  const conditions: Expression[] = [];
  const spans: Span[] = [];
  const pipes: Pipe[] = [];
  const condition = () => {
    const { start } = peek(parser);
    conditions.push(parseExpression(parser));
    spans.push({ start, end: previous(parser).end });
  };
  condition();
  while (!parser.panic && isAt(parser, "|")) {
    if (peek(parser, 1).text === "where") {
      advance(parser);
      advance(parser);
      condition();
      continue;
    }
    const pipe = parseEnd(parser);
    if (pipe !== undefined) pipes.push(pipe);
  }
  if (peek(parser).kind !== "end" && !parser.panic) refuse(parser, "'| where', or the end");
  if (!parser.panic) explain(parser, source, spans);
  const span = { start: 0, end: source.text.length };
  return {
    tree: {
      query: {
        kind: "event",
        category: { span: { start: 0, end: 0 } },
        condition: joined(conditions, span),
        span,
      },
      pipes,
      span,
    },
    diagnostics: report.diagnostics,
  };
}

function joined(conditions: readonly Expression[], span: Span): Expression {
  const [only] = conditions;
  return only !== undefined && conditions.length === 1
    ? only
    : { kind: "and", args: conditions, isBracketed: true, span };
}

function parseEnd(parser: Parser): Pipe | undefined {
  const word = peek(parser, 1);
  if (word.text === "head" || word.text === "tail") return parsePipe(parser);
  parser.say("eql/loose-pipe", { word: word.text }, spanOf(word));
  parser.panic = true;
  accept(parser, "|");
  return undefined;
}

/** Why it is neither language, and how it reads in strict EQL. */
function explain(parser: Parser, source: SourceText, spans: readonly Span[]): void {
  const texts = spans.map((span) => source.slice(span).replaceAll(/\s+/g, " ").trim());
  const strict = `any where ${texts.length === 1 ? texts.join("") : texts.map((text) => `(${text})`).join(" and ")}`;
  const kuery = parser.tokens.some(({ kind }) => kind === "|")
    ? "it has a pipe"
    : parser.tokens.some(({ kind }) => kind === ",")
      ? "values are separated by commas"
      : "quoted wildcards would stand for themselves";
  const first = foundText(peek({ ...parser, at: 0 }));
  const span = { start: spans[0]?.start ?? 0, end: spans.at(-1)?.end ?? 0 };
  parser.say("eql/loose", { kuery, eql: `no category stands before ${first}`, strict }, span);
}
