import type { Token } from "../../text/index.ts";

/** Longest first, so that `==` is not read as two. */
export const marks = [
  ..."== != <= >= ::".split(" "),
  ..."( ) [ ] { } , . | ? : ; = < > + - * / %".split(" "),
] as const;

export interface EsqlToken extends Token {
  /**
   * Marks are of the kind that they are written as. Besides:
   * - `word`: a name or keyword
   * - `quoted-name`: between backticks
   * - `number`: unsigned, with fraction and exponent
   * - `string`, `raw`: in quotes, in triple quotes
   * - `stray`: a character that has no meaning, already reported
   */
  readonly kind: string;
}
