import type { Diagnostic, SourceText, Span } from "../../source/index.ts";
import {
  advance,
  createReport,
  matchBrackets,
  peek,
  spanFrom,
  spanOf,
  type TokenStream,
} from "../text/index.ts";
import { kueryDiagnostics, type SayKuery } from "./diagnostics.ts";
import { type KueryToken, lexKuery } from "./lex.ts";
import { lintKuery } from "./lint.ts";
import type { KueryNode, KueryValue, Words } from "./syntax.ts";

export interface ParsedKuery {
  /** Always there; what could not be read is missing from it and has a diagnostic. */
  readonly tree: KueryNode;
  readonly diagnostics: readonly Diagnostic[];
}

export interface KueryOptions {
  /** Whether a field holds lists of objects; where it is not given, any field may. */
  readonly isNested?: (field: string) => boolean;
}

interface Parser extends TokenStream<KueryToken> {
  readonly say: SayKuery;
  readonly options: KueryOptions;
  panic: boolean;
  depth: number;
}

const maxDepth = 200;
const maxDiagnostics = 100;

/**
 * Parses a query of the Kibana Query Language (https://www.elastic.co/docs/reference/query-languages/kql). Where
 * Kibana's and Elasticsearch's parsers disagree, what either accepts is accepted, and `and` binds tighter than `or`.
 * Never throws.
 */
export function parseKuery(source: SourceText, options: KueryOptions = {}): ParsedKuery {
  const report = createReport(kueryDiagnostics, source, maxDiagnostics, (say, span) =>
    say("kuery/too-many", { limit: maxDiagnostics }, span),
  );
  const tokens = lexKuery(source.text, report.say);
  const parser: Parser = {
    say: report.say,
    options,
    tokens,
    closers: matchBrackets(tokens, brackets),
    at: 0,
    panic: false,
    depth: 0,
  };
  const span = { start: 0, end: source.text.length };
  const isEmpty = peek(parser).kind === "end";
  const tree: KueryNode = isEmpty ? { kind: "everything", span } : parseOr(parser);
  if (peek(parser).kind !== "end") refuse(parser, "'and', 'or' or the end");
  lintKuery(tree, source, report.say);
  return { tree, diagnostics: report.diagnostics };
}

const brackets: ReadonlyMap<string, string> = new Map([
  ["(", ")"],
  ["{", "}"],
]);

function refuse(parser: Parser, wanted: string, hint?: string): void {
  const token = peek(parser);
  const found = token.kind === "end" ? "the end" : `'${token.text}'`;
  if (!parser.panic) parser.say("kuery/syntax", { found, wanted, hint }, spanOf(token));
  parser.panic = true;
}

/** A keyword, if something follows that it can join; otherwise it is a word like others. */
function isKeyword(parser: Parser, word: "and" | "or" | "not"): boolean {
  const token = peek(parser);
  if (token.kind !== "word" || token.text.toLowerCase() !== word) return false;
  const next = peek(parser, 1).kind;
  return next === "word" || next === "quoted" || next === "(";
}

function parseOr(parser: Parser): KueryNode {
  return joined(parser, "or", (inner) => joined(inner, "and", parseNot));
}

function joined<T extends { readonly span: Span }>(
  parser: Parser,
  kind: "and" | "or",
  operand: (parser: Parser) => T,
): T | { readonly kind: "and" | "or"; readonly args: readonly T[]; readonly span: Span } {
  const { start } = peek(parser);
  const args = [operand(parser)];
  while (!parser.panic && isKeyword(parser, kind)) {
    advance(parser);
    args.push(operand(parser));
  }
  const [only] = args;
  return only !== undefined && args.length === 1
    ? only
    : { kind, args, span: spanFrom(parser, start) };
}

/** Counts a level; false, with a diagnostic, where there are too many. */
function descend(parser: Parser): boolean {
  if (parser.depth < maxDepth) {
    parser.depth++;
    return true;
  }
  if (!parser.panic) parser.say("kuery/depth", { limit: maxDepth }, spanOf(peek(parser)));
  parser.panic = true;
  return false;
}

function parseNot(parser: Parser): KueryNode {
  const { start } = peek(parser);
  if (!isKeyword(parser, "not")) return parseTest(parser);
  advance(parser);
  if (!descend(parser)) return nothing(parser);
  const arg = parseNot(parser);
  parser.depth--;
  return { kind: "not", arg, span: spanFrom(parser, start) };
}

function nothing(parser: Parser): KueryNode {
  const { start } = peek(parser);
  return { kind: "everything", span: { start, end: start } };
}

const comparisons: ReadonlySet<string> = new Set(["<", "<=", ">", ">="]);

