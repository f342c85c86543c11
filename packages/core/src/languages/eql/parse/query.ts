import { advance, peek, skipTo, spanFrom, spanOf } from "../../text/index.ts";
import { stringValue } from "../lex/string.ts";
import type {
  Category,
  Duration,
  EventQuery,
  Expression,
  Pipe,
  SampleQuery,
  SequenceQuery,
  SequenceTerm,
} from "../syntax/index.ts";
import { parseExpression } from "./expression.ts";
import { accept, close, expect, isAt, missingHere, type Parser, refuse } from "./parser.ts";

/** `category where condition` */
export function parseEventQuery(parser: Parser): EventQuery {
  const { start } = peek(parser);
  const category = parseCategory(parser);
  const hasWhere = expect(parser, "where", "An event query is: category where condition.");
  const condition = hasWhere === undefined ? missingHere(parser) : parseExpression(parser);
  return { kind: "event", category, condition, span: spanFrom(parser, start) };
}

function parseCategory(parser: Parser): Category {
  const token = peek(parser);
  const span = spanOf(token);
  if (token.kind === "string" || token.kind === "raw") {
    advance(parser);
    return { name: stringValue(token, parser.say), span };
  }
  if (token.kind === "quoted-name") {
    advance(parser);
    return { name: token.text.slice(1, -1), span };
  }
  if (token.kind !== "word") {
    refuse(parser, "an event category, or 'any'");
    return { span };
  }
  advance(parser);
  return token.text === "any" ? { span } : { name: token.text, span };
}

export function parseSequence(parser: Parser): SequenceQuery {
  const { start } = advance(parser);
  const { by, maxSpan } = parseSequenceHead(parser);
  const terms: SequenceTerm[] = [];
  while (isAt(parser, "[") || isAt(parser, "!")) terms.push(...parseTerm(parser));
  const until = accept(parser, "until") === undefined ? undefined : parseTerm(parser)[0];
  const span = spanFrom(parser, start);
  checkTerms(parser, "sequence", terms, until, span);
  return {
    kind: "sequence",
    by,
    ...(maxSpan === undefined ? {} : { maxSpan }),
    terms,
    ...(until === undefined ? {} : { until }),
    span,
  };
}

function parseSequenceHead(parser: Parser): {
  readonly by: readonly Expression[];
  readonly maxSpan: Duration | undefined;
} {
  let by = parseKeys(parser);
  const withToken = peek(parser);
  if (accept(parser, "with") === undefined) return { by, maxSpan: undefined };
  expect(parser, "maxspan", "Write with maxspan=5m.");
  expect(parser, "=");
  const maxSpan = parseDuration(parser);
  if (isAt(parser, "by")) {
    parser.say("eql/maxspan-place", {}, spanOf(withToken));
    by = [...by, ...parseKeys(parser)];
  }
  return { by, maxSpan };
}

export function parseSample(parser: Parser): SampleQuery {
  const { start } = advance(parser);
  const by = parseKeys(parser);
  const terms: SequenceTerm[] = [];
  while (isAt(parser, "[")) terms.push(...parseTerm(parser, false));
  const span = spanFrom(parser, start);
  checkTerms(parser, "sample", terms, undefined, span);
  if (!parser.panic && by.length + (terms[0]?.by.length ?? 0) === 0)
    parser.say("eql/sample-keys", {}, span);
  return { kind: "sample", by, terms, span };
}

function checkTerms(
  parser: Parser,
  kind: string,
  terms: readonly SequenceTerm[],
  until: SequenceTerm | undefined,
  span: { readonly start: number; readonly end: number },
): void {
  if (parser.panic) return;
  const count = terms.reduce((sum, { runs = 1 }) => sum + runs, 0);
  if (count < 2) parser.say("eql/too-few-terms", { kind }, span);
  const first = terms[0]?.by.length ?? 0;
  for (const { by, span: at } of until === undefined ? terms : [...terms, until])
    if (by.length !== first) parser.say("eql/key-count", { first, here: by.length }, at);
}

/** One term; one in brackets that cannot be read is skipped whole, so that the next is read. */
function parseTerm(parser: Parser, mayRun = true): readonly SequenceTerm[] {
  const { start } = peek(parser);
  const missing = accept(parser, "!") !== undefined;
  const opener = expect(parser, "[");
  if (opener === undefined) {
    skipTo(parser, new Set(), ({ kind }) => kind === "[" || kind === "|");
    return [];
  }
  const query = parseEventQuery(parser);
  close(parser, opener, "]");
  const by = parseKeys(parser);
  let runs: number | undefined;
  if (mayRun && isAt(parser, "with")) {
    advance(parser);
    expect(parser, "runs", "Behind a term stands with runs=3.");
    expect(parser, "=");
    const token = advance(parser);
    runs = Number(token.text);
    if (!/^\d+$/.test(token.text) || runs < 1 || runs > 100) {
      parser.say("eql/runs", {}, spanOf(token));
      runs = 1;
    }
  }
  const span = spanFrom(parser, start);
  return [{ query, missing, by, ...(runs === undefined ? {} : { runs }), span }];
}

function parseKeys(parser: Parser): readonly Expression[] {
  if (accept(parser, "by") === undefined) return [];
  const keys = [parseExpression(parser)];
  while (!parser.panic && accept(parser, ",") !== undefined) keys.push(parseExpression(parser));
  return keys;
}

const units: ReadonlyMap<string, number> = new Map([
  ["ms", 1],
  ["s", 1000],
  ["m", 60_000],
  ["h", 3_600_000],
  ["d", 86_400_000],
]);

function parseDuration(parser: Parser): Duration | undefined {
  const number = advance(parser);
  const unit = peek(parser);
  const length = units.get(unit.text);
  const isWhole = /^\d+$/.test(number.text) && unit.start === number.end;
  if (unit.kind === "word") advance(parser);
  const span = { start: number.start, end: unit.kind === "word" ? unit.end : number.end };
  if (isWhole && length !== undefined) return { milliseconds: Number(number.text) * length, span };
  const text = unit.kind === "word" ? number.text + unit.text : number.text;
  if (!parser.panic) parser.say("eql/duration", { text }, span);
  return undefined;
}

const pipes = ["head", "tail"] as const;
const otherPipes: ReadonlySet<string> = new Set([
  "count",
  "filter",
  "sort",
  "unique",
  "unique_count",
]);

export function parsePipe(parser: Parser): Pipe | undefined {
  const bar = advance(parser);
  const name = peek(parser);
  const kind = pipes.find((one) => one === name.text);
  if (kind === undefined) {
    if (otherPipes.has(name.text))
      parser.say("eql/endgame", { what: `| ${name.text}` }, spanOf(name));
    else if (name.kind === "word")
      parser.say("eql/unknown-pipe", { word: name.text, known: pipes }, spanOf(name));
    else refuse(parser, "'head' or 'tail'");
    skipTo(parser, new Set(), (token) => token.kind === "|");
    return undefined;
  }
  advance(parser);
  const count = peek(parser);
  if (count.kind !== "number" || !/^\d+$/.test(count.text)) {
    refuse(parser, "a whole number");
    return undefined;
  }
  advance(parser);
  return { kind, count: Number(count.text), span: { start: bar.start, end: count.end } };
}
