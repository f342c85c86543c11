import type { Span } from "../../../source/index.ts";

/** A name as it is meant; where one is missing (and was reported) its text is empty. */
export interface Name {
  readonly kind: "name";
  readonly text: string;
  /** Written ['…'] or ["…"]. */
  readonly bracketed: boolean;
  readonly span: Span;
}

/** A pattern for names, `*` standing for any characters: `Device*Events`, `*`. */
export interface WildcardName {
  readonly kind: "wildcard-name";
  readonly pattern: string;
  readonly span: Span;
}