function parseTest(parser: Parser): KueryNode {
  const token = peek(parser);
  if (token.kind === "(") return parseGroup(parser);
  if (token.kind !== "word" && token.kind !== "quoted") {
    refuse(parser, "a field or a value");
    return nothing(parser);
  }
  const words = parseWords(parser);
  const next = peek(parser);
  if (next.kind === ":") return parseField(parser, words);
  if (comparisons.has(next.kind)) {
    advance(parser);
    if (peek(parser).kind !== "word" && peek(parser).kind !== "quoted") refuse(parser, "a value");
    const value = parseWords(parser);
    const span = spanFrom(parser, token.start);
    return { kind: "range", field: words, operator: next.kind as "<", value, span };
  }
  if (isWildcard(words)) return { kind: "everything", span: words.span };
  return { kind: "test", value: words, span: words.span };
}

function isWildcard({ quoted, pieces }: Words): boolean {
  return !quoted && pieces.length === 1 && pieces[0] === null;
}

function parseGroup(parser: Parser): KueryNode {
  const opener = advance(parser);
  if (!descend(parser)) return nothing(parser);
  const inner = parseOr(parser);
  parser.depth--;
  closeBracket(parser, opener, ")");
  return inner;
}

function closeBracket(parser: Parser, opener: KueryToken, closing: ")" | "}"): void {
  if (peek(parser).kind === closing) {
    advance(parser);
    return;
  }
  if (peek(parser).kind === "end" && !parser.panic) {
    parser.say("kuery/unclosed", { mark: opener.text }, spanOf(opener));
    parser.panic = true;
  }
  refuse(parser, `'${closing}'`);
}

function parseField(parser: Parser, field: Words): KueryNode {
  advance(parser);
  const token = peek(parser);
  const { start } = field.span;
  if (token.kind === "{") return parseNested(parser, field);
  if (token.kind !== "word" && token.kind !== "quoted" && token.kind !== "(") {
    refuse(parser, "a value");
    return nothing(parser);
  }
  const value = parseValue(parser);
  const span = spanFrom(parser, start);
  if (value.kind === "words" && isWildcard(value) && isWildcard(field))
    return { kind: "everything", span };
  return { kind: "test", field, value, span };
}

function parseNested(parser: Parser, field: Words): KueryNode {
  const name = field.pieces.map((piece) => piece ?? "*").join("");
  if (parser.options.isNested?.(name) === false)
    parser.say("kuery/not-nested", { field: name }, field.span);
  const opener = advance(parser);
  if (!descend(parser)) return nothing(parser);
  const query = parseOr(parser);
  parser.depth--;
  closeBracket(parser, opener, "}");
  const bare = testsWithoutField(query)[0];
  if (bare !== undefined) parser.say("kuery/nested-without-field", {}, bare.span);
  return { kind: "nested", field, query, span: spanFrom(parser, field.span.start) };
}

function testsWithoutField(node: KueryNode): readonly KueryNode[] {
  switch (node.kind) {
    case "and":
    case "or":
      return node.args.flatMap(testsWithoutField);
    case "not":
      // Elasticsearch's own parser takes `not foo` here, though not `foo`.
      return node.arg.kind === "test" ? [] : testsWithoutField(node.arg);
    case "test":
      return node.field === undefined ? [node] : [];
    default:
      return [];
  }
}

function parseValue(parser: Parser): KueryValue {
  if (peek(parser).kind !== "(") return parseWords(parser);
  const opener = advance(parser);
  if (!descend(parser)) return noWords(parser);
  const value = joined<KueryValue>(parser, "or", (inner) =>
    joined<KueryValue>(inner, "and", parseNotValue),
  );
  parser.depth--;
  closeBracket(parser, opener, ")");
  return value;
}

function parseNotValue(parser: Parser): KueryValue {
  const { start } = peek(parser);
  if (!isKeyword(parser, "not")) return parseValue(parser);
  advance(parser);
  if (!descend(parser)) return noWords(parser);
  const arg = parseNotValue(parser);
  parser.depth--;
  return { kind: "not", arg, span: spanFrom(parser, start) };
}

function noWords(parser: Parser): Words {
  const { start } = peek(parser);
  return { kind: "words", quoted: false, pieces: [], span: { start, end: start } };
}

/** One quoted text, or words up to a mark or to a keyword that joins something to them. */
function parseWords(parser: Parser): Words {
  const first = peek(parser);
  if (first.kind === "quoted") {
    advance(parser);
    return { kind: "words", quoted: true, pieces: first.pieces, span: spanOf(first) };
  }
  const pieces: (string | null)[] = [];
  let last: KueryToken | undefined;
  while (peek(parser).kind === "word") {
    const isJoint = ["and", "or", "not"].some((word) => isKeyword(parser, word as "and"));
    // At its start a value may be a keyword that has nothing to join: `AND foo`.
    if (isJoint && last !== undefined) break;
    const token = advance(parser);
    if (last !== undefined) append(pieces, [" "]);
    append(pieces, token.pieces);
    last = token;
  }
  if (last === undefined) refuse(parser, "a value");
  return { kind: "words", quoted: false, pieces, span: spanFrom(parser, first.start) };
}

function append(pieces: (string | null)[], more: readonly (string | null)[]): void {
  for (const piece of more) {
    const before = pieces.at(-1);
    if (typeof piece === "string" && typeof before === "string")
      pieces[pieces.length - 1] = before + piece;
    else pieces.push(piece);
  }
}
