import { advance, peek, spanFrom } from "../../text/index.ts";
import type { DynamicLiteral, JsonEntry, JsonValue, StringLiteral } from "../syntax/index.ts";
import { parseSignedLiteral } from "./literals.ts";
import {
  accept,
  bracketed,
  expect,
  isAt,
  missingHere,
  parseBracketedList,
  type Parser,
  refuse,
} from "./parser.ts";
import { parseString } from "./strings.ts";

/** Whether `dynamic(` starts here. */
export function isDynamic(parser: Parser): boolean {
  return isAt(parser, "dynamic") && peek(parser, 1).kind === "(";
}

/** `dynamic(…)`: JSON, in which keys and strings take every form of string literal, and datetime(…) or 1d may stand. */
export function parseDynamic(parser: Parser): DynamicLiteral {
  const { start } = advance(parser);
  const value = bracketed(parser, ")", () => parseJson(parser));
  const { span } = missingHere(parser);
  return {
    kind: "dynamic",
    value: value ?? { kind: "json-null", span },
    span: spanFrom(parser, start),
  };
}

function parseJson(parser: Parser): JsonValue {
  const { kind, start } = peek(parser);
  if (kind === "[") {
    const items = parseBracketedList(parser, "]", parseJson);
    return { kind: "json-array", items, span: spanFrom(parser, start) };
  }
  if (kind === "{") {
    const entries = bracketed(parser, "}", () => parseEntries(parser)) ?? [];
    return { kind: "json-object", entries, span: spanFrom(parser, start) };
  }
  if (accept(parser, "null") !== undefined) {
    return { kind: "json-null", span: spanFrom(parser, start) };
  }
  if (isDynamic(parser)) return parseDynamic(parser);
  const literal = kind === "+" ? undefined : parseSignedLiteral(parser);
  if (literal !== undefined) return literal;
  refuse(parser, "a JSON value", "Names cannot stand in dynamic(…); use pack_array or bag_pack.");
  return { kind: "json-null", span: missingHere(parser).span };
}

function parseEntries(parser: Parser): readonly JsonEntry[] {
  const entries: JsonEntry[] = [];
  if (isAt(parser, "}")) return entries;
  do {
    const key = parseKey(parser);
    if (key === undefined) break;
    expect(parser, ":");
    entries.push({ key, value: parseJson(parser) });
  } while (!parser.panic && accept(parser, ",") !== undefined);
  return entries;
}

function parseKey(parser: Parser): StringLiteral | undefined {
  if (peek(parser).kind === "string") return parseString(parser);
  refuse(parser, "a key in quotes");
  return undefined;
}
