import type { Token } from "../../text/index.ts";

export type Mark =
  | "("
  | ")"
  | "["
  | "]"
  | ","
  | "."
  | "|"
  | "?"
  | "!"
  | "~"
  | ":"
  | "="
  | "=="
  | "!="
  | "<"
  | "<="
  | ">"
  | ">="
  | "+"
  | "-"
  | "*"
  | "/"
  | "%";

export interface EqlToken extends Token {
  /**
   * - `word`: a name or keyword
   * - `quoted-name`: between backticks
   * - `number`: unsigned, with fraction and exponent
   * - `string`, `raw`: in quotes, in triple quotes
   * - `old-string`: in single quotes, or `?"…"`: what former versions had
   * - `stray`: a character that has no meaning, already reported
   */
  readonly kind:
    | Mark
    | "word"
    | "quoted-name"
    | "number"
    | "string"
    | "raw"
    | "old-string"
    | "stray"
    | "end";
}
