import { spanFrom } from "../../../text/index.ts";
import type { SortKey } from "../../syntax/index.ts";
import { parseNamed } from "../expression.ts";
import { accept, type Parser, refuse } from "../parser.ts";

/** An expression with its direction and the place of nulls: `a asc nulls last`. */
export function parseSortKey(parser: Parser): SortKey {
  const value = parseNamed(parser);
  const order = oneOf(parser, ["asc", "desc"]);
  const nulls = accept(parser, "nulls") === undefined ? {} : { nulls: parseNulls(parser) };
  const ordered = order === undefined ? {} : { order };
  return { value, ...ordered, ...nulls, span: spanFrom(parser, value.span.start) };
}

function parseNulls(parser: Parser): "first" | "last" {
  const place = oneOf(parser, ["first", "last"]);
  if (place === undefined) refuse(parser, "'first' or 'last'");
  return place ?? "last";
}

function oneOf<W extends string>(parser: Parser, words: readonly W[]): W | undefined {
  return words.find((word) => accept(parser, word) !== undefined);
}
