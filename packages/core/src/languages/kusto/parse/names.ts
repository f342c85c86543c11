import { advance, peek, spanFrom, spanOf, touchesPrevious } from "../../text/index.ts";
import { reservedAsDeclaration, reservedAsReference, typeNames } from "../lex/words.ts";
import type { ColumnDeclaration, Name, TypeName, WildcardName } from "../syntax/index.ts";
import { expect, missingHere, type Parser, refuse } from "./parser.ts";
import { decodeString } from "./strings.ts";

/** Whether a name in brackets, ['…'] or ["…"], starts here. */
export function isBracketedName(parser: Parser, ahead = 0): boolean {
  return (
    peek(parser, ahead).kind === "[" &&
    peek(parser, ahead + 1).kind === "string" &&
    peek(parser, ahead + 2).kind === "]"
  );
}

/** Where a name that starts here ends, in tokens ahead; undefined where none starts. */
export function endOfName(parser: Parser, ahead = 0): number | undefined {
  if (peek(parser, ahead).kind === "word") return ahead + 1;
  return isBracketedName(parser, ahead) ? ahead + 3 : undefined;
}

function readBracketedName(parser: Parser): Name {
  const { start } = advance(parser);
  const text = decodeString(parser, advance(parser)).value;
  advance(parser);
  return { kind: "name", text, bracketed: true, span: spanFrom(parser, start) };
}

function parseNameBut(parser: Parser, reserved: ReadonlySet<string>): Name {
  if (isBracketedName(parser)) return readBracketedName(parser);
  const token = peek(parser);
  if (token.kind !== "word") {
    refuse(parser, "a name");
    return { kind: "name", text: "", bracketed: false, span: missingHere(parser).span };
  }
  advance(parser);
  if (reserved.has(token.text) && !parser.panic) {
    parser.say("kusto/reserved-name", { word: token.text }, spanOf(token));
  }
  return { kind: "name", text: token.text, bracketed: false, span: spanOf(token) };
}

/** The name of something that exists: a column, a table, a function. */
export function parseReference(parser: Parser): Name {
  return parseNameBut(parser, reservedAsReference);
}

/** The name that something gets: `name =`, a parameter, a column of a datatable. */
export function parseDeclaration(parser: Parser): Name {
  return parseNameBut(parser, reservedAsDeclaration);
}

const nothing: ReadonlySet<string> = new Set();

/** A word from a fixed set, which no keyword can clash with: a join kind, a chart. */
export function parseWord(parser: Parser): Name {
  return parseNameBut(parser, nothing);
}

/** Whether a name with `*` in it starts here: its parts touch. */
export function isWildcard(parser: Parser): boolean {
  for (let ahead = 0; ; ahead++) {
    const token = peek(parser, ahead);
    if (ahead > 0 && token.start !== peek(parser, ahead - 1).end) return false;
    if (token.kind === "*") return true;
    if (token.kind !== "word" && token.kind !== "long") return false;
  }
}

/** A name in which `*` may stand for any characters. */
export function parseWildcardName(parser: Parser): Name | WildcardName {
  if (!isWildcard(parser)) return parseReference(parser);
  const first = advance(parser);
  let pattern = first.text;
  while (touchesPrevious(parser) && /^(?:word|long|\*)$/.test(peek(parser).kind)) {
    pattern += advance(parser).text;
  }
  return { kind: "wildcard-name", pattern, span: spanFrom(parser, first.start) };
}

export function parseType(parser: Parser): TypeName {
  const token = peek(parser);
  const type = token.kind === "word" ? typeNames.get(token.text) : undefined;
  if (token.kind !== "word") {
    refuse(parser, "a type");
    return { kind: "type-name", type: "", span: missingHere(parser).span };
  }
  advance(parser);
  if (type === undefined && !parser.panic) {
    parser.say("kusto/unknown-type", { word: token.text, known: typeNames }, spanOf(token));
  }
  return { kind: "type-name", type: type ?? "", span: spanOf(token) };
}

/** `name:type` */
export function parseColumnDeclaration(parser: Parser): ColumnDeclaration {
  const name = parseDeclaration(parser);
  expect(parser, ":");
  return { name, type: parseType(parser) };
}

/** Whether `name =` starts here. */
export function isAssignment(parser: Parser): boolean {
  const end = endOfName(parser);
  return end !== undefined && peek(parser, end).kind === "=";
}
