import type { Token } from "../../text/index.ts";

/** Marks and operators that are no words; a token of one has itself as its kind. */
export type Mark =
  | "("
  | ")"
  | "["
  | "]"
  | "{"
  | "}"
  | "|"
  | ";"
  | ","
  | ":"
  | "."
  | ".."
  | "="
  | "=="
  | "=>"
  | "=~"
  | "!="
  | "!~"
  | "<>"
  | "<"
  | "<="
  | ">"
  | ">="
  | "+"
  | "-"
  | "*"
  | "/"
  | "%"
  | "@"
  | "?";

export interface KustoToken extends Token {
  /**
   * - `word`: a name or keyword, also with `$` before it; also `!has`, `in~`, `!in~`
   * - `long`, `real`, `timespan`: an unsigned number, and one with a unit
   * - `string`: with quotes and prefixes; adjacent ones are tokens of their own
   * - `typed`: a word and what its parentheses hold, unread: `datetime(2020-01-01)`
   * - `guid`: a GUID that stands for itself
   * - `stray`: a character that has no meaning, already reported
   */
  readonly kind:
    | Mark
    | "word"
    | "long"
    | "real"
    | "timespan"
    | "string"
    | "typed"
    | "guid"
    | "stray"
    | "end";
}
